// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

package import Diagnostics
package import ByteKit

/// A Parquet file of flat columns, whose values are read some rows at a time.
///
///     let reader = try ParquetReader(bytes)
///     for group in reader.groups.indices {
///       var rows = reader.rows(of: group, columns: [0, 2])
///       while rows.left > 0 { try rows.read(1024, into: &batches) }
///     }
///
/// Memory holds a page and the dictionary of each column. Only the pages of columns that are asked
/// for are read; checksums of pages are checked where the writer gave them.
package struct ParquetReader {
  private let file: SharedBytes
  private let metadata: FileMetadata

  /// Reads the footer of a file.
  ///
  /// - Throws: ``ReadingError``: `wrong-form`, `truncated`, `malformed`, `bad-checksum`, and
  ///   `unsupported-form` for nested columns.
  package init(_ file: SharedBytes) throws(ReadingError) {
    self.file = file
    metadata = try FileMetadata(file)
  }

  /// Whether bytes begin like a Parquet file.
  package static func recognizes(_ prefix: RawSpan) -> Bool { prefix.starts(with: "PAR1") }

  /// The columns.
  package var columns: [ParquetColumn] { metadata.columns }

  /// The number of rows.
  package var rowCount: Int { metadata.rowCount }

  /// The number of rows of each row group.
  package var groups: [Int] { metadata.groups.map(\.rowCount) }

  /// What somebody wrote under a name, such as `ARROW:schema`.
  package func fact(_ name: String) -> String? {
    metadata.facts.first { $0.key == name }?.value
  }

  /// The rows of a row group, in these columns.
  package func rows(of group: Int, columns: [Int]) -> RowGroupReader {
    RowGroupReader(
      columns.map { index in
        ChunkReader(
          file, metadata.columns[index], metadata.groups[group].chunks[index], number: group + 1)
      }, rowCount: metadata.groups[group].rowCount)
  }

  /// The dictionary of a column in a row group, if all its values are codes of it.
  package func dictionary(
    of column: Int, in group: Int
  ) throws(ReadingError) -> PageDictionary? {
    var reader = ChunkReader(
      file, metadata.columns[column], metadata.groups[group].chunks[column], number: group + 1)
    return try reader.readDictionary()
  }
}

/// The rows of a row group, read some at a time.
package struct RowGroupReader {
  private var chunks: [ChunkReader]
  /// How many rows are still to come.
  package private(set) var left: Int

  init(_ chunks: [ChunkReader], rowCount: Int) {
    self.chunks = chunks
    left = rowCount
  }

  /// Reads the next rows, at most `count` of them, into a batch for each column.
  ///
  /// - Returns: How many there were.
  /// - Throws: ``ReadingError`` for pages that are damaged.
  /// - Precondition: There are as many batches as columns.
  package mutating func read(
    _ count: Int, into batches: inout [ColumnBatch]
  ) throws(ReadingError) -> Int {
    let step = min(count, left)
    for index in chunks.indices {
      batches[index].removeAll()
      try chunks[index].read(step, into: &batches[index])
      guard left > step || chunks[index].isAtEnd else {
        throw ReadingError(
          .malformed, "the pages of '\(chunks[index].column.name)' hold more than its rows")
      }
    }
    left -= step
    return step
  }
}
