// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics

/// Some rows of a file: a chunk of each column.
struct RowGroup {
  private(set) var rowCount = -1
  private(set) var chunks: [ColumnChunk] = []

  /// Reads a row group of these columns.
  init(
    _ reader: inout ThriftReader, _ columns: [ParquetColumn], before end: Int
  ) throws(ReadingError) {
    var last: Int16 = 0
    while let field = try reader.next(after: &last) {
      switch field.id {
      case 1:
        guard try reader.list(field, of: .structure) == columns.count, chunks.isEmpty else {
          throw reader.malformed("a row group has other columns than the file")
        }
        for column in columns {
          chunks.append(try ColumnChunk(&reader, column, before: end))
        }
      case 3: rowCount = try reader.int(field)
      default: try reader.skip(field)
      }
    }
    // A column's values are as many as the rows, since none repeats.
    guard rowCount >= 0, chunks.count == columns.count,
      chunks.allSatisfy({ $0.valueCount == rowCount })
    else { throw reader.malformed("a row group has no possible number of rows") }
  }
}
