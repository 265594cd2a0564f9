// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
internal import ByteKit

/// Which rows the data set has: as stated, or those seen anywhere in the file.
struct AllRows: Sendable {
  /// How many there are.
  let count: Int
  /// The stated count.
  let stated: Int?
  /// Slots from here on are beyond the data set.
  let limit: Int
  /// The rows of the data set that no cell lists, where a count is stated.
  let unused: (first: [UInt32], count: Int)
  /// Which slots occur anywhere.
  private let seen: [Bool]
  private let slots: RowSlots

  init(_ slots: RowSlots, _ structures: [RepeatStructure], stated: Int?) {
    var seen = structures.first?.seen ?? []
    for structure in structures.dropFirst() where structure.seenCount > 0 {
      for slot in seen.indices where structure.seen[slot] { seen[slot] = true }
    }
    let limit = stated.map { slots.firstSlot(beyond: $0) } ?? slots.count
    var inside = 0
    for slot in 0..<limit where seen[slot] { inside += 1 }
    unused =
      if let stated {
        (Self.firstGaps(slots, seen, limit: limit, rowCount: stated), stated - inside)
      } else {
        ([], 0)
      }
    count = stated ?? inside
    self.limit = limit
    self.stated = stated
    self.seen = seen
    self.slots = slots
  }

  /// The first rows below a count that no slot stands for.
  private static func firstGaps(
    _ slots: RowSlots, _ seen: [Bool], limit: Int, rowCount: Int
  ) -> [UInt32] {
    var gaps = [UInt32]()
    var next = 0
    for slot in 0..<limit where seen[slot] {
      let row = Int(slots.id(slot))
      while next < row && gaps.count < Finding.rowLimit {
        gaps.append(UInt32(next))
        next += 1
      }
      next = row + 1
    }
    while next < rowCount && gaps.count < Finding.rowLimit {
      gaps.append(UInt32(next))
      next += 1
    }
    return gaps
  }

  /// The row id of a slot.
  func id(_ slot: UInt32) -> UInt32 { slots.id(Int(slot)) }

  /// Whether a slot is a row of the data set.
  func contains(_ slot: UInt32) -> Bool { Int(slot) < limit }

  /// The rows of the data set for which something does not hold; unused ones among them.
  func missing(where holds: (Int) -> Bool) -> RowNotes {
    var notes = RowNotes()
    for slot in 0..<limit where seen[slot] && !holds(slot) { notes.note(slots.id(slot)) }
    if unused.count > 0 { notes.note(unused.first, count: unused.count) }
    return notes
  }

  /// What to call all rows in a message.
  var words: String {
    stated.map { "the \($0) rows of the data set" } ?? "the \(count) rows seen in the file"
  }
}
