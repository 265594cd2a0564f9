// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
internal import ARFF
internal import Arrow
internal import ByteKit
internal import Parquet

/// Writes a table as a Parquet file, whose row groups are gathered and then encoded.
///
/// Memory holds one row group: up to a million rows, eight million cells and 64 MiB of text.
struct ParquetTableWriter: TableWriter {
  private static let mostRows = 1 << 20
  private static let mostCells = 1 << 23
  private static let mostText = 64 << 20

  private let relation: String
  private let attributes: [Attribute]
  /// The attributes that are written: all but those that are left out.
  private let kept: [Int]
  private let compression: PageCompression
  private let groupRows: Int
  private let hasText: Bool
  private let buffers: [ColumnBuffer]
  private var losses: Losses
  private var rowCount = 0
  /// Set when the first row group is written, which decides what numbers are stored as.
  private var writer: ParquetWriter?
  private var isWhole: [Bool] = []

  init(
    relation: String, _ attributes: [Attribute], losses: Losses, compression: PageCompression
  ) throws(ReadingError) {
    self.relation = relation
    self.attributes = attributes
    self.losses = losses
    self.compression = compression
    kept = attributes.indices.filter { attributes[$0].type.word != "relational" }
    guard !kept.isEmpty else {
      throw ReadingError(.cannotHold, "parquet cannot hold a table without columns")
    }
    groupRows = max(1, min(Self.mostRows, Self.mostCells / kept.count))
    hasText = attributes.contains { $0.type.word == "string" }
    buffers = kept.map { ColumnBuffer(attributes[$0]) }
  }

  var warnings: [Finding] { losses.warnings }

  mutating func begin(into sink: inout ByteSink) {}

  mutating func write(_ block: Table, into sink: inout ByteSink) throws(ReadingError) {
    try losses.check(block)
    var row = 0
    while row < block.rowCount {
      let end = hasText ? endOfGroup(block, from: row) : min(block.rowCount, row + room)
      for (buffer, index) in zip(buffers, kept) { buffer.append(block.columns[index], row..<end) }
      rowCount += end - row
      row = end
      if isFull { try endGroup(isLast: false, into: &sink) }
    }
  }

  mutating func finish(into sink: inout ByteSink) throws(ReadingError) {
    if writer == nil || rowCount > 0 { try endGroup(isLast: true, into: &sink) }
    let facts = facts
    writer?.finish(facts: facts, into: &sink)
  }

  // MARK: - Row groups

  private var room: Int { groupRows - rowCount }

  private var isFull: Bool {
    room == 0 || hasText && buffers.reduce(0) { $0 + $1.textSize } >= Self.mostText
  }

  /// The row of a block behind which the row group is full, whatever the blocks are.
  private func endOfGroup(_ block: Table, from start: Int) -> Int {
    var size = buffers.reduce(0) { $0 + $1.textSize }
    var row = start
    while row < block.rowCount, row - start < room, size < Self.mostText {
      for index in kept {
        if case .texts(let column) = block.columns[index] {
          size += column.bytes(at: row).byteCount
        }
      }
      row += 1
    }
    return row
  }

  private mutating func endGroup(isLast: Bool, into sink: inout ByteSink) throws(ReadingError) {
    if writer == nil { begin(isOnly: isLast, into: &sink) }
    for (position, buffer) in buffers.enumerated() where isWhole[position] {
      guard buffer.firstFraction == nil else {
        throw ReadingError(
          .cannotHold,
          "the integer attribute '\(attributes[kept[position]].name)' has a fraction, behind row "
            + "groups that were written without",
          hint: "declare it numeric")
      }
    }
    let values = buffers.indices.map { buffers[$0].take(asIntegers: isWhole[$0]) }
    if rowCount > 0 { writer?.append(values, into: &sink) }
    rowCount = 0
  }

  /// Decides on the columns: numbers are whole ones if all are, which is known where there is but one
  /// row group; where there are several, those that are declared as such.
  private mutating func begin(isOnly: Bool, into sink: inout ByteSink) {
    isWhole = buffers.indices.map { position in
      let type = attributes[kept[position]].type
      guard type.isNumber, isOnly || type.word == "integer" else { return false }
      return !buffers[position].isEmpty && buffers[position].firstFraction == nil
    }
    let columns = kept.indices.map { position in
      let attribute = attributes[kept[position]]
      return switch attribute.type {
      case .numeric, .real, .integer:
        ParquetColumn(attribute.name, isWhole[position] ? .int64 : .double)
      case .nominal, .string, .relational: ParquetColumn(attribute.name, .byteArray, .text)
      case .date:
        ParquetColumn(
          attribute.name, .int64, .timestamp(.milliseconds, isAdjustedToUTC: false))
      }
    }
    writer = ParquetWriter(columns, compression: compression)
    writer?.begin(into: &sink)
  }

  /// What columns are for programs that speak Arrow, and for us.
  private var facts: [(key: String, value: String)] {
    let fields = kept.indices.map { position in
      ArrowField(attributes[kept[position]], at: position, isWhole: isWhole[position])
    }
    return [
      ("ARROW:schema", Base64.text(of: ArrowSchema(fields).message().bytes)),
      (
        DeclaredAttributes.key,
        DeclaredAttributes.text(relation: relation, kept.map { attributes[$0] })
      ),
    ]
  }
}

extension ArrowField {
  /// The column of an attribute; labels are codes of 32 bits.
  init(_ attribute: Attribute, at position: Int, isWhole: Bool) {
    switch attribute.type {
    case .numeric, .real, .integer:
      self.init(
        attribute.name, isWhole ? .integer(bits: 64, isSigned: true) : .float(bits: 64))
    case .nominal:
      self.init(attribute.name, .text(isLarge: false), dictionary: Dictionary(id: position))
    case .date: self.init(attribute.name, .timestamp(.milliseconds))
    case .string, .relational: self.init(attribute.name, .text(isLarge: false))
    }
  }
}
