// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
internal import ARFF
internal import ByteKit
internal import JSONKit

/// Reads rows of JSON cells into a table.
struct JSONCells {
  /// What the cells of a column are.
  private indirect enum Kind {
    case number
    case text
    case label
    case date(CivilTime)
    case bag(JSONCells)
  }

  private let kinds: [Kind]
  /// Whether each kind is a number, the one to be found without counting references.
  private let areNumbers: [Bool]
  private let names: [String]
  private let longestText: Int
  private var scratch: [UInt8] = []

  init(_ attributes: [Attribute], options: ReadingOptions) {
    names = attributes.map(\.name)
    areNumbers = attributes.map(\.type.isNumber)
    longestText = options.limits.lineLength
    kinds = attributes.map { attribute in
      switch attribute.type {
      case .numeric, .real, .integer: .number
      case .string: .text
      case .nominal: .label
      case .date(let format): .date(CivilTime(format))
      case .relational(let inner): .bag(JSONCells(inner, options: options))
      }
    }
  }

  /// Reads the cells of one row, which the caller ends.
  ///
  /// - Returns: False at the end of the array of rows.
  mutating func readRow(
    _ reader: inout JSONReader, into rows: inout TableBuilder
  ) throws(ReadingError) -> Bool {
    let event = try reader.next()
    // Patterns, not `==`, which would compare all that events may hold.
    if case .endArray = event { return false }
    guard case .beginArray = event else {
      throw ReadingError(.arrayExpected, at: reader.offset, "expected a row as an array")
    }
    var index = 0
    while index < areNumbers.count {
      if areNumbers[index], let range = reader.nextPlainNumber() {
        rows.setNumber(reader.double(range), in: index, at: range.lowerBound)
        index &+= 1
        continue
      }
      let event = try reader.next()
      if areNumbers[index], case .number(let range) = event {
        rows.setNumber(reader.double(range), in: index, at: range.lowerBound)
      } else if case .null = event {
        rows.setMissing(in: index)
      } else {
        try read(event, index, &reader, into: &rows)
      }
      index &+= 1
    }
    guard case .endArray = try reader.next() else {
      throw ReadingError(
        .tooManyValues, at: reader.offset,
        "row has more values than the \(areNumbers.count) attributes")
    }
    return true
  }

  private mutating func read(
    _ event: JSONEvent, _ index: Int, _ reader: inout JSONReader, into rows: inout TableBuilder
  ) throws(ReadingError) {
    if event == .endArray {
      throw ReadingError(
        .tooFewValues, at: reader.offset,
        "row has \(index) values, \(areNumbers.count) attributes are declared")
    }
    switch kinds[index] {
    case .number: rows.setNumber(try infinity(event, index, &reader), in: index)
    case .text, .label:
      guard case .text(let text) = event else { throw expected("a text", index, reader.offset) }
      guard text.hasEscapes else {
        return try set(reader.spelling(text.range), index, at: reader.offset, in: &rows)
      }
      scratch.removeAll(keepingCapacity: true)
      reader.append(text, to: &scratch)
      try set(scratch.span.rawBytes, index, at: reader.offset, in: &rows)
    case .date(let times): rows.setDate(try date(event, times, index, &reader), in: index)
    case .bag(let cells): try readBag(event, cells, index, &reader, into: &rows)
    }
  }

  /// Sets a text or a label.
  private func set(
    _ text: RawSpan, _ index: Int, at place: Int, in rows: inout TableBuilder
  ) throws(ReadingError) {
    if case .text = kinds[index] {
      guard text.byteCount <= longestText else {
        throw ReadingError.textTooLong(longestText, at: place)
      }
      return rows.setText(text, in: index)
    }
    guard rows.setLabel(text, in: index) else {
      throw ReadingError(
        .undeclaredNominalValue, at: place,
        "'\(text.text(0..<text.byteCount))' is not a label of '\(names[index])'")
    }
  }

  /// Reads `{"number":"Infinity"}` behind its brace.
  private func infinity(
    _ event: JSONEvent, _ index: Int, _ reader: inout JSONReader
  ) throws(ReadingError) -> Double {
    let place = reader.offset
    if let text = try member("number", event, &reader) {
      if reader.matches(text, "Infinity") { return .infinity }
      if reader.matches(text, "-Infinity") { return -.infinity }
    }
    throw ReadingError(
      .numberExpected, at: place, "expected a number (attribute '\(names[index])')",
      hint: "missing is null")
  }

  private func date(
    _ event: JSONEvent, _ times: CivilTime, _ index: Int, _ reader: inout JSONReader
  ) throws(ReadingError) -> Int64 {
    let place = reader.offset
    if let text = try member("date", event, &reader) {
      // A date has no escapes unless somebody plays tricks.
      if !text.hasEscapes {
        if let time = times.milliseconds(of: reader.spelling(text.range)) { return time }
      } else {
        let value = Array(reader.string(text).utf8)
        if let time = times.milliseconds(of: value.span.rawBytes) { return time }
      }
    }
    throw ReadingError(
      .badDate, at: place,
      "expected a date that the pattern \(times.format.pattern) can say "
        + "(attribute '\(names[index])')")
  }

  /// The text of an object's only member; nothing if there is no such object.
  private func member(
    _ name: StaticString, _ event: JSONEvent, _ reader: inout JSONReader
  ) throws(ReadingError) -> JSONText? {
    guard case .beginObject = event, case .key(let key) = try reader.next(),
      reader.matches(key, name), case .text(let text) = try reader.next(),
      case .endObject = try reader.next()
    else { return nil }
    return text
  }

  private func expected(_ what: String, _ index: Int, _ place: Int) -> ReadingError {
    ReadingError(
      .textExpected, at: place, "expected \(what) (attribute '\(names[index])')",
      hint: "missing is null")
  }
}

// MARK: - Bags

extension JSONCells {
  /// Reads `{"rows":[…],"sparse":[…],"weights":[…]}` behind its brace; recursion is limited by the
  /// reader.
  private func readBag(
    _ event: JSONEvent, _ cells: JSONCells, _ index: Int, _ reader: inout JSONReader,
    into rows: inout TableBuilder
  ) throws(ReadingError) {
    guard event == .beginObject else { throw expected("rows", index, reader.offset) }
    let place = reader.offset
    let bag = rows.bag(in: index)
    let start = bag.rows.rowCount
    var count: Int?
    var weights: [Double]?
    var sparse: [Bool]?
    while case .key(let key) = try reader.next() {
      if reader.matches(key, "rows"), count == nil {
        try cells.readRows(&reader, into: bag)
        count = bag.rows.rowCount - start
      } else if reader.matches(key, "weights"), weights == nil {
        weights = try reader.nextWeights()
      } else if reader.matches(key, "sparse"), sparse == nil {
        sparse = try reader.nextMarks()
      } else {
        throw ReadingError(
          .unknownMember, at: reader.offset,
          "expected 'rows' once, and 'sparse' and 'weights' at most once")
      }
    }
    guard let count, (weights?.count ?? count) == count, (sparse?.count ?? count) == count else {
      throw ReadingError(
        .rowCount, at: place, "expected rows, and as many weights and marks if any")
    }
    for row in 0..<count {
      if let weights { bag.rows.setWeight(weights[row], of: start + row) }
      if let sparse, sparse[row] { bag.rows.markSparse(start + row) }
    }
    rows.setBag(in: index)
  }

  private func readRows(_ reader: inout JSONReader, into bag: BagRows) throws(ReadingError) {
    var cells = self
    try reader.beginArray(of: "rows")
    while try cells.readRow(&reader, into: &bag.rows) { bag.rows.endRow() }
  }
}
