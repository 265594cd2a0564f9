// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics

/// The pages of one column in one row group.
struct ColumnChunk {
  private(set) var encodings: Set<Int> = []
  private(set) var compression = PageCompression.none
  private(set) var valueCount = -1
  private(set) var size = -1
  private(set) var dataPage = -1
  private(set) var dictionaryPage: Int?
  /// The checksum of the heads of all pages, which our writer gives.
  private(set) var checksum: UInt32?

  /// Reads a chunk of a column, and holds its places against where the pages of the file end.
  init(
    _ reader: inout ThriftReader, _ column: ParquetColumn, before end: Int
  ) throws(ReadingError) {
    var hasMetadata = false
    var last: Int16 = 0
    while let field = try reader.next(after: &last) {
      switch field.id {
      case 1:
        throw ReadingError(
          .unsupportedForm, "the column '\(column.name)' is in another file, which is not read")
      case 3:
        try reader.check(structure: field)
        try readMetadata(&reader, column)
        hasMetadata = true
      case 8: throw ReadingError(.unsupportedForm, "the column '\(column.name)' is encrypted")
      default: try reader.skip(field)
      }
    }
    guard hasMetadata, valueCount >= 0 else {
      throw reader.malformed("a column is without its pages")
    }
    let (stop, overflow) = start.addingReportingOverflow(size)
    guard start >= 4, size >= 0, !overflow, stop <= end else {
      throw reader.malformed("the pages of '\(column.name)' lie outside the file")
    }
  }

  /// Where the first page begins.
  var start: Int {
    guard let dictionaryPage, dictionaryPage > 0 else { return dataPage }
    return min(dictionaryPage, dataPage)
  }

  private mutating func readMetadata(
    _ reader: inout ThriftReader, _ column: ParquetColumn
  ) throws(ReadingError) {
    var last: Int16 = 0
    while let field = try reader.next(after: &last) {
      switch field.id {
      case 1:
        guard try reader.int(field) == column.type.rawValue else {
          throw reader.malformed("a chunk of '\(column.name)' has another type")
        }
      case 2:
        for _ in 0..<(try reader.list(field, of: .int32)) {
          encodings.insert(try reader.element())
        }
      case 3:
        guard try reader.list(field, of: .binary) == 1,
          try reader.textElement() == column.name
        else { throw reader.malformed("a chunk of '\(column.name)' has another name") }
      case 4:
        guard let known = PageCompression(rawValue: try reader.int(field)) else {
          throw reader.malformed("an unknown compression")
        }
        compression = known
      case 5: valueCount = try reader.int(field)
      case 7: size = try reader.int(field)
      case 8:
        for fact in try Facts.read(&reader, field) where fact.key == FileMetadata.checksumKey {
          checksum = UInt32(fact.value, radix: 16)
        }
      case 9: dataPage = try reader.int(field)
      case 11: dictionaryPage = try reader.int(field)
      default: try reader.skip(field)
      }
    }
  }
}
