// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import ARFF
internal import ByteKit
internal import JSONKit

/// Appends cells of a column as JSON.
enum JSONCellText {
  /// Appends one cell.
  static func append(_ column: Column, _ row: Int, to sink: inout ByteSink) {
    switch column {
    case .numbers(let column): append(number: column.values[row], to: &sink)
    case .labels(let column):
      let code = Int(column.codes[row])
      if code < 0 { sink.append("null") } else { sink.append(jsonText: column.labels[code]) }
    case .texts(let column):
      if column.missing?[row] == true {
        sink.append("null")
      } else {
        sink.append(jsonText: column.bytes(at: row))
      }
    case .dates(let column):
      let value = column.milliseconds[row]
      if value == .min { return sink.append("null") }
      sink.append("{\"date\":\"")
      sink.append(CivilTime.text(of: value))
      sink.append("\"}")
    case .bags(let column):
      if column.missing?[row] == true { return sink.append("null") }
      append(column.bag(at: row), to: &sink)
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

  /// Appends the cells of a row between brackets.
  static func append(_ table: Table, _ row: Int, to sink: inout ByteSink) {
    sink.append(UInt8(ascii: "["))
    var index = 0
    while index < table.columns.count {
      if index > 0 { sink.append(UInt8(ascii: ",")) }
      append(table.columns[index], row, to: &sink)
      index &+= 1
    }
    sink.append(UInt8(ascii: "]"))
  }

  private static func append(_ bag: Bag, to sink: inout ByteSink) {
    sink.append("{\"rows\":[")
    for row in bag.rows {
      if row > bag.rows.lowerBound { sink.append(UInt8(ascii: ",")) }
      append(bag.table, row, to: &sink)
    }
    sink.append(UInt8(ascii: "]"))
    if let weights = bag.table.weights?[bag.rows], weights.contains(where: { $0 != 1 }) {
      sink.append(",\"weights\":")
      append(weights: weights, to: &sink)
    }
    sink.append(UInt8(ascii: "}"))
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
