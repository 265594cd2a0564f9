// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

import ByteKit

/// What the command line asks for.
struct Arguments {
  /// What this process is: the coordinator, or one of its children.
  enum Role: String, CaseIterable {
    case coordinator
    /// Gets splits and cells, and compares every answer with the truth.
    case worker
    /// A worker whose files may not grow beyond a few kilobytes.
    case limited
    /// Prunes, clears, repairs and verifies.
    case collector
    /// Flips, cuts, swaps, adds and deletes behind the store's back.
    case vandal
    /// Replaces sources by newer ones.
    case editor
    /// Gets one cold entry a round, together with others.
    case racer
    /// Clears in a loop.
    case clearer
    /// Creates, reads and deletes one cached split beside others.
    case tester
    /// A worker that forks, and goes on beside its child.
    case forker
  }

  var role = Role.coordinator
  /// Which run: `storm`, `rounds`, `issue-1641`, `forks` or `fold-reads`.
  var scenario = "storm"
  var directory: FilePath = ""
  /// Where the store is; on a small disk, say.
  private var storeText: String?
  var seconds = 10
  var processes = 8
  var rounds = 0
  var foldReads = 0
  var isClearing = false
  var slot = 0

  static let usage = """
    usage: stress-cache DIR [--store DIR] [--seconds N] [--processes N]
           stress-cache DIR --scenario issue-1641|forks [--seconds N] [--processes N]
           stress-cache DIR --rounds N [--clearing] [--processes N]
           stress-cache DIR --fold-reads N
    """

  init?(_ words: [String]) {
    var words = words[...]
    while let word = words.popFirst() {
      switch word {
      case "--clearing": isClearing = true
      case "--role":
        guard let text = words.popFirst(), let value = Role(rawValue: text) else { return nil }
        role = value
      case "--store":
        guard let text = words.popFirst() else { return nil }
        storeText = text
      case "--scenario":
        guard let text = words.popFirst(), ["issue-1641", "forks"].contains(text) else {
          return nil
        }
        scenario = text
      case "--seconds", "--processes", "--rounds", "--slot", "--fold-reads":
        guard let text = words.popFirst(), let value = Int(text), value >= 0 else { return nil }
        set(word, value)
      default:
        guard directory.bytes.isEmpty, !word.hasPrefix("-") else { return nil }
        directory = FilePath(word)
      }
    }
    guard !directory.bytes.isEmpty, processes > 0, processes <= Board.slots / 2 - 8 else {
      return nil
    }
  }

  private mutating func set(_ word: String, _ value: Int) {
    switch word {
    case "--seconds": seconds = value
    case "--processes": processes = value
    case "--slot": slot = value
    case "--fold-reads":
      foldReads = max(10, value)
      scenario = "fold-reads"
    default:
      rounds = value
      scenario = "rounds"
    }
  }

  /// The store under stress.
  var store: FilePath { storeText.map { FilePath($0) } ?? directory.appending("store") }
  /// Where the sources are.
  var sources: FilePath { directory.appending("sources") }
  /// The counters that all processes share.
  var board: FilePath { directory.appending("board") }

  /// The words that make a child of some role.
  func words(for role: Role, slot: Int) -> [String] {
    [
      directory.string, "--store", store.string, "--role", role.rawValue, "--slot", "\(slot)",
      "--processes", "\(processes)",
    ]
  }
}
