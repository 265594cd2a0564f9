// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

/// The entries of sparse rows, column by column: compressed sparse columns.
struct SparseColumns: Sendable {
  private let starts: [Int]
  private let rows: [UInt32]
  private let words: [UInt64]

  /// Sorts the entries by their attributes; within one, rows stay in order.
  ///
  /// - Complexity: O(*n*) for *n* entries, rows and columns.
  init(_ cells: SparseCells, columnCount: Int) {
    var next = [Int](repeating: 0, count: columnCount + 1)
    let positions = cells.positions
    for entry in positions.indices { next[Int(positions[entry]) + 1] += 1 }
    for column in 0..<columnCount { next[column + 1] += next[column] }
    starts = next
    var rows = [UInt32](repeating: 0, count: cells.count)
    var words = [UInt64](repeating: 0, count: cells.count)
    let bits = cells.words
    for row in 0..<cells.rowCount {
      for entry in cells.entries(of: row) {
        let column = Int(positions[entry])
        rows[next[column]] = UInt32(truncatingIfNeeded: row)
        words[next[column]] = bits[entry]
        next[column] += 1
      }
    }
    self.rows = rows
    self.words = words
  }

  /// Calls `body` with the row and the word of each entry of a column.
  func forEach(in column: Int, _ body: (Int, UInt64) -> Void) {
    for entry in starts[column]..<starts[column + 1] { body(Int(rows[entry]), words[entry]) }
  }
}
