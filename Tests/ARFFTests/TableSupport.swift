// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import ARFF
import ByteKit
import Testing

extension Table {
  /// Reads a text given as a string.
  static func read(
    _ text: String, _ options: ReadingOptions = ReadingOptions()
  ) throws(ReadingError) -> Table {
    try Table(parsing: SharedBytes(Array(text.utf8)), options: options)
  }

  /// All values, row by row, and weights and marks: two tables with the same text are the same.
  var dump: String {
    (0..<rowCount).map { row in
      let values = columns.map { Self.text($0[row]) }.joined(separator: ",")
      return "\(values) {\(self[row: row].weight)} \(self[row: row].isSparse)\n"
    }.joined()
  }

  private static func text(_ value: Value) -> String {
    switch value {
    case .missing: "?"
    case .number(let number): "\(number)"
    case .label(let label): "label \(label)"
    case .text(let text): "text \(text.utf8.count) \(text)"
    case .date(let milliseconds): "date \(milliseconds)"
    case .bag(let bag): "bag \(bag.rows.count)"
    }
  }
}
