// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import ByteKit

/// The repeats of a split set with small row numbers, so that tables by row stay small.
///
/// Where ids are dense, a row's slot is its id. A file of two rows may name row 4294967294, though;
/// then the ids that occur are numbered in rising order and the repeats are copied with these
/// numbers. The memory depends on the rows seen, never on the largest id.
struct RowSlots: Sendable {
  /// The repeats, with slots for ids.
  let repeats: [SplitRepeat]
  /// How many slots there are.
  let count: Int
  /// The id of each slot where they differ.
  private let ids: [UInt32]?

  init(_ split: SplitSet) {
    let stored = split.repeats.reduce(0) { $0 + $1.buffer.count }
    let highest = Parallel.map(split.repeats.count) { split.repeats[$0].buffer.highest }
    let top = highest.compactMap(\.self).max().map { Int($0) + 1 } ?? 0
    if top <= 16 * stored + 1024 {
      repeats = split.repeats
      count = top
      ids = nil
      return
    }
    var known = RowNumbers()
    for block in split.repeats {
      let rows = block.buffer.rows
      for index in rows.indices { known.insert(rows[index]) }
    }
    let ids = known.sortAndRenumber()
    repeats = split.repeats.map { block in
      let rows = block.buffer.rows
      let renamed = RowBuffer.appending(capacity: rows.count) { output in
        for index in rows.indices { output.append(known.number(of: rows[index])) }
      }
      return SplitRepeat(index: block.index, buffer: renamed, cells: block.cells)
    }
    count = ids.count
    self.ids = ids
  }

  /// The row id of a slot.
  func id(_ slot: Int) -> UInt32 { ids?[slot] ?? UInt32(truncatingIfNeeded: slot) }

  /// The first slot whose id is not below a count of rows.
  func firstSlot(beyond rowCount: Int) -> Int {
    guard let ids else { return min(count, rowCount) }
    return ids.partitioningIndex { Int($0) >= rowCount }
  }
}

extension RowBuffer {
  fileprivate var highest: UInt32? {
    let rows = rows
    guard !rows.isEmpty else { return nil }
    var highest: UInt32 = 0
    for index in rows.indices { highest = max(highest, rows[index]) }
    return highest
  }
}

/// A hash table from row ids to small numbers, with open addressing.
struct RowNumbers {
  private static let empty = UInt32.max
  private var keys = [UInt32](repeating: Self.empty, count: 64)
  private var numbers = [UInt32](repeating: 0, count: 64)
  private var used = 0

  private func place(of row: UInt32) -> Int {
    var place = Int(truncatingIfNeeded: (UInt64(row) &* 0x9E37_79B9_7F4A_7C15) >> 20)
    while true {
      place &= keys.count &- 1
      if keys[place] == row || keys[place] == Self.empty { return place }
      place &+= 1
    }
  }

  mutating func insert(_ row: UInt32) {
    let place = place(of: row)
    if keys[place] == row { return }
    keys[place] = row
    used += 1
    guard used * 2 > keys.count else { return }
    let old = keys
    keys = [UInt32](repeating: Self.empty, count: old.count * 2)
    for key in old where key != Self.empty { keys[self.place(of: key)] = key }
  }

  /// Numbers the rows in rising order and returns them.
  mutating func sortAndRenumber() -> [UInt32] {
    let sorted = keys.filter { $0 != Self.empty }.sorted()
    numbers = [UInt32](repeating: 0, count: keys.count)
    for (number, row) in sorted.enumerated() { numbers[place(of: row)] = UInt32(number) }
    return sorted
  }

  func number(of row: UInt32) -> UInt32 { numbers[place(of: row)] }
}
