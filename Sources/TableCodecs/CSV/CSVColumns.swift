// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
internal import ARFF
internal import ByteKit

/// The columns of a CSV text: what they are, and in which order its lines have them.
struct CSVColumns {
  /// The attributes, in the order of the schema if there is one.
  let attributes: [Attribute]
  /// For each attribute the place of its field in a line.
  let fields: [Int]

  /// Reads the line of names; without a schema the lines behind it, too, by a second scanner.
  init(
    _ scanner: inout CSVScanner, schema: Header?, limits: Limits
  ) throws(ReadingError) {
    let limit = limits.attributes
    if scanner.isAtEnd { throw ReadingError(.noAttributes, at: 0, "the text is empty") }
    var line: [CSVField] = []
    try scanner.readLine(into: &line, limit: limit)
    let names = try Self.names(line, scanner)
    guard let schema else {
      attributes = try Self.infer(names, scanner, limit: limit)
      fields = Array(attributes.indices)
      return
    }
    attributes = schema.attributes
    fields = try Self.match(names, line, schema)
    for attribute in attributes {
      if case .relational = attribute.type {
        throw ReadingError(.cannotHold, "csv cannot hold the relational '\(attribute.name)'")
      }
    }
  }

  private static func names(
    _ line: [CSVField], _ scanner: borrowing CSVScanner
  ) throws(ReadingError) -> [[UInt8]] {
    var names: [[UInt8]] = []
    var known: Set<[UInt8]> = []
    for field in line {
      var name: [UInt8] = []
      try scanner.append(field, to: &name)
      guard known.insert(name).inserted else {
        throw ReadingError(
          .duplicateAttribute, at: field.range.lowerBound,
          "column '\(String(decoding: name, as: UTF8.self))' is named twice")
      }
      names.append(name)
    }
    return names
  }

  /// Finds the field of each attribute of a schema.
  private static func match(
    _ names: [[UInt8]], _ line: [CSVField], _ schema: Header
  ) throws(ReadingError) -> [Int] {
    var places: [[UInt8]: Int] = [:]
    for index in names.indices { places[names[index]] = index }
    var fields: [Int] = []
    for attribute in schema.attributes {
      guard let place = places.removeValue(forKey: Array(attribute.name.utf8)) else {
        throw ReadingError(
          .schemaMismatch, at: 0, "the schema's attribute '\(attribute.name)' is no column")
      }
      fields.append(place)
    }
    if let extra = places.values.min() {
      throw ReadingError(
        .schemaMismatch, at: line[extra].range.lowerBound,
        "column '\(String(decoding: names[extra], as: UTF8.self))' is not in the schema")
    }
    return fields
  }

  /// Takes columns for numbers whose values all are, missing ones aside.
  private static func infer(
    _ names: [[UInt8]], _ scanner: borrowing CSVScanner, limit: Int
  ) throws(ReadingError) -> [Attribute] {
    var areNumbers = [Bool](repeating: true, count: names.count)
    var lines = CSVScanner(scanner.bytes)
    var fields: [CSVField] = []
    var patience = Patience()
    try lines.readLine(into: &fields, limit: limit)
    while !lines.isAtEnd {
      if patience.isOver {
        let start = lines.position
        lines.move(to: checkPlainLines(scanner.bytes, from: start, &areNumbers))
        patience.note(success: lines.position > start)
        if lines.isAtEnd { break }
      }
      patience.passLine()
      try lines.readLine(into: &fields, limit: limit)
      for index in 0..<min(fields.count, names.count)
      where areNumbers[index] && !fields[index].isMissing {
        areNumbers[index] = CSVCells.isNumber(fields[index], scanner.bytes)
      }
    }
    return names.indices.map {
      Attribute(String(decoding: names[$0], as: UTF8.self), areNumbers[$0] ? .numeric : .string)
    }
  }

  /// Looks at lines until one has a quote or another number of fields; returns its place.
  private static func checkPlainLines(
    _ bytes: RawSpan, from start: Int, _ areNumbers: inout [Bool]
  ) -> Int {
    guard var fields = FieldCursor(bytes, from: start) else { return start }
    var place = start
    while place < bytes.byteCount {
      var index = 0
      let isPlain = fields.read(areNumbers.count) { field in
        if field.shortNumber == nil {
          let range = field.start..<field.end
          if !range.isEmpty {
            guard bytes[range.lowerBound] != UInt8(ascii: "\"") else { return false }
            if areNumbers[index] {
              areNumbers[index] = CSVCells.isNumber(
                CSVField(range: range, isQuoted: false, hasDoubledQuotes: false), bytes)
            }
          }
        }
        index &+= 1
        return true
      }
      guard isPlain, fields.endRow() else { return place }
      place = fields.place
    }
    return place
  }

  /// Whether the fields of a line are in the order of the attributes.
  var areInOrder: Bool { fields.elementsEqual(attributes.indices) }

  /// Whether a line is blank; with one column it is a missing value instead.
  func isBlank(_ line: [CSVField]) -> Bool {
    line.count == 1 && line[0].isMissing && fields.count > 1
  }

  /// Refuses a line with more or fewer fields than names.
  func checkCount(_ line: [CSVField], at place: Int, end: Int) throws(ReadingError) {
    if line.count > fields.count {
      throw ReadingError(
        .tooManyValues, at: line[fields.count].range.lowerBound,
        "line has \(line.count) fields, \(fields.count) columns are named")
    }
    if line.count < fields.count {
      throw ReadingError(
        .tooFewValues, at: line.last?.range.upperBound ?? place,
        "line has \(line.count) fields, \(fields.count) columns are named")
    }
  }
}
