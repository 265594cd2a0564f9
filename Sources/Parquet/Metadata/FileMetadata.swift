// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
internal import ByteKit
internal import Gzip

/// What stands at the end of a file: its columns, and where their pages are.
struct FileMetadata {
  /// The name under which our writer keeps checksums in eight hexadecimal digits.
  ///
  /// There is one of the footer, in which its own digits count as zeros, and for each chunk one of
  /// the heads of its pages. The format itself has checksums for the bytes of pages only.
  static let checksumKey = "splittool.crc32"

  private(set) var columns: [ParquetColumn] = []
  private(set) var rowCount = -1
  private(set) var groups: [RowGroup] = []
  private(set) var facts: [Facts.Fact] = []

  /// Reads the footer of a file.
  init(_ file: SharedBytes) throws(ReadingError) {
    let range = try Self.footer(of: file.bytes)
    var reader = ThriftReader(file, in: range)
    var checksum: Range<Int>?
    var last: Int16 = 0
    while let field = try reader.next(after: &last) {
      switch field.id {
      case 2: try readSchema(&reader, field)
      case 3: rowCount = try reader.int(field)
      case 4:
        guard !columns.isEmpty, groups.isEmpty else {
          throw reader.malformed("row groups come before the columns")
        }
        for _ in 0..<(try reader.list(field, of: .structure)) {
          groups.append(try RowGroup(&reader, columns, before: range.lowerBound))
        }
      case 5:
        facts = try Facts.read(&reader, field)
        checksum = facts.first { $0.key == Self.checksumKey }?.place
      default: try reader.skip(field)
      }
    }
    guard reader.offset == range.upperBound else {
      throw reader.malformed("there are bytes behind its end")
    }
    var sum = 0
    for group in groups {
      let (next, overflow) = sum.addingReportingOverflow(group.rowCount)
      guard !overflow else { throw reader.malformed("too many rows") }
      sum = next
    }
    guard !columns.isEmpty, sum == rowCount else {
      throw reader.malformed("the row groups have \(sum) rows, not \(rowCount)")
    }
    if let checksum {
      try check(checksum, of: range, in: file.bytes)
    } else if groups.contains(where: { $0.chunks.contains { $0.checksum != nil } }) {
      throw ReadingError(
        .badChecksum, at: range.lowerBound, "the footer is damaged: its checksum is missing")
    }
  }

  /// Where the footer is: before its length and the closing mark.
  private static func footer(of bytes: RawSpan) throws(ReadingError) -> Range<Int> {
    guard bytes.starts(with: "PAR1") else {
      throw ReadingError(.wrongForm, at: 0, "a Parquet file begins with PAR1")
    }
    guard bytes.byteCount >= 12, bytes.starts(with: "PAR1", at: bytes.byteCount - 4) else {
      throw ReadingError(
        .truncated, at: bytes.byteCount, "the file does not end with PAR1: its end is missing")
    }
    let end = bytes.byteCount - 8
    let length = Int(bytes.load(UInt32.self, at: end))
    guard length <= end - 4 else {
      throw ReadingError(.malformed, at: end, "the footer would be longer than the file")
    }
    return (end - length)..<end
  }

  private mutating func readSchema(
    _ reader: inout ThriftReader, _ field: ThriftReader.Field
  ) throws(ReadingError) {
    let count = try reader.list(field, of: .structure)
    guard count > 0, columns.isEmpty else { throw reader.malformed("it has no columns") }
    let root = try SchemaElement(&reader)
    guard root.children > 0 || count == 1 else { throw reader.malformed("it has no columns") }
    guard count > 1 else {
      throw ReadingError(.noAttributes, "the file has no columns")
    }
    for _ in 1..<count {
      let element = try SchemaElement(&reader)
      guard element.children <= 0, !element.isRepeated else {
        throw ReadingError(
          .unsupportedForm,
          "the column '\(element.name)' is nested, which a table of ours cannot hold",
          hint: "leave it out or flatten it before")
      }
      columns.append(try element.column())
    }
    guard root.children == columns.count else {
      throw reader.malformed("the schema has other columns than it says")
    }
  }
}

// MARK: - Checksum

extension FileMetadata {
  private func check(
    _ place: Range<Int>, of range: Range<Int>, in bytes: RawSpan
  ) throws(ReadingError) {
    let sum = Self.checksum(
      bytes.extracting(range), zeroing: place.lowerBound - range.lowerBound, count: place.count)
    guard place.count == 8, bytes.text(place) == Self.hexadecimal(sum) else {
      throw ReadingError(
        .badChecksum, at: place.lowerBound, "the checksum of the footer does not match its bytes")
    }
  }

  /// The CRC-32 of a footer whose own sum, at a place, counts as zeros.
  static func checksum(_ footer: RawSpan, zeroing place: Int, count: Int) -> UInt32 {
    let zeros = [UInt8](repeating: UInt8(ascii: "0"), count: count)
    let before = Gzip.crc32(footer.extracting(0..<place))
    let middle = Gzip.crc32(zeros.span.rawBytes, continuing: before)
    return Gzip.crc32(
      footer.extracting((place + count)..<footer.byteCount), continuing: middle)
  }

  /// A sum in eight digits.
  static func hexadecimal(_ sum: UInt32) -> String {
    let digits = String(sum, radix: 16)
    return String(repeating: "0", count: 8 - digits.utf8.count) + digits
  }
}
