// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import ARFF
internal import ByteKit
internal import JSONKit

/// Writes cells as JSON.
enum JSONCellText {
  /// Appends the cells of some rows of a column, each behind `key`.
  static func append(
    _ column: Column, _ rows: Range<Int>, key: [UInt8] = [], to texts: inout CellTexts
  ) {
    switch column {
    case .numbers(let column):
      let values = column.values
      if key.isEmpty {
        return texts.append(numbers: values, rows) { append(number: $0, to: &$1) }
      }
      for row in rows {
        texts.text.append(key)
        append(number: values[row], to: &texts.text)
        texts.endCell()
      }
    case .labels(let column):
      let codes = column.codes
      let labels = column.labels
      for row in rows {
        if !key.isEmpty { texts.text.append(key) }
        let code = Int(codes[row])
        if code < 0 { texts.text.append("null") } else { texts.text.append(jsonText: labels[code]) }
        texts.endCell()
      }
    case .texts(let own):
      append(missing: column.missing, rows, key, to: &texts) { row, sink in
        sink.append(jsonText: own.bytes(at: row))
      }
    case .dates(let own):
      append(missing: column.missing, rows, key, to: &texts) { row, sink in
        sink.append("{\"date\":\"")
        sink.append(CivilTime.text(of: own.milliseconds[row]))
        sink.append("\"}")
      }
    case .bags(let own):
      append(missing: column.missing, rows, key, to: &texts) { row, sink in
        append(own.bag(at: row), to: &sink)
      }
    }
  }

  @inline(__always)
  private static func append(
    missing: MissingRows?, _ rows: Range<Int>, _ key: [UInt8], to texts: inout CellTexts,
    _ cell: (Int, inout ByteSink) -> Void
  ) {
    for row in rows {
      if !key.isEmpty { texts.text.append(key) }
      if let missing, missing[row] {
        texts.text.append("null")
      } else {
        cell(row, &texts.text)
      }
      texts.endCell()
    }
  }

  /// Appends a number; missing is null, infinities are objects, minus zero keeps its sign even for
  /// readers that take `-0` for an integer.
  static func append(number value: Double, to sink: inout ByteSink) {
    if value.isNaN {
      sink.append("null")
    } else if value.isInfinite {
      sink.append(value < 0 ? "{\"number\":\"-Infinity\"}" : "{\"number\":\"Infinity\"}")
    } else {
      sink.append(number: value)
      if value == 0, value.sign == .minus { sink.append(".0") }
    }
  }

  /// Appends rows, each between brackets, `separator` before each but the first.
  static func append(
    _ table: Table, _ rows: Range<Int>, separator: StaticString, to sink: inout ByteSink
  ) {
    var texts = CellTexts()
    let most = CellTexts.rowsAtOnce(columnCount: table.columns.count)
    var start = rows.lowerBound
    while start < rows.upperBound {
      let stop = min(start &+ most, rows.upperBound)
      texts.begin(rows: stop &- start, columns: table.columns.count)
      for column in table.columns { append(column, start..<stop, to: &texts) }
      for row in start..<stop {
        if row > rows.lowerBound { sink.append(separator) }
        sink.append(UInt8(ascii: "["))
        sink.append(row: row &- start, of: texts)
        sink.append(UInt8(ascii: "]"))
      }
      start = stop
    }
  }

  private static func append(_ bag: Bag, to sink: inout ByteSink) {
    sink.append("{\"rows\":[")
    append(bag.table, bag.rows, separator: ",", to: &sink)
    sink.append(UInt8(ascii: "]"))
    if let sparse = bag.table.sparseRows?[bag.rows], sparse.contains(true) {
      sink.append(",\"sparse\":")
      append(marks: sparse, to: &sink)
    }
    if let weights = bag.table.weights?[bag.rows], weights.contains(where: { $0 != 1 }) {
      sink.append(",\"weights\":")
      append(weights: weights, to: &sink)
    }
    sink.append(UInt8(ascii: "}"))
  }

  /// Appends a list of marks.
  static func append(marks: some Sequence<Bool>, to sink: inout ByteSink) {
    var separator: StaticString = "["
    for mark in marks {
      sink.append(separator)
      sink.append(mark ? "true" : "false")
      separator = ","
    }
    sink.append("]")
  }

  /// Appends a list of weights.
  static func append(weights: some Sequence<Double>, to sink: inout ByteSink) {
    var separator = UInt8(ascii: "[")
    for weight in weights {
      sink.append(separator)
      append(number: weight, to: &sink)
      separator = UInt8(ascii: ",")
    }
    if separator == UInt8(ascii: "[") { sink.append(separator) }
    sink.append(UInt8(ascii: "]"))
  }
}
