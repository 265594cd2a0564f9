// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
internal import ARFF
internal import ByteKit
internal import JSONKit

/// All of a table in JSON but its rows, which are counted and left for later.
struct JSONTableOutline {
  private(set) var relation = ""
  private(set) var attributes: [Attribute] = []
  /// Where the array of rows begins.
  private(set) var rowsOffset = 0
  private let checksRows: Bool
  private var rowCount = 0
  private var sparse: [Bool] = []
  private var weights: [Double] = []

  /// How deep JSON may nest for tables of a depth.
  static func depth(_ options: ReadingOptions) -> Int {
    8 + 4 * options.limits.depth
  }

  /// Walks through a whole text, whose rows are checked when they are read.
  static func read(
    _ bytes: RawSpan, options: ReadingOptions
  ) throws(ReadingError) -> JSONTableOutline {
    do throws(ReadingError) {
      return try JSONTableOutline(bytes, options: options, checksRows: false)
    } catch {
      // Rows that were not looked at may have led astray: the first error counts.
      return try JSONTableOutline(bytes, options: options, checksRows: true)
    }
  }

  private init(
    _ bytes: RawSpan, options: ReadingOptions, checksRows: Bool
  ) throws(ReadingError) {
    self.checksRows = checksRows
    var reader = JSONReader(bytes, maximumDepth: Self.depth(options))
    guard try reader.next() == .beginObject else {
      throw ReadingError(.tableExpected, at: reader.offset, "expected an object with a table")
    }
    var places: [String: Int] = [:]
    while case .key(let key) = try reader.next() {
      let member = reader.string(key)
      guard places.updateValue(reader.offset, forKey: member) == nil else {
        throw ReadingError(.duplicateMember, at: reader.offset, "member '\(member)' comes twice")
      }
      try readMember(member, at: reader.offset, &reader)
    }
    _ = try reader.next()
    for member in ["format", "version", "relation", "attributes", "rows"]
    where places[member] == nil {
      throw ReadingError(.memberMissing, at: bytes.byteCount, "member '\(member)' is missing")
    }
    try checkCount("sparse", sparse.count, at: places["sparse"])
    try checkCount("weights", weights.count, at: places["weights"])
  }

  /// Whether a row is sparse.
  func isSparse(_ row: Int) -> Bool { row < sparse.count && sparse[row] }

  /// The weight of a row, if it is not 1.
  func weight(_ row: Int) -> Double? {
    weights.isEmpty || weights[row] == 1 ? nil : weights[row]
  }

  private func checkCount(_ member: String, _ count: Int, at place: Int?) throws(ReadingError) {
    guard let place, count != rowCount else { return }
    throw ReadingError(
      .rowCount, at: place, "'\(member)' has \(count) entries for \(rowCount) rows")
  }

  private mutating func readMember(
    _ member: String, at place: Int, _ reader: inout JSONReader
  ) throws(ReadingError) {
    switch member {
    case "format":
      guard try reader.nextString("the form's name") == "splittool.table" else {
        throw ReadingError(.tableExpected, at: reader.offset, "expected \"splittool.table\"")
      }
    case "version":
      guard case .number(let range) = try reader.next(), reader.wholeNumber(range) == 1 else {
        throw ReadingError(.unknownVersion, at: reader.offset, "only version 1 is known")
      }
    case "relation": relation = try reader.nextString("the relation's name")
    case "attributes": attributes = try JSONAttributes.read(&reader)
    case "rows": try countRows(&reader)
    case "sparse": sparse = try reader.nextMarks()
    case "weights": weights = try reader.nextWeights()
    default:
      throw ReadingError(.unknownMember, at: place, "a table has no member '\(member)'")
    }
  }

  private mutating func countRows(_ reader: inout JSONReader) throws(ReadingError) {
    try reader.beginArray(of: "rows")
    rowsOffset = reader.offset
    if !checksRows {
      rowCount = try reader.skipArrayUnchecked()
      return
    }
    while true {
      let event = try reader.next()
      if event == .endArray { return }
      rowCount += 1
      try reader.skip(event)
    }
  }
}
