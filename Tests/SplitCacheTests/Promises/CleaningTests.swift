// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

import ByteKit
import SplitCache
import TestSupport
import Testing

/// P14, P15, P16, P24: what is removed, and what never is.
@Suite struct CleaningTests {
  private static let second = 1_000_000_000

  /// Puts a file of some age and size into a store.
  private static func plant(
    _ name: FilePath, age seconds: Int, bytes: Int = 100, in disk: inout ModelDisk
  ) {
    let node = disk.makeNode()
    disk.nodes[node]?.bytes = [UInt8](repeating: 1, count: bytes)
    disk.nodes[node]?.modified = disk.clock - seconds * second
    if disk.names == nil { disk.names = [:] }
    disk.names?[name] = node
  }

  private static func entry(_ index: Int, version: Int = 1) -> FilePath {
    let digits = String(index, radix: 16)
    return FilePath(
      String(repeating: "0", count: 64 - digits.count) + digits + ".v\(version).entry")
  }

  private static let temporary: FilePath = "0123456789abcdef0123456789abcdef.temporary"

  @Test(arguments: 0..<40)
  func `a prune leaves what a simple model leaves`(_ round: Int) throws {
    var random = SeededGenerator(seed: UInt64(round))
    var disk = ModelDisk()
    disk.names = [:]
    var model: [(name: FilePath, age: Int, bytes: Int)] = []
    for index in 0..<Int.random(in: 0...12, using: &random) {
      // Some were used in the future: the clock jumped back.
      let age = Int.random(in: -50...200, using: &random)
      let item = (name: Self.entry(index), age: age, bytes: Int.random(in: 1...99, using: &random))
      Self.plant(item.name, age: age, bytes: item.bytes, in: &disk)
      model.append(item)
    }
    let size = Int.random(in: 0...600, using: &random)
    let age = Int.random(in: 0...200, using: &random)
    let young = max(0, Int.random(in: -30...30, using: &random))
    model.sort { ($0.age, $1.name.string) > ($1.age, $0.name.string) }
    var kept = model.filter { $0.age <= age || $0.age < young }
    while kept.reduce(0, { $0 + $1.bytes }) > size {
      guard let oldest = kept.firstIndex(where: { max(0, $0.age) >= young }) else { break }
      kept.remove(at: oldest)
    }

    let calls = ModelFileCalls(disk)
    let limits = PruneLimits(
      maximumSize: size, maximumAge: .seconds(age), sparing: .seconds(young))
    let store = try Scene.store(calls)
    let dry = try store.prune(limits, isDryRun: true)
    #expect(calls.disk.entries.count == model.count)
    let report = try store.prune(limits)
    #expect(Set(calls.disk.entries) == Set(kept.map(\.name)), "seed \(round)")
    #expect(dry.removed == report.removed)
    #expect(report.keptBytes == kept.reduce(0) { $0 + $1.bytes })
    #expect(young > 0 || report.keptBytes <= size)
  }

  @Test func `an entry that is used while a prune runs stays`() throws {
    let calls = try Scene.filled()
    let busy = InterceptedFileCalls(calls) { event in
      if event.call == .names {
        calls.change { disk in
          for name in disk.entries {
            guard let number = disk.names?[name] else { continue }
            disk.nodes[number]?.modified += 1
          }
        }
      }
      return .proceeds
    }
    // Listing comes before the looks at each name, so the change is seen in the second look only
    // if it comes between them.
    let late = InterceptedFileCalls(busy) { event in
      if event.call == .statusOfName, event.index > 4 {
        calls.change { disk in
          for name in disk.entries {
            guard let number = disk.names?[name] else { continue }
            disk.nodes[number]?.modified += 1
          }
        }
      }
      return .proceeds
    }
    let report = try Scene.store(late).prune(PruneLimits(maximumSize: 0))
    #expect(report.removed.isEmpty)
    #expect(calls.disk.entries.count == 1)
  }

