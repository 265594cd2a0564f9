// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

import ByteKit
import Glibc
import SplitCache
import SplitCodecs
import SplitModel
import Synchronization
import TestSupport
import Testing

/// P1, P9, P10, P13, P14, P18 and P23: many at once.
@Suite(.scratchDirectory) struct ConcurrencyTests {
  /// A number that many may add to.
  final class Counter: Sendable {
    private let count = Mutex(0)
    var value: Int { count.withLock { $0 } }
    func add(_ number: Int) { count.withLock { $0 += number } }
  }

  /// How locks behave.
  enum Locks: CaseIterable { case work, free, fail }

  @Test(arguments: Locks.allCases)
  func `writers and readers of one key, beside those who clean, get it right`(
    _ locks: Locks
  ) async throws {
    let calls = ModelFileCalls(Scene.disk())
    calls.setLocks(work: locks != .fail, free: locks == .free)
    // Everybody writes byte by byte.
    let slow = InterceptedFileCalls(calls) { event in
      event.call == .write && event.index % 3 != 0 ? .isShort : .proceeds
    }
    let options = StoreOptions(codec: PlainCodec(), wait: .milliseconds(1))
    await withTaskGroup(of: Void.self) { group in
      for worker in 0..<8 {
        group.addTask { @concurrent in
          for round in 0..<40 {
            do {
              let store = try Scene.store(slow, options)
              switch worker {
              case 0: _ = try store.clear()
              case 1 where round % 4 == 0: _ = try store.repair()
              case 1: _ = try store.prune(PruneLimits(maximumSize: 0))
              default: try Scene.get(store)
              }
            } catch {
              Issue.record("\(error)")
            }
          }
        }
      }
    }
    #expect(calls.openCount == 0)
    #expect(try Scene.store(calls).verify().bad.isEmpty)
  }

  /// Runs the stress tool, which says 0 if all was well.
  private func stress(_ words: [String]) -> Int32 {
    let program = FilePath(CommandLine.arguments[0]).parentDirectory.appending("cache-stress")
    let all = [program.string, Scratch.path.appending("stress").string] + words
    var pointers = unsafe all.map { unsafe strdup($0) } + [nil]
    defer { for place in all.indices { unsafe free(pointers[place]) } }
    var child: pid_t = 0
    var status: Int32 = 0
    // SAFE: the words are zero-terminated copies that live until the call returns.
    guard unsafe posix_spawn(&child, program.string, nil, nil, &pointers, environ) == 0,
      unsafe waitpid(child, &status, 0) == child
    else { return -1 }
    return status
  }

  @Test(arguments: [["--rounds", "1000"], ["--rounds", "1000", "--clearing"]])
  func `eight processes that get one cold entry all get the right rows`(_ words: [String]) {
    #expect(stress(words) == 0)
  }

  @Test func `processes that are killed beside a vandal never answer wrong`() {
    #expect(stress(["--seconds", "4"]) == 0)
  }

  @Test func `workers that create, read and delete one cached split do not disturb each other`() {
    #expect(stress(["--scenario", "issue-1641", "--seconds", "2"]) == 0)
  }

  @Test func `processes that fork while they use a store disturb nobody`() {
    #expect(stress(["--scenario", "forks", "--seconds", "2"]) == 0)
  }

  @Test(arguments: Locks.allCases)
  func `entries are published and found, and healed, however locks behave`(_ locks: Locks) throws {
    let calls = ModelFileCalls(Scene.disk())
    calls.setLocks(work: locks != .fail, free: locks == .free)
    let store = try Scene.store(calls, StoreOptions(codec: PlainCodec(), wait: .milliseconds(1)))
    #expect(try Scene.get(store).entry != nil)
    #expect(try Scene.get(store).outcome == .hit)
    calls.change { disk in
      for name in disk.entries { disk.names?[name].map { disk.nodes[$0]?.bytes[9] ^= 1 } }
    }
    #expect(try Scene.get(store).outcome == .healed)
    #expect(try Scene.get(store).outcome == .hit)
  }

  @Test func `one process computes, and those who wait find its entry`() async throws {
    let scene = try RealScene()
    let computed = Counter()
    let options = StoreOptions(codec: PlainCodec(), wait: .seconds(20))
    let (source, directory) = (scene.source, scene.directory)
    await withTaskGroup(of: Void.self) { group in
      for _ in 0..<6 {
        group.addTask { @concurrent in
          do {
            let store = try SplitStore(directory: directory, options: options)
            let answer = try store.get(source) { bytes in
              computed.add(1)
              usleep(50_000)
              return try Scene.parse(bytes)
            }
            #expect(try answer.split == Scene.split())
          } catch {
            Issue.record("\(error)")
          }
        }
      }
    }
    #expect(computed.value == 1)
    #expect(!RealScene.names(in: directory).contains { $0.hasSuffix(".lock") })
  }

