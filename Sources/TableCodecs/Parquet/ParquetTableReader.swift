// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
internal import ARFF
internal import ByteKit
internal import Parquet

/// Reads the rows of a Parquet file into tables.
struct ParquetTableReader {
  /// So many rows of all columns are decoded at once.
  private static let batchRows = 1024

  private let reader: ParquetReader
  private let options: ReadingOptions
  private let plan: ColumnarPlan
  private let size: Int

  /// Plans the columns.
  ///
  /// - Throws: ``ReadingError``, also for a file whose rows cost it next to nothing and are more than
  ///   the limit for such cells.
  init(
    _ reader: ParquetReader, _ source: SharedBytes, _ schema: Header?, _ options: ReadingOptions
  ) throws(ReadingError) {
    self.reader = reader
    self.options = options
    size = source.count
    plan = try ColumnarPlan(
      reader.columnarColumns(), header: reader.fact(DeclaredAttributes.key), schema, options)
    try plan.check(rowCount: reader.rowCount, size: size, options)
  }

  /// Reads all rows, block by block.
  func read(_ body: (Table) throws(ReadingError) -> Void) throws(ReadingError) {
    var blocks = try RowBlocks(
      relation: plan.relation, attributes: plan.attributes, options: options)
    var columns = plan.conversions.indices.map { index in
      CellColumn(
        plan.attributes[index], plan.conversions[index],
        isShort: reader.columns[index].type == .int32,
        longest: options.limits.lineLength)
    }
    var batches = [ColumnBatch](repeating: ColumnBatch(), count: columns.count)
    // The bytes that the rows so far take in memory, by which blocks are measured.
    var progress = 0
    var textSize = 0
    for group in reader.groups.indices {
      var rows = reader.rows(of: group, columns: Array(reader.columns.indices))
      while rows.left > 0, !blocks.isFull {
        let count = try rows.read(Self.batchRows, into: &batches)
        for index in columns.indices { try columns[index].convert(batches[index], count: count) }
        for row in 0..<count where !blocks.isFull {
          for index in columns.indices {
            textSize += columns[index].set(row, of: batches[index], in: index, &blocks.rows)
          }
          progress += columns.count * 8
          try ColumnarPlan.check(textSize: textSize, size: size)
          try blocks.endRow(at: progress + textSize, body)
        }
        for column in columns { column.warn(&blocks.rows) }
      }
    }
    try blocks.finish(body)
  }
}
