// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
internal import ARFF
internal import Arrow
internal import ByteKit
internal import Parquet

/// Writes a table as a Parquet file; memory holds one row group.
struct ParquetTableWriter: TableWriter {
  private let relation: String
  private let compression: PageCompression
  private var losses: Losses
  private var rows: GatheredRows
  /// Set when the first row group is written, which decides what numbers are stored as.
  private var writer: ParquetWriter?

  init(
    relation: String, _ attributes: [Attribute], losses: Losses, compression: PageCompression
  ) throws(ReadingError) {
    self.relation = relation
    self.losses = losses
    self.compression = compression
    rows = try GatheredRows(attributes, form: "parquet")
  }

  var warnings: [Finding] { losses.warnings }

  mutating func begin(into sink: inout ByteSink) {}

  mutating func write(_ block: Table, into sink: inout ByteSink) throws(ReadingError) {
    try losses.check(block)
    try block.forEachDensePart { part throws(ReadingError) in try write(dense: part, into: &sink) }
  }

  private mutating func write(
    dense block: Table, into sink: inout ByteSink
  ) throws(ReadingError) {
    var row = 0
    while row < block.rowCount {
      row = rows.append(block, from: row)
      if rows.isFull { try endGroup(isLast: false, into: &sink) }
    }
  }

  mutating func finish(into sink: inout ByteSink) throws(ReadingError) {
    if writer == nil || rows.rowCount > 0 { try endGroup(isLast: true, into: &sink) }
    let facts = facts
    writer?.finish(facts: facts, into: &sink)
  }

  private mutating func endGroup(isLast: Bool, into sink: inout ByteSink) throws(ReadingError) {
    let hasRows = rows.rowCount > 0
    let values = try rows.take(isLast: isLast)
    if writer == nil {
      writer = ParquetWriter(columns, compression: compression)
      writer?.begin(into: &sink)
    }
    if hasRows { writer?.append(values, into: &sink) }
  }

  private var columns: [ParquetColumn] {
    zip(rows.attributes, rows.isWhole).map { attribute, isWhole in
      switch attribute.type {
      case .numeric, .real, .integer:
        ParquetColumn(attribute.name, isWhole ? .int64 : .double)
      case .nominal, .string, .relational: ParquetColumn(attribute.name, .byteArray, .text)
      case .date:
        ParquetColumn(
          attribute.name, .int64, .timestamp(.milliseconds, isAdjustedToUTC: false))
      }
    }
  }

  /// What columns are for programs that speak Arrow, and for us.
  private var facts: [(key: String, value: String)] {
    let schema = ArrowSchema(ArrowField.fields(of: rows))
    return [
      ("ARROW:schema", Base64.text(of: schema.message().bytes)),
      (
        DeclaredAttributes.key,
        DeclaredAttributes.text(relation: relation, rows.attributes)
      ),
    ]
  }
}
