// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

import ByteKit
import Glibc

/// Counters in a file that all processes map, so that `kill -9` loses none of them.
///
/// Each process writes to a row of its own; the coordinator reads all rows.
@safe
struct Board {
  /// What is counted, by column.
  enum Column: Int, CaseIterable {
    case operations, hits, heals, notCached, wrong, errors, collections, damages, edits
    /// The round that a racer has finished.
    case round
    /// Misses, by the place of their reason in ``reasons``, from here on.
    case firstMiss
  }

  /// The codes of the reasons of misses, in the order of their columns.
  static let reasons = [
    "absent", "cut", "not-an-entry", "version", "length", "footer", "other-key", "block",
    "cut-while-reading", "not-regular", "unreadable", "undecodable", "digest",
  ]
  static let slots = 64
  private static let columns = 64
  private let words: UnsafeMutablePointer<Int>

  /// Maps the board, and makes it where it is missing.
  init?(_ path: FilePath) {
    // SAFE: a zero-terminated path; the mapping has the size that the file is given.
    let file = unsafe path.withCPath { unsafe open($0, O_RDWR | O_CREAT | O_CLOEXEC, 0o600) }
    let size = Self.slots * Self.columns * 8
    guard file >= 0, ftruncate(file, off_t(size)) == 0 else { return nil }
    let address = unsafe mmap(nil, size, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0)
    close(file)
    guard let address = unsafe address, unsafe address != MAP_FAILED else { return nil }
    unsafe words = address.bindMemory(to: Int.self, capacity: Self.slots * Self.columns)
  }

  /// Adds to a counter of one row; only the row's owner does.
  func add(_ column: Column, _ slot: Int, _ count: Int = 1, offset: Int = 0) {
    precondition(slot < Self.slots && column.rawValue + offset < Self.columns)
    // SAFE: the line above checked the place; one process writes to it.
    unsafe words[slot * Self.columns + column.rawValue + offset] += count
  }

  /// One counter.
  func value(_ column: Column, _ slot: Int, offset: Int = 0) -> Int {
    precondition(slot < Self.slots && column.rawValue + offset < Self.columns)
    // SAFE: the line above checked the place; words are read whole.
    return unsafe words[slot * Self.columns + column.rawValue + offset]
  }

  /// A counter of all rows.
  func sum(_ column: Column, offset: Int = 0) -> Int {
    (0..<Self.slots).reduce(0) { $0 + value(column, $1, offset: offset) }
  }
}
