// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import ByteKit

/// Writes rows of tables with the same attributes.
struct ARFFRowWriter: Sendable {
  /// The labels of each nominal attribute as they are written, in the order of their codes.
  private let labels: [[[UInt8]]]
  /// The writer of the rows of each relational attribute.
  private let bags: [ARFFRowWriter?]

  init(_ attributes: [Attribute]) {
    labels = attributes.map { attribute in
      guard case .nominal(let labels) = attribute.type else { return [] }
      return labels.map { label in
        var sink = ByteSink()
        sink.append(arffValue: label)
        return sink.array
      }
    }
    bags = attributes.map { attribute in
      guard case .relational(let inner) = attribute.type else { return nil }
      return ARFFRowWriter(inner)
    }
  }

  /// Appends a list of labels in braces.
  static func append(labels: [String], to sink: inout ByteSink) {
    sink.append(UInt8(ascii: "{"))
    for index in labels.indices {
      if index > 0 { sink.append(UInt8(ascii: ",")) }
      sink.append(arffValue: labels[index])
    }
    sink.append(UInt8(ascii: "}"))
  }

  /// Writes rows, each with a line end.
  func write(_ table: Table, rows: Range<Int>, into sink: inout ByteSink) {
    var row = rows.lowerBound
    while row < rows.upperBound {
      if let sparse = table.sparseRows, sparse[row] {
        writeSparse(table, row, into: &sink)
      } else {
        var column = 0
        while column < labels.count {
          if column > 0 { sink.append(UInt8(ascii: ",")) }
          writeCell(table.columns[column], column, row, into: &sink)
          column &+= 1
        }
      }
      if let weights = table.weights, weights[row] != 1 {
        sink.append(",{")
        sink.append(number: weights[row])
        sink.append(UInt8(ascii: "}"))
      }
      sink.append(UInt8(ascii: "\n"))
      row &+= 1
    }
  }

  private func writeCell(
    _ column: Column, _ index: Int, _ row: Int, into sink: inout ByteSink
  ) {
    switch column {
    case .numbers(let column):
      let value = column.values[row]
      if value.isNaN { sink.append(UInt8(ascii: "?")) } else { sink.append(number: value) }
    case .labels(let column):
      let code = Int(column.codes[row])
      if code < 0 { sink.append(UInt8(ascii: "?")) } else { sink.append(labels[index][code]) }
    case .texts(let column):
      if let missing = column.missing, missing[row] {
        sink.append(UInt8(ascii: "?"))
      } else {
        sink.append(arffValue: column.bytes(at: row))
      }
    case .dates(let column):
      let value = column.milliseconds[row]
      if value == .min {
        sink.append(UInt8(ascii: "?"))
      } else {
        sink.append(arffValue: column.format.text(of: value))
      }
    case .bags(let column):
      if let missing = column.missing, missing[row] {
        sink.append(UInt8(ascii: "?"))
      } else {
        writeBag(column.bag(at: row), index, into: &sink)
      }
    }
  }

  /// Writes the rows of a bag as one value; inside it, escapes are one level deeper.
  private func writeBag(_ bag: Bag, _ index: Int, into sink: inout ByteSink) {
    guard let writer = bags[index] else { return }
    var text = ByteSink()
    writer.write(bag.table, rows: bag.rows, into: &text)
    let bytes = text.contents
    // No newline behind the last row: it would be one more escape for nothing.
    sink.append(arffValue: bytes.extracting(0..<max(bytes.byteCount - 1, 0)))
  }

  /// Writes a row in braces without the values that a reader fills in.
  ///
  /// Those are zeros, first labels and the epoch. Texts and bags have no agreed value, so they are
  /// always written.
  private func writeSparse(_ table: Table, _ row: Int, into sink: inout ByteSink) {
    sink.append(UInt8(ascii: "{"))
    var isFirst = true
    for index in labels.indices {
      let column = table.columns[index]
      let isDefault: Bool =
        switch column {
        // Minus zero is not what a left-out number means.
        case .numbers(let column): column.values[row].bitPattern == 0
        case .labels(let column): column.codes[row] == 0
        case .dates(let column): column.milliseconds[row] == 0
        case .texts, .bags: false
        }
      if isDefault { continue }
      if !isFirst { sink.append(UInt8(ascii: ",")) }
      isFirst = false
      sink.append(decimal: index)
      sink.append(UInt8(ascii: " "))
      writeCell(column, index, row, into: &sink)
    }
    sink.append(UInt8(ascii: "}"))
  }
}
