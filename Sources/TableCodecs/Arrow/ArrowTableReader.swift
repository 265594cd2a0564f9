// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
internal import ARFF
internal import Arrow
internal import ByteKit
internal import Parquet

/// Reads the rows of an Arrow file into tables.
struct ArrowTableReader {
  private static let batchRows = 1024

  private let reader: ArrowFileReader
  private let dictionaries: [Int: [ArrowArray]]
  private let options: ReadingOptions
  private let plan: ColumnarPlan
  private let size: Int

  /// Plans the columns.
  init(
    _ reader: ArrowFileReader, _ source: SharedBytes, _ schema: Header?, _ options: ReadingOptions
  ) throws(ReadingError) {
    self.reader = reader
    self.options = options
    size = source.count
    dictionaries = try reader.dictionaries()
    var columns: [ColumnarColumn] = []
    for field in reader.schema.fields {
      let (conversion, type) = try field.conversion()
      var column = ColumnarColumn(name: field.name, conversion: conversion, type: type)
      if let dictionary = field.dictionary {
        column.labels = try Self.labels(dictionaries[dictionary.id] ?? [])
      }
      columns.append(column)
    }
    plan = try ColumnarPlan(
      columns, header: reader.schema.fact(DeclaredAttributes.key), schema, options)
  }

  private static func labels(_ parts: [ArrowArray]) throws(ReadingError) -> LabelCodes {
    let labels = LabelCodes([])
    for part in parts {
      for row in 0..<part.count where !part.isMissing(row) {
        let (source, range) = try part.text(row)
        guard source.bytes.firstInvalidUTF8(in: range) == nil else {
          throw ReadingError(.invalidUTF8, "a label of '\(part.field.name)' is not valid UTF-8")
        }
        labels.insert(source.bytes.array(range))
      }
    }
    return labels
  }

  /// Reads all rows, block by block.
  func read(_ body: (Table) throws(ReadingError) -> Void) throws(ReadingError) {
    var blocks = try RowBlocks(
      relation: plan.relation, attributes: plan.attributes, options: options)
    var columns = plan.conversions.indices.map { index in
      CellColumn(
        plan.attributes[index], plan.conversions[index], isShort: false,
        longest: options.limits.lineLength)
    }
    var rowCount = 0
    var textSize = 0
    for index in 0..<reader.batchCount where !blocks.isFull {
      let batch = try reader.batch(index)
      rowCount += batch.rowCount
      try plan.check(rowCount: rowCount, size: size, options)
      var start = 0
      while start < batch.rowCount, !blocks.isFull {
        let rows = start..<min(start + Self.batchRows, batch.rowCount)
        var values: [ColumnBatch] = []
        for (position, column) in batch.columns.enumerated() {
          let texts = column.field.dictionary.map { dictionaries[$0.id] ?? [] }
          let converted = try ColumnBatch(column, rows, texts, plan.conversions[position])
          try columns[position].convert(converted, count: rows.count)
          values.append(converted)
        }
        for row in 0..<rows.count where !blocks.isFull {
          for position in columns.indices {
            textSize += columns[position].set(row, of: values[position], in: position, &blocks.rows)
          }
          try ColumnarPlan.check(textSize: textSize, size: size)
          let progress = (rowCount - batch.rowCount + rows.lowerBound + row + 1) * columns.count * 8
          try blocks.endRow(at: progress + textSize, body)
        }
        for column in columns { column.warn(&blocks.rows) }
        start = rows.upperBound
      }
    }
    try blocks.finish(body)
  }
}
