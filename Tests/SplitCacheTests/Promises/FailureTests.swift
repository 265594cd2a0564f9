// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

import ByteKit
import SplitCache
import Synchronization
import Testing

/// P2 and P3: whatever call fails, and whenever the process dies.
@Suite struct FailureTests {
  /// ENOSPC, EDQUOT, EIO, EMFILE, EACCES, EROFS, EINTR, ENOENT, ENOLCK.
  static let codes: [Int32] = [28, 122, 5, 24, 13, 30, 4, 2, 37]

  @Test(arguments: Scenario.all)
  func `one failing call does no harm, whichever it is`(_ scenario: Scenario) throws {
    for code in Self.codes {
      try forEachCall(of: scenario) { .fails(code) }
    }
  }

  @Test(arguments: Scenario.all)
  func `a call that does its work and then fails does no harm`(_ scenario: Scenario) throws {
    try forEachCall(of: scenario) { .failsAfterwards(5) }
  }

  @Test(arguments: Scenario.all)
  func `calls that fail from some time on do no harm`(_ scenario: Scenario) throws {
    for code: Int32 in [28, 13, 37] {
      try forEachCall(of: scenario, andAllAfter: true) { .fails(code) }
    }
  }

  @Test(arguments: Scenario.all)
  func `reads and writes of one byte give the same`(_ scenario: Scenario) throws {
    let calls = ModelFileCalls(try scenario.disk())
    let slow = InterceptedFileCalls(calls) { _ in .isShort }
    try scenario.run(Scene.store(slow, scenario.options))
    try expectSound(calls, scenario, at: -1, "short")
  }

  @Test(arguments: Scenario.all)
  func `dying at any call leaves the store right`(_ scenario: Scenario) throws {
    try forEachCall(of: scenario, andAllAfter: true, isDeath: true) { .isLost }
  }

  /// P1: what has an entry's name is a whole entry, before and after each call.
  @Test(arguments: Scenario.all.filter { $0.testDescription.hasSuffix("miss") })
  func `at no moment does a part of an entry bear its name`(_ scenario: Scenario) throws {
    let calls = ModelFileCalls(try scenario.disk())
    let seen = Mutex(Set<String>())
    let watched = InterceptedFileCalls(calls) { event in
      let disk = calls.disk
      for name in (disk.names ?? [:]).keys where !name.hasSuffix(".temporary") {
        let bytes = SharedBytes(disk.bytes(of: name) ?? [])
        let isWhole =
          name.hasSuffix(".entry")
          ? (try? VerifiedEntry(bytes, name: name)) != nil : bytes.count == 104
        seen.withLock { _ = $0.insert(isWhole ? "whole" : "a part at \(event)") }
      }
      return event.call == .write ? .isShort : .proceeds
    }
    try scenario.run(Scene.store(watched, scenario.options))
    try scenario.run(Scene.store(watched, scenario.options))
    #expect(seen.withLock { $0 } == ["whole"])
  }

  /// Repeats a scenario for each of its calls.
  private func forEachCall(
    of scenario: Scenario, andAllAfter: Bool = false, isDeath: Bool = false,
    _ verdict: @escaping @Sendable () -> InterceptedFileCalls.Verdict
  ) throws {
    var victim = 0
    while true {
      let index = victim
      let calls = ModelFileCalls(try scenario.disk())
      let failing = InterceptedFileCalls(calls) { event in
        event.index == index || (andAllAfter && event.index > index) ? verdict() : .proceeds
      }
      do {
        try scenario.run(Scene.store(failing, scenario.options))
      } catch let error as StoreError {
        // The source, or the directory as a whole: nothing else may be an error.
        let event = failing.events[index]
        let isFair =
          isDeath || andAllAfter
          || [
            .openSource, .openDirectory, .makeDirectory, .statusOfFile, .read, .setMode, .names,
          ].contains(event.call)
        #expect(isFair, "\(scenario): \(error) for \(event)")
      }
      guard index < failing.events.count else { break }
      let event = failing.events[index]
      // Before anybody cleans up.
      if !isDeath, !andAllAfter, event.call != .remove, event.call != .create {
        #expect(calls.disk.temporaries.isEmpty, "\(scenario) left a temporary after \(event)")
      }
      try expectSound(calls, scenario, at: index, "\(event.call) \(verdict())", isDeath: isDeath)
      victim += 1
    }
    #expect(victim > 3)
  }

  /// Whatever happened, the source is untouched and the next answer is right, and then a hit.
  private func expectSound(
    _ calls: ModelFileCalls, _ scenario: Scenario, at index: Int, _ what: String,
    isDeath: Bool = false
  ) throws {
    let source = calls.disk.sources[Scene.source].flatMap { calls.disk.nodes[$0] }
    #expect(source?.bytes == Scene.content, "\(scenario): \(what) at \(index)")
    #expect(calls.openCount == 0, "\(scenario): \(what) at \(index) left a descriptor open")
    calls.change { $0.clock += 100_000_000_000 }
    let store = try Scene.store(calls, scenario.options)
    try Scene.get(store)
    #expect(try Scene.get(store).outcome == .hit, "\(scenario): \(what) at \(index)")
    _ = try store.repair()
    #expect(calls.disk.temporaries.isEmpty, "\(scenario): \(what) at \(index)")
    #expect(try store.verify().bad.isEmpty)
  }
}