  @Test(arguments: [-7200, -61, -59, 0, 59, 61, 7200])
  func `leftovers of the dead go after the grace time`(_ age: Int) throws {
    var disk = ModelDisk()
    Self.plant(Self.temporary, age: age, in: &disk)
    for locksWork in [true, false] {
      let calls = ModelFileCalls(disk)
      calls.setLocks(work: locksWork, free: false)
      _ = try Scene.store(calls).prune(PruneLimits())
      #expect(calls.disk.temporaries.isEmpty == (abs(age) >= 60), "prune, locks \(locksWork)")
      _ = try Scene.store(calls).clear()
      #expect(
        calls.disk.temporaries.isEmpty == (abs(age) >= 60 || locksWork), "clear, \(locksWork)")
    }
  }

  @Test(arguments: [-100_000, 0, 100_000])
  func `a living writer's temporary stays, however the clock jumps`(_ jump: Int) throws {
    let calls = ModelFileCalls(Scene.disk())
    let cleaner = try Scene.store(calls)
    // While the writer is about to rename, somebody cleans in every way.
    let writing = InterceptedFileCalls(calls) { event in
      if event.call == .rename {
        calls.change { $0.clock += jump * Self.second }
        _ = try? cleaner.prune(PruneLimits(maximumSize: 0, maximumAge: .zero))
        _ = try? cleaner.repair()
        _ = try? cleaner.clear()
      }
      return .proceeds
    }
    let provenance = try Scene.get(Scene.store(writing))
    #expect(provenance.note == nil)
    #expect(provenance.entry != nil)
    #expect(calls.disk.entries.count == 1)
  }

  @Test func `a writer that loses its temporary before it is locked makes another`() throws {
    let calls = ModelFileCalls(Scene.disk())
    let cleaner = try Scene.store(calls)
    let writing = InterceptedFileCalls(calls) { event in
      if event.call == .lock, event.index < 30 { _ = try? cleaner.clear() }
      return .proceeds
    }
    let provenance = try Scene.get(Scene.store(writing))
    #expect(provenance.note == nil)
    #expect(calls.disk.entries.count == 1)
  }

  @Test func `clear removes the store's own files and nothing else`() throws {
    let calls = try Scene.filled()
    let entryFolder = Self.entry(7)
    let entryLink = Self.entry(8)
    let foreign: [FilePath] = [
      "notes.txt", "0.v1.entry", "ABCD.lock", ".profile", FilePath(bytes: [0xFF, 0x0A, 0x20]),
      FilePath(String(repeating: "A", count: 64) + ".v1.entry"),
      FilePath(String(repeating: "a", count: 64) + ".v01.entry"),
      FilePath(String(repeating: "a", count: 64) + ".v1.entry.bak"),
    ]
    let own: [FilePath] = [
      Self.entry(1), Self.entry(2, version: 12), Self.temporary,
      FilePath(String(repeating: "a", count: 64) + ".lock"),
    ]
    calls.change { disk in
      for name in foreign + own + [entryFolder, entryLink] {
        Self.plant(name, age: 5, in: &disk)
      }
      disk.names?[entryFolder].map { disk.nodes[$0]?.kind = .directory }
      disk.names?[entryLink].map { disk.nodes[$0]?.kind = .other }
    }
    let store = try Scene.store(calls)
    let before = calls.disk.names
    let dry = try store.clear(isDryRun: true)
    #expect(calls.disk.names == before)
    let report = try store.clear()
    #expect(Set((calls.disk.names ?? [:]).keys) == Set(foreign + [entryFolder, entryLink]))
    #expect(report.removed == dry.removed)
    #expect(report.removed.count == 3)
    #expect(report.removedOthers == 3)
    #expect(dry.removedOthers == 3)
  }

  @Test(arguments: [
    "\(String(repeating: "a", count: 64)).v01.entry",
    "\(String(repeating: "A", count: 64)).v1.entry",
    "\(String(repeating: "a", count: 63)).v1.entry",
    "\(String(repeating: "a", count: 64)).v0.record",
    "\(String(repeating: "a", count: 64)).v1.entry.old",
    "\(String(repeating: "a", count: 33)).temporary",
  ])
  func `clear leaves names that are almost the store's own`(_ name: String) throws {
    let calls = try Scene.filled()
    calls.change { disk in
      let node = disk.makeNode()
      disk.names?[FilePath(name)] = node
    }
    _ = try Scene.store(calls).clear()
    #expect(calls.disk.names.map { Array($0.keys) } == [FilePath(name)])
  }

  @Test func `pruning the last entry takes the records along`() throws {
    let calls = try Scene.filled()
    let report = try Scene.store(calls).prune(PruneLimits(maximumSize: 0))
    #expect(report.removed.count == 1)
    #expect(calls.disk.names?.isEmpty == true)
  }

  @Test func `use is noted to the minute`() throws {
    let calls = try Scene.filled()
    let store = try Scene.store(calls)
    let made = try #require(store.list().first).used
    calls.change { $0.clock += 30 * Self.second }
    try Scene.get(store)
    #expect(try store.list().first?.used == made)
    calls.change { $0.clock += 31 * Self.second }
    try Scene.get(store)
    #expect(try store.list().first?.used == calls.disk.clock)
  }
}
