// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
internal import ARFF

/// The rows that a reader makes, handed on as tables of about the same number of source bytes.
struct RowBlocks: ~Copyable {
  /// Where the reader puts its values.
  var rows: TableBuilder

  private let blockSize: Int
  private let places: [Int]?
  private var left: Int
  private var start = 0
  private var isFirst = true

  /// Starts a table, of which the columns and rows that options ask for are handed on.
  ///
  /// - Throws: ``ReadingError`` for a column that is not there.
  init(
    relation: String, attributes: [Attribute], options: ReadingOptions
  ) throws(ReadingError) {
    places = try options.columns.map { choices throws(ReadingError) in
      try ColumnChoice.places(of: choices, in: attributes.map(\.name))
    }
    left = options.rows ?? .max
    rows = TableBuilder(relation: relation, attributes: attributes)
    blockSize = options.blockSize
  }

  /// Whether all rows that were asked for are there.
  var isFull: Bool { left <= 0 }

  /// Reads rows of bare fields between commas until one is not, or the block is full.
  ///
  /// - Returns: The place of the first row that was not read.
  mutating func appendPlainRows(_ bytes: RawSpan, from place: Int, _ longestText: Int) -> Int {
    rows.appendPlainRows(
      bytes, from: place, upTo: min(bytes.byteCount, start + blockSize),
      separator: UInt8(ascii: ","), longestText: longestText)
  }

  /// Ends a row that was read up to a place; hands a block on if it is time.
  mutating func endRow(
    at offset: Int, _ body: (Table) throws(ReadingError) -> Void
  ) throws(ReadingError) {
    rows.endRow()
    left -= 1
    try endBlock(at: offset, body)
  }

  /// Hands a block on if it is time, at a place between rows.
  mutating func endBlock(
    at offset: Int, _ body: (Table) throws(ReadingError) -> Void
  ) throws(ReadingError) {
    guard offset - start >= blockSize else { return }
    start = offset
    try handOn(body)
  }

  /// Hands on what is left.
  mutating func finish(_ body: (Table) throws(ReadingError) -> Void) throws(ReadingError) {
    if isFirst || rows.rowCount > 0 { try handOn(body) }
  }

  private mutating func handOn(_ body: (Table) throws(ReadingError) -> Void) throws(ReadingError) {
    isFirst = false
    let table = rows.takeTable()
    try body(places.map { table.selecting($0) } ?? table)
  }
}
