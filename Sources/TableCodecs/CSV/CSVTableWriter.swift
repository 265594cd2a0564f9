// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
internal import ARFF
internal import ByteKit

/// Writes a table as CSV, LF behind each line.
struct CSVTableWriter: TableWriter {
  private var losses: Losses
  /// The columns that the form can hold.
  private let columns: [Int]
  private let names: [String]
  /// The labels of each nominal attribute as they are written.
  private let labels: [[[UInt8]]]

  init(_ attributes: [Attribute], losses: Losses) {
    self.losses = losses
    columns = attributes.indices.filter {
      if case .relational = attributes[$0].type { false } else { true }
    }
    names = attributes.map(\.name)
    labels = attributes.map { attribute in
      guard case .nominal(let labels) = attribute.type else { return [] }
      return labels.map { label in
        var sink = ByteSink()
        Self.append(field: Array(label.utf8).span.rawBytes, to: &sink)
        return sink.array
      }
    }
  }

  var warnings: [Finding] { losses.warnings }

  mutating func begin(into sink: inout ByteSink) {
    for (position, column) in columns.enumerated() {
      if position > 0 { sink.append(UInt8(ascii: ",")) }
      Self.append(field: Array(names[column].utf8).span.rawBytes, to: &sink)
    }
    sink.append(UInt8(ascii: "\n"))
  }

  mutating func write(_ block: Table, into sink: inout ByteSink) throws(ReadingError) {
    try losses.check(block)
    var texts = CellTexts()
    let most = CellTexts.rowsAtOnce(columnCount: columns.count)
    var start = 0
    while start < block.rowCount {
      let rows = start..<min(start &+ most, block.rowCount)
      texts.removeAll()
      for column in columns { append(block.columns[column], column, rows, to: &texts) }
      for row in 0..<rows.count {
        sink.append(row: row, of: texts, rowCount: rows.count)
        sink.append(UInt8(ascii: "\n"))
      }
      start = rows.upperBound
    }
  }

  mutating func finish(into sink: inout ByteSink) {}

  /// Appends the cells of some rows of a column; a missing one is empty.
  private func append(
    _ column: Column, _ index: Int, _ rows: Range<Int>, to texts: inout CellTexts
  ) {
    let missing = column.missing
    switch column {
    case .numbers(let column):
      let values = column.values
      for row in rows {
        if !values[row].isNaN { texts.text.append(number: values[row]) }
        texts.endCell()
      }
    case .labels(let column):
      let codes = column.codes
      let labels = labels[index]
      for row in rows {
        if codes[row] >= 0 { texts.text.append(labels[Int(codes[row])]) }
        texts.endCell()
      }
    case .texts(let column):
      for row in rows {
        if missing?[row] != true { Self.append(field: column.bytes(at: row), to: &texts.text) }
        texts.endCell()
      }
    case .dates(let column):
      let values = column.milliseconds
      for row in rows {
        if values[row] != .min { texts.text.append(CivilTime.text(of: values[row])) }
        texts.endCell()
      }
    case .bags: break
    }
  }

  /// Appends a text, in quotes if it is empty or holds what separates fields.
  private static func append(field bytes: RawSpan, to sink: inout ByteSink) {
    var needsQuotes = bytes.byteCount == 0
    var index = 0
    while index < bytes.byteCount {
      switch bytes[index] {
      case UInt8(ascii: ","), UInt8(ascii: "\""), 0x0A, 0x0D: needsQuotes = true
      default: break
      }
      index &+= 1
    }
    // At the start of the text these three bytes would be a mark and no name.
    if bytes.starts(with: "\u{FEFF}") { needsQuotes = true }
    guard needsQuotes else { return sink.append(bytes) }
    sink.append(UInt8(ascii: "\""))
    for index in 0..<bytes.byteCount {
      if bytes[index] == UInt8(ascii: "\"") { sink.append(UInt8(ascii: "\"")) }
      sink.append(bytes[index])
    }
    sink.append(UInt8(ascii: "\""))
  }
}
