// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
internal import ARFF
internal import ByteKit

/// Writes a table as CSV, LF behind each line.
struct CSVTableWriter: TableWriter, Sendable {
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
    block.forEachDensePart { part in
      sink.append(rows: 0..<part.rowCount, columnCount: columns.count) { [self] rows, sink in
        write(part, rows, into: &sink)
      }
    }
  }

  private func write(_ block: Table, _ all: Range<Int>, into sink: inout ByteSink) {
    var texts = CellTexts()
    let most = CellTexts.rowsAtOnce(columnCount: columns.count)
    var start = all.lowerBound
    while start < all.upperBound {
      let rows = start..<min(start &+ most, all.upperBound)
      texts.begin(rows: rows.count, columns: columns.count)
      for column in columns { append(block.columns[column], column, rows, to: &texts) }
      for row in 0..<rows.count {
        sink.append(row: row, of: texts)
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
      texts.append(numbers: column.values, rows) { value, sink in
        if !value.isNaN { sink.append(number: value) }
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
    var place = bytes.firstFieldEnd(from: 0)
    // At the start of the text the three bytes of a mark would be no name.
    if place == bytes.byteCount, place > 0, !bytes.starts(with: "\u{FEFF}") {
      return sink.append(bytes)
    }
    sink.append(UInt8(ascii: "\""))
    var start = 0
    while place < bytes.byteCount {
      if bytes[place] == UInt8(ascii: "\"") {
        sink.append(bytes.extracting(start...place))
        start = place
      }
      place = bytes.firstFieldEnd(from: place &+ 1)
    }
    sink.append(bytes.extracting(start..<bytes.byteCount))
    sink.append(UInt8(ascii: "\""))
  }
}
