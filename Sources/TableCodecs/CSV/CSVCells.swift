// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
internal import ARFF
internal import ByteKit

/// Puts the fields of CSV lines into the cells of a table.
struct CSVCells {
  /// What a column holds; asking its attribute would count references.
  private enum Kind {
    case number, label, text, date, bag
  }

  private let columns: CSVColumns
  private let kinds: [Kind]
  /// The formats of dates, by column.
  private let times: [CivilTime?]
  private let longestText: Int
  private var value: [UInt8] = []

  init(_ columns: CSVColumns, options: ReadingOptions) {
    self.columns = columns
    longestText = options.limits.lineLength
    times = columns.attributes.map { attribute in
      guard case .date(let format) = attribute.type else { return nil }
      return CivilTime(format)
    }
    kinds = columns.attributes.map { attribute in
      switch attribute.type {
      case .numeric, .real, .integer: .number
      case .nominal: .label
      case .string: .text
      case .date: .date
      case .relational: .bag
      }
    }
  }

  /// Whether a field is a number in any spelling that ARFF knows.
  static func isNumber(_ field: CSVField, _ bytes: RawSpan) -> Bool {
    let number = DecimalNumber.parse(bytes, at: field.range.lowerBound)
    if number.next == field.range.upperBound, !field.range.isEmpty { return true }
    return DecimalNumber.parse(bytes, in: field.range) != nil
      || NonstandardNumber.parse(bytes, in: field.range) != nil
  }

  /// Sets the cells of one line.
  mutating func read(
    _ fields: [CSVField], _ scanner: borrowing CSVScanner, into rows: inout TableBuilder
  ) throws(ReadingError) {
    var index = 0
    while index < kinds.count {
      let field = fields[columns.fields[index]]
      if field.isMissing {
        rows.setMissing(in: index)
      } else if kinds[index] == .number {
        try readNumber(field, index, scanner.bytes, into: &rows)
      } else {
        try readText(field, index, scanner, into: &rows)
      }
      index &+= 1
    }
  }

  private func readNumber(
    _ field: CSVField, _ index: Int, _ bytes: RawSpan, into rows: inout TableBuilder
  ) throws(ReadingError) {
    // Inlined here: the call below takes 124 instructions for a short number.
    let number = DecimalNumber.parse(bytes, at: field.range.lowerBound)
    if number.next == field.range.upperBound, !field.range.isEmpty {
      return rows.setNumber(number.value, in: index, at: field.range.lowerBound)
    }
    guard
      let number = DecimalNumber.parse(bytes, in: field.range)
        ?? NonstandardNumber.parse(bytes, in: field.range)
    else {
      throw ReadingError(
        .numberExpected, at: field.range.lowerBound,
        "'\(bytes.text(field.range))' is not a number "
          + "(column '\(columns.attributes[index].name)')",
        hint: "missing is an empty field")
    }
    rows.setNumber(number, in: index, at: field.range.lowerBound)
  }

  private mutating func readText(
    _ field: CSVField, _ index: Int, _ scanner: borrowing CSVScanner,
    into rows: inout TableBuilder
  ) throws(ReadingError) {
    guard field.hasDoubledQuotes else {
      try scanner.checkUTF8(field)
      return try set(scanner.bytes.extracting(field.range), field, index, in: &rows)
    }
    value.removeAll(keepingCapacity: true)
    try scanner.append(field, to: &value)
    try set(value.span.rawBytes, field, index, in: &rows)
  }

  private func set(
    _ text: RawSpan, _ field: CSVField, _ index: Int, in rows: inout TableBuilder
  ) throws(ReadingError) {
    switch kinds[index] {
    case .label:
      guard rows.setLabel(text, in: index) else {
        throw ReadingError(
          .undeclaredNominalValue, at: field.range.lowerBound,
          "'\(text.text(0..<text.byteCount))' is not a label of "
            + "'\(columns.attributes[index].name)'")
      }
    case .text:
      guard text.byteCount <= longestText else {
        throw ReadingError.textTooLong(longestText, at: field.range.lowerBound)
      }
      rows.setText(text, in: index)
    case .date:
      guard let time = times[index]?.milliseconds(of: text) else {
        throw ReadingError(
          .badDate, at: field.range.lowerBound,
          "'\(text.text(0..<text.byteCount))' is no date of '\(columns.attributes[index].name)'",
          hint: "2001-02-03T04:05:06, within what the attribute's format can say")
      }
      rows.setDate(time, in: index)
    case .number, .bag: preconditionFailure("numbers are read elsewhere, bags refused")
    }
  }
}
