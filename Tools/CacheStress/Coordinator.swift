// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

import ByteKit
import Glibc
import Hashing
import SplitCache
import SplitCodecs

/// The process that starts all others, kills them, and reports.
struct Coordinator {
  let arguments: Arguments
  let board: Board
  private let start = System.seconds

  init(_ arguments: Arguments, _ board: Board) {
    self.arguments = arguments
    self.board = board
  }

  private func prepareSources() {
    System.makeDirectory(arguments.sources)
    for index in 0..<StressSource.count {
      let source =
        arguments.scenario == "rounds"
        ? StressSource(index: index, version: 0, rowCount: 64)
        : StressSource(index: index, version: 0)
      let path = StressSource.path(index, in: arguments.sources)
      precondition(System.replace(path, with: source.text), "cannot write sources")
    }
  }

  private func spawn(_ role: Arguments.Role, slot: Int) -> pid_t {
    System.spawn(arguments.words(for: role, slot: slot))
  }

  /// Runs the scenario and reports.
  ///
  /// - Returns: Whether nothing was wrong.
  func run() -> Bool {
    prepareSources()
    switch arguments.scenario {
    case "rounds": return runRounds()
    case "issue-1641": return runStorm([.tester], beside: [])
    case "forks": return runStorm([.forker], beside: [.collector])
    default:
      return runStorm(
        [.worker, .worker, .worker, .limited], beside: [.collector, .vandal, .editor])
    }
  }

  /// Workers of some roles beside other processes, any of which are killed at any moment.
  private func runStorm(_ roles: [Arguments.Role], beside others: [Arguments.Role]) -> Bool {
    let untouched = StressSource.path(StressSource.count - 1, in: arguments.sources)
    let before = try? SharedBytes.reading(untouched)
    let all = (0..<arguments.processes).map { roles[$0 % roles.count] } + others
    var children = all.indices.map { spawn(all[$0], slot: $0 + 1) }
    var kills = 0
    let end = start + Double(arguments.seconds)
    while System.seconds < end {
      usleep(UInt32.random(in: 1_000..<60_000))
      let victim = Int.random(in: 0..<children.count)
      // The editor keeps count of its versions, and lives.
      if all[victim] == .editor { continue }
      System.end(children[victim], with: SIGKILL)
      kills += 1
      children[victim] = spawn(all[victim], slot: victim + 1)
    }
    for child in children { System.end(child, with: SIGKILL) }
    // Children of the killed notice that, and end.
    if roles.contains(.forker) { usleep(500_000) }
    let after = try? SharedBytes.reading(untouched)
    let isUntouched =
      before.map { bytes in after.map { bytes.bytes.hasSameBytes(as: $0.bytes) } ?? false } ?? false
    let leftovers = leftoversBeyondGrace()
    let rest = clearAll()
    report([
      ("kills", kills), ("temporaries beyond the grace time", leftovers),
      ("files left after a last clear", rest), ("sources changed", isUntouched ? 0 : 1),
    ])
    return isSound && isUntouched && leftovers == 0 && rest == 0
  }

  /// Racers that all get one cold entry, again and again.
  private func runRounds() -> Bool {
    let slots = 1...arguments.processes
    let racers = slots.map { spawn(.racer, slot: $0) }
    let clearer = arguments.isClearing ? spawn(.clearer, slot: arguments.processes + 1) : nil
    let path = StressSource.path(0, in: arguments.sources)
    for round in 1...max(1, arguments.rounds) {
      let source = StressSource(index: 0, version: round, rowCount: 64)
      precondition(System.replace(path, with: source.text), "cannot write the source")
      board.add(.round, 0, 1)
      while slots.contains(where: { board.value(.round, $0) < round }) { sched_yield() }
      // Without somebody who clears, the directory would grow by an entry a round.
      if !arguments.isClearing && round % 1_000 == 0 { _ = clearAll() }
    }
    board.add(.round, 0, -1 - board.value(.round, 0))
    for racer in racers { System.end(racer, with: 0) }
    if let clearer { System.end(clearer, with: SIGKILL) }
    report([("rounds", arguments.rounds)])
    return isSound && board.sum(.operations) == arguments.rounds * arguments.processes
  }

  private var isSound: Bool {
    board.sum(.wrong) == 0 && board.sum(.errors) == 0 && board.sum(.operations) > 0
  }

  /// Temporaries that are older than the grace time and some time for a collector to come.
  private func leftoversBeyondGrace() -> Int {
    let grace = Int(SplitStore.leftoverGrace.components.seconds) + 10
    return System.names(in: arguments.store).count { name in
      name.hasSuffix(".temporary")
        && (System.age(of: arguments.store.appending(name)) ?? 0) > grace
    }
  }

  /// Clears the store; how many files are left.
  private func clearAll() -> Int {
    let options = StoreOptions(codec: BinaryCodec())
    guard let store = try? SplitStore(directory: arguments.store, options: options) else {
      return -1
    }
    _ = try? store.clear()
    return System.names(in: arguments.store).count
  }

  private func report(_ extra: [(String, Int)]) {
    let seconds = System.seconds - start
    var lines: [(String, Int)] = [
      ("operations", board.sum(.operations)), ("hits", board.sum(.hits)),
    ]
    for (place, reason) in Board.reasons.enumerated() {
      let count = board.sum(.firstMiss, offset: place)
      if count > 0 { lines.append(("misses, \(reason)", count)) }
    }
    lines += [
      ("heals", board.sum(.heals)), ("answers not cached", board.sum(.notCached)),
      ("collections", board.sum(.collections)), ("damages", board.sum(.damages)),
      ("edits of sources", board.sum(.edits)),
    ]
    lines += extra + [("errors", board.sum(.errors)), ("wrong answers", board.sum(.wrong))]
    print("\(arguments.scenario): \(arguments.processes) processes, \(Int(seconds.rounded())) s")
    for (name, count) in lines {
      print("  " + name + String(repeating: " ", count: max(1, 36 - name.count)) + "\(count)")
    }
  }
}
