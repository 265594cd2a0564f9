// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import ARFF
internal import ByteKit

/// Writes a table as CSV, LF behind each line.
struct CSVTableWriter: TableWriter {
  private let losses: Losses
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

  mutating func begin(into sink: inout ByteSink) {
    for (position, column) in columns.enumerated() {
      if position > 0 { sink.append(UInt8(ascii: ",")) }
      Self.append(field: Array(names[column].utf8).span.rawBytes, to: &sink)
    }
    sink.append(UInt8(ascii: "\n"))
  }

  mutating func write(_ block: Table, into sink: inout ByteSink) throws(TableError) {
    try losses.check(block)
    for row in 0..<block.rowCount {
      var isFirst = true
      for column in columns {
        if !isFirst { sink.append(UInt8(ascii: ",")) }
        isFirst = false
        append(block.columns[column], column, row, to: &sink)
      }
      sink.append(UInt8(ascii: "\n"))
    }
  }

  mutating func finish(into sink: inout ByteSink) {}

  private func append(_ column: Column, _ index: Int, _ row: Int, to sink: inout ByteSink) {
    switch column {
    case .numbers(let column):
      let value = column.values[row]
      if !value.isNaN { sink.append(number: value) }
    case .labels(let column):
      let code = Int(column.codes[row])
      if code >= 0 { sink.append(labels[index][code]) }
    case .texts(let column):
      if column.missing?[row] != true { Self.append(field: column.bytes(at: row), to: &sink) }
    case .dates(let column):
      let value = column.milliseconds[row]
      if value != .min { sink.append(CivilTime.text(of: value)) }
    case .bags: break
    }
  }

  /// Appends a text, in quotes if it is empty or holds what separates fields.
  private static func append(field bytes: RawSpan, to sink: inout ByteSink) {
    var needsQuotes = bytes.byteCount == 0
    for index in 0..<bytes.byteCount {
      switch bytes[index] {
      case UInt8(ascii: ","), UInt8(ascii: "\""), 0x0A, 0x0D: needsQuotes = true
      default: break
      }
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
