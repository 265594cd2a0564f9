// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
internal import ByteKit
internal import SplitModel

/// A group number for each row, for files whose rows are in no helpful order.
///
/// The numbers are counted and the row ids put in place in one pass at the end, so the cost does
/// not depend on the order: about 110 instructions a row beside the parsing.
struct SplitRowGroups {
  private var start = 0
  private var groupOfRow: [UInt32] = []
  private var keys: [SplitRowKey] = []
  private var groups: [SplitRowKey: UInt32] = [:]
  /// The last group seen in each of 1,024 places: so that few rows ask the dictionary.
  private var recent: [UInt32] = []

  /// Whether no row was noted.
  var isEmpty: Bool { groupOfRow.isEmpty }

  /// Starts with the row at a position of the buffer.
  mutating func begin(at position: Int, capacity: Int) {
    start = position
    groupOfRow.reserveCapacity(capacity)
    recent = [UInt32](repeating: .max, count: 1024)
  }

  /// Notes the next row.
  mutating func append(_ key: SplitRowKey) {
    let spread =
      key.foldIndex &* 2 &+ (key.part == .train ? 1 : 0)
      &+ key.repeatIndex &* 0x9E37_79B1 &+ key.sampleIndex &* 0x85EB_CA6B
    let place = Int((spread ^ spread >> 16) & 1023)
    let group = recent[place]
    if group != .max, keys[Int(group)] == key {
      groupOfRow.append(group)
    } else {
      groupOfRow.append(find(key, place))
    }
  }

  @inline(never)
  private mutating func find(_ key: SplitRowKey, _ place: Int) -> UInt32 {
    if let known = groups[key] {
      recent[place] = known
      return known
    }
    let new = UInt32(truncatingIfNeeded: keys.count)
    keys.append(key)
    groups[key] = new
    recent[place] = new
    return new
  }

  /// The rows in the order of their groups, as one run a group, behind runs that came before.
  func countedOut(behind runs: [SplitRun], _ buffer: RowBuffer) -> SplitChunk {
    var next = [Int](repeating: 0, count: keys.count + 1)
    for group in groupOfRow { next[Int(group) + 1] += 1 }
    next[0] = start
    for group in keys.indices { next[group + 1] += next[group] }
    var runs = runs
    for (group, key) in keys.enumerated() {
      runs.append(SplitRun(key: key, rows: Pieces(next[group]..<next[group + 1])))
    }
    let sorted = RowBuffer.filled(count: buffer.count) { target in
      let rows = buffer.rows
      for index in 0..<start { target[index] = rows[index] }
      var index = 0
      while index < groupOfRow.count {
        let group = Int(groupOfRow[index])
        target[next[group]] = rows[start &+ index]
        next[group] &+= 1
        index &+= 1
      }
    }
    return SplitChunk(buffer: sorted, runs: runs)
  }
}
