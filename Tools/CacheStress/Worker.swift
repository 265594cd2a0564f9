// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import ByteKit
import Glibc
import SplitCache
import SplitCodecs
import SplitModel

/// A process that uses the store and knows what it should answer.
struct Worker {
  private var arguments: Arguments
  let board: Board
  private var random = SystemRandomNumberGenerator()

  init(_ arguments: Arguments, _ board: Board) {
    self.arguments = arguments
    self.board = board
  }

  /// Works until it is killed.
  mutating func runForever() {
    while true {
      System.endIfOrphaned()
      let codec: any SplitCodec = chance(4) ? JSONCodec() : BinaryCodec()
      let options = StoreOptions(
        codec: codec, durability: chance(16) ? .durable : .relaxed,
        check: chance(8) ? .content : .record, wait: chance(4) ? .milliseconds(20) : .zero)
      guard let store = try? SplitStore(directory: arguments.store, options: options) else {
        board.add(.errors, arguments.slot)
        continue
      }
      for _ in 0..<50 { use(store) }
    }
  }

  /// Forks again and again; both go on with the store that the parent opened.
  mutating func forkForever() {
    let options = StoreOptions(codec: BinaryCodec(), wait: .milliseconds(20))
    guard let store = try? SplitStore(directory: arguments.store, options: options) else {
      return board.add(.errors, arguments.slot)
    }
    while true {
      System.endIfOrphaned()
      let parent = getpid()
      let child = System.fork()
      if child == 0 {
        // Counters of its own, since two processes cannot add to one.
        arguments.slot += Board.slots / 2
        for _ in 0..<20 where getppid() == parent { use(store) }
        _exit(0)
      }
      for _ in 0..<20 { use(store) }
      System.end(child, with: 0)
    }
  }

  private mutating func chance(_ oneIn: Int) -> Bool {
    Int.random(in: 0..<oneIn, using: &random) == 0
  }

  private mutating func use(_ store: SplitStore) {
    let index = Int.random(in: 0..<StressSource.count, using: &random)
    let path = StressSource.path(index, in: arguments.sources)
    guard let before = StressSource.reading(path) else { return }
    do throws(StoreError) {
      let first: UInt32?
      let isRight: Bool
      let provenance: StoreProvenance
      // What the split says of its version decides what else it must hold.
      if chance(2) {
        let answer = try store.get(path, parsing: StressSource.parse)
        first = answer.split[repeat: 0, fold: 1]?.train.first ?? answer.split.first?.test.first
        provenance = answer.provenance
        isRight = versions(from: before, to: path).contains { $0.split == answer.split }
      } else {
        let id = FoldID(repeat: 0, fold: Int.random(in: 0..<2, using: &random))
        let answer = try store.cell(id, of: path, parsing: StressSource.parse)
        first = answer.cell?.test.first
        provenance = answer.provenance
        isRight = versions(from: before, to: path).contains { $0.split[id] == answer.cell }
      }
      if !isRight {
        board.add(.wrong, arguments.slot)
        print("wrong answer: source \(index), first row \(first ?? 0), \(provenance)")
      }
      count(provenance)
    } catch {
      print("error: \(error)")
      board.add(.errors, arguments.slot)
    }
  }

  /// All sources that were at a path from some moment until now.
  private func versions(from before: StressSource, to path: FilePath) -> [StressSource] {
    let last = StressSource.reading(path)?.version ?? before.version
    return (before.version...max(before.version, last)).map {
      StressSource(index: before.index, version: $0, rowCount: before.rowCount)
    }
  }

  /// Notes how an answer came about.
  func count(_ provenance: StoreProvenance) {
    board.add(.operations, arguments.slot)
    if let reason = provenance.reason, let place = Board.reasons.firstIndex(of: reason.code) {
      board.add(.firstMiss, arguments.slot, offset: place)
    } else {
      board.add(.hits, arguments.slot)
    }
    if provenance.outcome == .healed { board.add(.heals, arguments.slot) }
    if provenance.note != nil { board.add(.notCached, arguments.slot) }
  }

  /// One cold entry a round, at the same moment as all the other racers.
  func race() {
    let options = StoreOptions(codec: BinaryCodec())
    guard let store = try? SplitStore(directory: arguments.store, options: options) else {
      return board.add(.errors, arguments.slot)
    }
    let path = StressSource.path(0, in: arguments.sources)
    var round = 0
    while true {
      // The coordinator has row 0, and says there which round it is.
      while board.value(.round, 0) == round {
        System.endIfOrphaned()
        sched_yield()
      }
      round = board.value(.round, 0)
      if round < 0 { return }
      do throws(StoreError) {
        let answer = try store.get(path, parsing: StressSource.parse)
        let truth = StressSource(index: 0, version: round, rowCount: 64).split
        if answer.split != truth { board.add(.wrong, arguments.slot) }
        count(answer.provenance)
      } catch {
        print("error: \(error)")
        board.add(.errors, arguments.slot)
      }
      board.add(.round, arguments.slot, round - board.value(.round, arguments.slot))
    }
  }

  /// Creates, reads and deletes one cached split, as the test suite did where all this began.
  func test() {
    let path = StressSource.path(1, in: arguments.sources)
    let truth = StressSource(index: 1, version: 0).split
    while true {
      System.endIfOrphaned()
      do throws(StoreError) {
        let store = try SplitStore(
          directory: arguments.store, options: StoreOptions(codec: BinaryCodec()))
        for _ in 0..<2 {
          let answer = try store.get(path, parsing: StressSource.parse)
          if answer.split != truth { board.add(.wrong, arguments.slot) }
          count(answer.provenance)
        }
        _ = try store.clear()
        board.add(.collections, arguments.slot)
      } catch {
        print("error: \(error)")
        board.add(.errors, arguments.slot)
      }
    }
  }
}
