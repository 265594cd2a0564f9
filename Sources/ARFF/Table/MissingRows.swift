// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

/// Which values of a column are missing: one bit a row.
public struct MissingRows: Sendable {
  /// The number of missing values.
  public let count: Int
  /// The bits, 64 rows a word, the first row in the lowest bit; a set bit is missing.
  public let words: [UInt64]

  /// Marks the rows for which `isMissing` holds.
  init(rowCount: Int, _ isMissing: (Int) -> Bool) {
    var words = [UInt64](repeating: 0, count: (rowCount + 63) / 64)
    var count = 0
    var row = 0
    while row < rowCount {
      var word: UInt64 = 0
      let stop = min(row + 64, rowCount)
      var bit: UInt64 = 1
      for index in row..<stop {
        if isMissing(index) { word |= bit }
        bit &<<= 1
      }
      words[row / 64] = word
      count += word.nonzeroBitCount
      row = stop
    }
    self.count = count
    self.words = words
  }

  /// Whether the value of a row is missing.
  public subscript(row: Int) -> Bool { words[row >> 6] >> UInt64(row & 63) & 1 == 1 }
}
