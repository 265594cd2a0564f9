// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

import ByteKit
import SplitCache
import Testing

/// P6: a changed source is never answered with the old split.
@Suite struct SourceTests {
  /// The same length, one digit else.
  static let edited = Array("some rows to spliT".utf8)

  /// A way to change a source.
  struct Edit: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let apply: @Sendable (inout ModelDisk) -> Void
  }

  static let edits: [Edit] = [
    Edit(testDescription: "in place") { $0.place(edited, at: Scene.source) },
    Edit(testDescription: "by rename") { $0.replace(edited, at: Scene.source) },
    Edit(testDescription: "in place, its time of change put back") { disk in
      guard let number = disk.sources[Scene.source], let old = disk.nodes[number] else { return }
      disk.place(edited, at: Scene.source)
      disk.nodes[number]?.modified = old.modified
    },
    Edit(testDescription: "by a copy that keeps the time of change") { disk in
      guard let number = disk.sources[Scene.source], let old = disk.nodes[number] else { return }
      disk.replace(edited, at: Scene.source)
      guard let fresh = disk.sources[Scene.source] else { return }
      disk.nodes[fresh]?.modified = old.modified
    },
  ]

  @Test(arguments: edits, [1, 4_000_000, 1_000_000_000, 2_000_000_000])
  func `a changed source gives the new split`(_ edit: Edit, _ tick: Int) throws {
    // However old the file is when it is read, and however soon after that it changes.
    for age in [0, 1, 5_000_000, 1_999_999_999, 2_000_000_000, 5_000_000_000] {
      for pause in [0, 1, tick / 2, tick, 3_000_000_000] {
        var disk = ModelDisk()
        disk.tick = tick
        disk.clock += 777_777_777
        disk.place(Scene.content, at: Scene.source)
        disk.clock += age
        let calls = ModelFileCalls(disk)
        let store = try Scene.store(calls)
        try Scene.get(store)
        try Scene.get(store)
        calls.change { disk in
          disk.clock += pause
          edit.apply(&disk)
        }
        try Scene.get(store, Self.edited)
        calls.change { $0.clock += 10_000_000_000 }
        try Scene.get(store, Self.edited)
        try Scene.get(store, Self.edited)
      }
    }
  }

  @Test func `a change in the tick in which a slow reader read is seen`() throws {
    // The file is old by the clock when parsing ends, but it was read in the tick of its change.
    var disk = ModelDisk()
    disk.place(Scene.content, at: Scene.source)
    let calls = ModelFileCalls(disk)
    let slow = InterceptedFileCalls(calls) { event in
      if event.call == .read {
        calls.change { disk in
          guard let number = disk.sources[Scene.source] else { return }
          // The first read of the source: the same tick, then a long time passes.
          if disk.nodes[number]?.bytes == Scene.content { disk.clock += 60_000_000_000 }
        }
      }
      return .proceeds
    }
    let store = try Scene.store(slow)
    _ = try store.get(Scene.source, parsing: Scene.parse)
    calls.change { disk in
      // The second change of that tick, which left the times as they were.
      guard let number = disk.sources[Scene.source] else { return }
      disk.nodes[number]?.bytes = Self.edited
    }
    try Scene.get(Scene.store(calls), Self.edited)
  }

  @Test func `checking content sees what times do not tell`() throws {
    let calls = try Scene.filled()
    calls.change { disk in
      guard let number = disk.sources[Scene.source] else { return }
      disk.nodes[number]?.bytes = Self.edited
    }
    let store = try Scene.store(calls, Scenario.checked)
    let provenance = try Scene.get(store, Self.edited)
    #expect(provenance.hashing == .asked)
    #expect(try Scene.get(store, Self.edited).outcome == .hit)
  }

  @Test func `a source that changes while it is read is read again`() throws {
    for times in 1...5 {
      let calls = ModelFileCalls(Scene.disk())
      let restless = InterceptedFileCalls(calls) { event in
        if event.call == .read {
          calls.change { disk in
            guard let number = disk.sources[Scene.source] else { return }
            let count = disk.nodes[number]?.bytes.count ?? 0
            if count < Scene.content.count + times {
              disk.clock += 10_000_000
              disk.place(
                Scene.content + [UInt8](repeating: 66, count: count - 17), at: Scene.source)
            }
          }
        }
        return .proceeds
      }
      let store = try Scene.store(restless)
      if times < 3 {
        let now = Scene.content + [UInt8](repeating: 66, count: times)
        #expect(try Scene.get(store, now).outcome == .miss)
      } else {
        #expect(throws: StoreError.self) { try store.get(Scene.source, parsing: Scene.parse) }
      }
    }
  }

  @Test func `files without a usable identity are hashed each time`() throws {
    var disk = Scene.disk()
    disk.sources[Scene.source].map { disk.nodes[$0]?.changed = 0 }
    let store = try Scene.store(ModelFileCalls(disk))
    #expect(try Scene.get(store).outcome == .miss)
    let provenance = try Scene.get(store)
    #expect(provenance.outcome == .hit)
    #expect(provenance.hashing == .oddIdentity)
  }

  @Test func `a source of the future is hashed until its time has come`() throws {
    var disk = Scene.disk()
    disk.clock += 3_600_000_000_000
    disk.replace(Scene.content, at: Scene.source)
    disk.clock -= 3_600_000_000_000
    let calls = ModelFileCalls(disk)
    let store = try Scene.store(calls)
    try Scene.get(store)
    #expect(try Scene.get(store).hashing == .noRecord)
    calls.change { $0.clock += 3_603_000_000_000 }
    #expect(try Scene.get(store).hashing == .noRecord)
    #expect(try Scene.get(store).hashing == nil)
  }

  @Test func `what the parser refuses is an error and is not cached`() throws {
    let calls = ModelFileCalls(Scene.disk([]))
    let store = try Scene.store(calls)
    #expect(throws: StoreError.self) { try store.get(Scene.source, parsing: Scene.parse) }
    #expect(calls.disk.entries.isEmpty)
    #expect(throws: StoreError.self) { try store.get("/data/missing", parsing: Scene.parse) }
  }
}
