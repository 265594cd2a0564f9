// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import ByteKit

/// Writes rows of tables with the same attributes.
struct ARFFRowWriter: Sendable {
  /// The labels of each nominal attribute as they are written, in the order of their codes.
  let labels: [[[UInt8]]]
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
    if let sparse = table.columns.sparse { return write(table, sparse, rows: rows, into: &sink) }
    var texts = CellTexts()
    let most = CellTexts.rowsAtOnce(columnCount: labels.count)
    var row = rows.lowerBound
    while row < rows.upperBound {
      var stop = min(row &+ most, rows.upperBound)
      if let sparse = table.sparseRows {
        if sparse[row] {
          writeSparse(table, row, &texts, into: &sink)
          endRow(table, row, into: &sink)
          row &+= 1
          continue
        }
        stop = sparse[row..<stop].firstIndex(of: true) ?? stop
      }
      writeDense(table, row..<stop, &texts, into: &sink)
      row = stop
    }
  }

  private func writeDense(
    _ table: Table, _ rows: Range<Int>, _ texts: inout CellTexts, into sink: inout ByteSink
  ) {
    texts.begin(rows: rows.count, columns: labels.count)
    for index in labels.indices {
      append(table.columns[index], index, rows, to: &texts)
    }
    for row in rows {
      sink.append(row: row &- rows.lowerBound, of: texts)
      endRow(table, row, into: &sink)
    }
  }

  func endRow(_ table: Table, _ row: Int, into sink: inout ByteSink) {
    if let weights = table.weights, weights[row] != 1 {
      sink.append(",{")
      sink.append(number: weights[row])
      sink.append(UInt8(ascii: "}"))
    }
    sink.append(UInt8(ascii: "\n"))
  }

  /// Appends the cells of some rows of a column.
  private func append(
    _ column: Column, _ index: Int, _ rows: Range<Int>, to texts: inout CellTexts
  ) {
    let missing = column.missing
    switch column {
    case .numbers(let column):
      texts.append(numbers: column.values, rows) { value, sink in
        if value.isNaN { sink.append(UInt8(ascii: "?")) } else { sink.append(number: value) }
      }
    case .labels(let column):
      let codes = column.codes
      let labels = labels[index]
      for row in rows {
        let code = Int(codes[row])
        if code < 0 {
          texts.text.append(UInt8(ascii: "?"))
        } else {
          texts.text.append(labels[code])
        }
        texts.endCell()
      }
    case .texts(let column):
      for row in rows {
        if let missing, missing[row] {
          texts.text.append(UInt8(ascii: "?"))
        } else {
          texts.text.append(arffValue: column.bytes(at: row))
        }
        texts.endCell()
      }
    case .dates(let column):
      let values = column.milliseconds
      for row in rows {
        if values[row] == .min {
          texts.text.append(UInt8(ascii: "?"))
        } else {
          texts.text.append(arffValue: column.format.text(of: values[row]))
        }
        texts.endCell()
      }
    case .bags(let column):
      for row in rows {
        if let missing, missing[row] {
          texts.text.append(UInt8(ascii: "?"))
        } else {
          writeBag(column.bag(at: row), index, into: &texts.text)
        }
        texts.endCell()
      }
    }
  }

  /// Writes the rows of a bag as one value; inside it, escapes are one level deeper.
  func writeBag(_ bag: Bag, _ index: Int, into sink: inout ByteSink) {
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
  private func writeSparse(
    _ table: Table, _ row: Int, _ texts: inout CellTexts, into sink: inout ByteSink
  ) {
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
      texts.begin(rows: 1, columns: 1)
      append(column, index, row..<row &+ 1, to: &texts)
      sink.append(row: 0, of: texts)
    }
    sink.append(UInt8(ascii: "}"))
  }
}
