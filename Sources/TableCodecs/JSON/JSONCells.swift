// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import ARFF
internal import ByteKit
internal import JSONKit

/// Reads rows of JSON cells and appends them as ARFF text.
struct JSONCells {
  /// What the cells of a column are.
  private indirect enum Kind {
    case number
    case text
    case label(Set<[UInt8]>)
    case date(DateFormat)
    case bag(JSONCells)
  }

  private var kinds: [Kind]
  /// Whether each kind is a number, the one to be found without counting references.
  private let areNumbers: [Bool]
  private let names: [String]
  private var scratch: [UInt8] = []

  init(_ attributes: [Attribute]) {
    names = attributes.map(\.name)
    areNumbers = attributes.map(\.type.isNumber)
    kinds = attributes.map { attribute in
      switch attribute.type {
      case .numeric, .real, .integer: .number
      case .string: .text
      case .nominal(let labels): .label(Set(labels.map { Array($0.utf8) }))
      case .date(let format): .date(format)
      case .relational(let inner): .bag(JSONCells(inner))
      }
    }
  }

  /// Reads one row without its weight and line end.
  ///
  /// - Returns: False at the end of the array of rows.
  mutating func readRow(
    _ reader: inout JSONReader, isSparse: Bool, into sink: inout ByteSink
  ) throws(TableError) -> Bool {
    let event = try reader.nextEvent()
    if event == .endArray { return false }
    guard event == .beginArray else {
      throw TableError("array-expected", at: reader.offset, "expected a row as an array")
    }
    if isSparse { sink.append(UInt8(ascii: "{")) }
    for index in kinds.indices {
      let event = try reader.nextEvent()
      if event == .endArray {
        throw TableError(
          "too-few-values", at: reader.offset,
          "row has \(index) values, \(kinds.count) attributes are declared")
      }
      if index > 0 { sink.append(UInt8(ascii: ",")) }
      if isSparse {
        sink.append(decimal: index)
        sink.append(UInt8(ascii: " "))
      }
      try append(event, index, &reader, to: &sink)
    }
    guard try reader.nextEvent() == .endArray else {
      throw TableError(
        "too-many-values", at: reader.offset,
        "row has more values than the \(kinds.count) attributes")
    }
    if isSparse { sink.append(UInt8(ascii: "}")) }
    return true
  }

  /// Appends a weight behind a row.
  static func append(weight: Double, to sink: inout ByteSink) {
    sink.append(",{")
    sink.append(number: weight)
    sink.append("}")
  }

  private mutating func append(
    _ event: JSONEvent, _ index: Int, _ reader: inout JSONReader, to sink: inout ByteSink
  ) throws(TableError) {
    if event == .null { return sink.append(UInt8(ascii: "?")) }
    if areNumbers[index], case .number(let range) = event {
      // Numbers of JSON are numbers of ARFF, so the spelling serves.
      return sink.append(reader.spelling(range))
    }
    switch kinds[index] {
    case .number: sink.append(try infinity(event, index, &reader))
    case .text:
      guard case .text(let text) = event else { throw expected("a text", index, reader.offset) }
      appendText(text, reader, to: &sink)
    case .label(let labels):
      guard case .text(let text) = event else { throw expected("a label", index, reader.offset) }
      scratch.removeAll(keepingCapacity: true)
      reader.append(text, to: &scratch)
      guard labels.contains(scratch) else {
        throw TableError(
          "undeclared-nominal-value", at: reader.offset,
          "'\(reader.string(text))' is not a label of '\(names[index])'")
      }
      sink.append(arffValue: scratch.span.rawBytes)
    case .date(let format): try appendDate(event, format, index, &reader, to: &sink)
    case .bag(let cells): try appendBag(event, cells, index, &reader, to: &sink)
    }
  }

  private mutating func appendText(
    _ text: JSONText, _ reader: borrowing JSONReader, to sink: inout ByteSink
  ) {
    guard text.hasEscapes else { return sink.append(arffValue: reader.spelling(text.range)) }
    scratch.removeAll(keepingCapacity: true)
    reader.append(text, to: &scratch)
    sink.append(arffValue: scratch.span.rawBytes)
  }

  /// Reads `{"number":"Infinity"}` behind its brace.
  private func infinity(
    _ event: JSONEvent, _ index: Int, _ reader: inout JSONReader
  ) throws(TableError) -> String {
    let place = reader.offset
    guard let text = try member("number", event, &reader), text == "Infinity" || text == "-Infinity"
    else {
      throw TableError(
        "number-expected", at: place, "expected a number (attribute '\(names[index])')",
        hint: "missing is null")
    }
    return text
  }

  private func appendDate(
    _ event: JSONEvent, _ format: DateFormat, _ index: Int, _ reader: inout JSONReader,
    to sink: inout ByteSink
  ) throws(TableError) {
    let place = reader.offset
    guard let text = try member("date", event, &reader),
      let time = CivilTime.milliseconds(of: text), let spelling = CivilTime.spelling(time, format)
    else {
      throw TableError(
        "bad-date", at: place,
        "expected a date that the pattern \(format.pattern) can say (attribute '\(names[index])')")
    }
    sink.append(arffValue: spelling)
  }

  /// The text of an object's only member; nothing if there is no such object.
  private func member(
    _ name: StaticString, _ event: JSONEvent, _ reader: inout JSONReader
  ) throws(TableError) -> String? {
    guard event == .beginObject, case .key(let key) = try reader.nextEvent(),
      reader.matches(key, name), case .text(let text) = try reader.nextEvent()
    else { return nil }
    let value = reader.string(text)
    return try reader.nextEvent() == .endObject ? value : nil
  }

  /// Reads `{"rows":[…],"weights":[…]}` behind its brace; recursion is limited by the reader.
  private func appendBag(
    _ event: JSONEvent, _ cells: JSONCells, _ index: Int, _ reader: inout JSONReader,
    to sink: inout ByteSink
  ) throws(TableError) {
    guard event == .beginObject else { throw expected("rows", index, reader.offset) }
    let place = reader.offset
    var cells = cells
    var rows: [[UInt8]]?
    var weights: [Double]?
    while case .key(let key) = try reader.nextEvent() {
      if reader.matches(key, "rows"), rows == nil {
        rows = try cells.readRows(&reader)
      } else if reader.matches(key, "weights"), weights == nil {
        weights = try reader.nextWeights()
      } else {
        throw TableError(
          "unknown-member", at: reader.offset, "expected 'rows' once, and 'weights' at most once")
      }
    }
    guard let rows, weights == nil || weights?.count == rows.count else {
      throw TableError("row-count", at: place, "expected rows, and as many weights if any")
    }
    var text = ByteSink()
    for row in rows.indices {
      if row > 0 { text.append(UInt8(ascii: "\n")) }
      text.append(rows[row])
      if let weight = weights?[row], weight != 1 { Self.append(weight: weight, to: &text) }
    }
    sink.append(arffValue: text.contents)
  }

  private mutating func readRows(_ reader: inout JSONReader) throws(TableError) -> [[UInt8]] {
    try reader.beginArray(of: "rows")
    var rows: [[UInt8]] = []
    while true {
      var row = ByteSink()
      guard try readRow(&reader, isSparse: false, into: &row) else { return rows }
      rows.append(row.array)
    }
  }

  private func expected(_ what: String, _ index: Int, _ place: Int) -> TableError {
    TableError(
      "text-expected", at: place, "expected \(what) (attribute '\(names[index])')",
      hint: "missing is null")
  }
}
