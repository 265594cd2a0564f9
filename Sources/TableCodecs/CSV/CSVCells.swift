// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import ARFF
internal import ByteKit

/// Appends the fields of CSV lines as rows of ARFF text.
struct CSVCells {
  private let columns: CSVColumns
  /// Whether each attribute is a number: asking its type would copy all its labels' reference.
  private let areNumbers: [Bool]
  /// The labels of each nominal attribute.
  private let labels: [Set<[UInt8]>]
  private var value: [UInt8] = []

  init(_ columns: CSVColumns) {
    self.columns = columns
    areNumbers = columns.attributes.map(\.type.isNumber)
    labels = columns.attributes.map { attribute in
      guard case .nominal(let labels) = attribute.type else { return [] }
      return Set(labels.map { Array($0.utf8) })
    }
  }

  /// Whether a field is a number in any spelling that ARFF knows.
  static func isNumber(_ field: CSVField, _ bytes: RawSpan) -> Bool {
    DecimalNumber.parse(bytes, in: field.range) != nil
      || NonstandardNumber.parse(bytes, in: field.range) != nil
  }

  /// Appends one line.
  mutating func append(
    _ fields: [CSVField], _ scanner: borrowing CSVScanner, to sink: inout ByteSink
  ) throws(TableError) {
    for index in columns.fields.indices {
      if index > 0 { sink.append(UInt8(ascii: ",")) }
      let field = fields[columns.fields[index]]
      if field.isMissing {
        sink.append(UInt8(ascii: "?"))
      } else {
        try append(field, index, scanner, to: &sink)
      }
    }
    sink.append(UInt8(ascii: "\n"))
  }

  private mutating func append(
    _ field: CSVField, _ index: Int, _ scanner: borrowing CSVScanner, to sink: inout ByteSink
  ) throws(TableError) {
    if areNumbers[index] { return try appendNumber(field, index, scanner.bytes, to: &sink) }
    let attribute = columns.attributes[index]
    value.removeAll(keepingCapacity: true)
    try scanner.append(field, to: &value)
    switch attribute.type {
    case .nominal where !labels[index].contains(value):
      throw TableError(
        "undeclared-nominal-value", at: field.range.lowerBound,
        "'\(String(decoding: value, as: UTF8.self))' is not a label of '\(attribute.name)'")
    case .date(let format):
      let text = String(decoding: value, as: UTF8.self)
      guard let time = CivilTime.milliseconds(of: text),
        let spelling = CivilTime.spelling(time, format)
      else {
        throw TableError(
          "bad-date", at: field.range.lowerBound,
          "'\(text)' is no date of '\(attribute.name)' (\(format.pattern))")
      }
      sink.append(arffValue: spelling)
    default: sink.append(arffValue: value.span.rawBytes)
    }
  }

  private func appendNumber(
    _ field: CSVField, _ index: Int, _ bytes: RawSpan, to sink: inout ByteSink
  ) throws(TableError) {
    if DecimalNumber.parse(bytes, in: field.range) != nil {
      sink.append(bytes.extracting(field.range))
    } else if let number = NonstandardNumber.parse(bytes, in: field.range) {
      if number.isNaN { sink.append(UInt8(ascii: "?")) } else { sink.append(number: number) }
    } else {
      throw TableError(
        "number-expected", at: field.range.lowerBound,
        "'\(bytes.text(field.range))' is not a number "
          + "(column '\(columns.attributes[index].name)')",
        hint: "missing is an empty field")
    }
  }
}