  @Test func `a holder that never lets go is waited for no longer than allowed`() throws {
    let calls = ModelFileCalls(Scene.disk())
    let options = StoreOptions(codec: PlainCodec(), wait: .milliseconds(500))
    let store = try Scene.store(calls, options)
    let nested = Counter()
    let answer = try store.get(Scene.source) { bytes in
      // While this one holds the lock, another comes, waits, and computes after all.
      let before = calls.paused
      let other = try store.get(Scene.source, parsing: Scene.parse)
      nested.add(calls.paused - before)
      #expect(try other.split == Scene.split())
      return try Scene.parse(bytes)
    }
    #expect(try answer.split == Scene.split())
    let waited = nested.value
    #expect(waited >= 480_000_000 && waited <= 520_000_000, "waited \(waited) ns")
  }

  @Test func `two directories share nothing`() async throws {
    let scene = try RealScene()
    let (source, parent) = (scene.source, Scratch.path)
    await withTaskGroup(of: Void.self) { group in
      for worker in 0..<8 {
        group.addTask { @concurrent in
          let directory = parent.appending(FilePath("store-\(worker)"))
          for _ in 0..<125 {
            do {
              let store = try SplitStore(directory: directory, options: Scene.options)
              let first = try store.get(source, parsing: Scene.parse)
              let second = try store.get(source, parsing: Scene.parse)
              #expect(first.provenance.outcome == .miss)
              #expect(second.provenance.outcome == .hit)
              #expect(try store.clear().removed.count == 1)
            } catch {
              Issue.record("\(error)")
            }
          }
        }
      }
    }
  }

  @Test func `a mapped split stays valid while its entry is replaced and removed`() throws {
    let rows = (0..<100_000).map { UInt8(truncatingIfNeeded: $0 / 7) }
    let scene = try RealScene(rows)
    let options = StoreOptions(codec: BinaryCodec(), access: .mapped)
    let store = try scene.store(options)
    try scene.get(store, rows)
    let mapped = try store.get(scene.source, parsing: Scene.parse)
    #expect(mapped.provenance.outcome == .hit)
    for _ in 0..<20 {
      _ = try store.clear()
      try scene.get(store, rows)
      _ = try store.prune(PruneLimits(maximumSize: 0))
      #expect(try mapped.split == Scene.split(rows))
    }
  }

  @Test func `a vandal who cuts files in place does not disturb those who read copies`()
    async throws
  {
    let rows = (0..<100_000).map { UInt8(truncatingIfNeeded: $0 / 7) }
    let scene = try RealScene(rows)
    let store = try scene.store(StoreOptions(codec: BinaryCodec()))
    let entry = try #require(try scene.get(store, rows).entry)
    let done = Counter()
    await withTaskGroup(of: Void.self) { group in
      group.addTask { @concurrent in
        while done.value == 0 {
          // SAFE: a zero-terminated path is passed to the system.
          _ = unsafe entry.withCPath { unsafe truncate($0, off_t.random(in: 0..<400_000)) }
          usleep(200)
        }
      }
      do {
        for _ in 0..<40 { try scene.get(store, rows) }
      } catch {
        Issue.record("\(error)")
      }
      done.add(1)
    }
  }

  @Test func `a cancelled task leaves nothing behind, whenever it is cancelled`() async throws {
    var victim = 0
    var isOver = false
    while !isOver {
      let index = victim
      let calls = ModelFileCalls(Scene.disk())
      let options = StoreOptions(codec: PlainCodec(), durability: .durable, wait: .seconds(1))
      isOver = await Task { () async -> Bool in
        let cancelling = InterceptedFileCalls(calls) { event in
          if event.index == index { unsafe withUnsafeCurrentTask { unsafe $0?.cancel() } }
          return .proceeds
        }
        do {
          try Scene.get(Scene.store(cancelling, options))
        } catch StoreError.cancelled {
        } catch {
          Issue.record("\(error)")
        }
        return cancelling.events.count <= index
      }.value
      #expect(calls.openCount == 0)
      let rest = (calls.disk.names ?? [:]).keys.filter {
        !$0.hasSuffix(".entry") && !$0.hasSuffix(".record")
      }
      #expect(rest.isEmpty, "cancelled at call \(index)")
      try Scene.get(Scene.store(calls))
      victim += 1
    }
    #expect(victim > 20)
  }
}
