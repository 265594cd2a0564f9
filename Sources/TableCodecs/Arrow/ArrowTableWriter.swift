// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
internal import ARFF
internal import Arrow
internal import ByteKit
internal import Parquet

/// Writes a table as an Arrow file; memory holds one record batch.
struct ArrowTableWriter: TableWriter {
  private let relation: String
  private var losses: Losses
  private var rows: GatheredRows
  /// Set when the first record batch is written, which decides what numbers are stored as.
  private var writer: ArrowFileWriter?

  init(
    relation: String, _ attributes: [Attribute], losses: Losses
  ) throws(ReadingError) {
    self.relation = relation
    self.losses = losses
    rows = try GatheredRows(attributes, form: "arrow")
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
      if rows.isFull { try endBatch(isLast: false, into: &sink) }
    }
  }

  mutating func finish(into sink: inout ByteSink) throws(ReadingError) {
    if writer == nil || rows.rowCount > 0 { try endBatch(isLast: true, into: &sink) }
    writer?.finish(into: &sink)
  }

  private mutating func endBatch(isLast: Bool, into sink: inout ByteSink) throws(ReadingError) {
    let count = rows.rowCount
    let values = try rows.take(isLast: isLast)
    if writer == nil { begin(&sink) }
    if count > 0 { writer?.append(values.map(Self.buffers), rowCount: count, into: &sink) }
  }

  private mutating func begin(_ sink: inout ByteSink) {
    let header = DeclaredAttributes.text(relation: relation, rows.attributes)
    let fields = ArrowField.fields(of: rows)
    var writer = ArrowFileWriter(ArrowSchema(fields, facts: [(DeclaredAttributes.key, header)]))
    writer.begin(into: &sink)
    for (field, attribute) in zip(fields, rows.attributes) {
      guard let dictionary = field.dictionary, case .nominal(let labels) = attribute.type else {
        continue
      }
      writer.append(dictionary: dictionary.id, labels, into: &sink)
    }
    self.writer = writer
  }

  private static func buffers(_ values: ColumnValues) -> ArrowBuffers {
    switch values {
    case .doubles(let values):
      ArrowBuffers(words: values.map(\.bitPattern)) { values[$0].isNaN }
    case .integers(let values), .stretches(let values):
      ArrowBuffers(words: values.map { $0 == .min ? 0 : UInt64(bitPattern: $0) }) {
        values[$0] == .min
      }
    case .codes(let codes, _): ArrowBuffers(codes: codes)
    case .texts(let bytes, let ends, let isMissing):
      ArrowBuffers(texts: bytes, ends: ends) { isMissing[$0] }
    }
  }
}
