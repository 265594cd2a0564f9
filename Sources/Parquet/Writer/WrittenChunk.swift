// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import ByteKit
internal import Gzip

/// The pages of a column in a row group, encoded and packed.
struct WrittenChunk: Sendable {
  /// The most values of a page, and about the most bytes of text.
  private static let pageRows = 1 << 16
  private static let pageBytes = 1 << 20

  private(set) var bytes = SharedBytes([])
  private let statistics: ChunkStatistics
  private let valueCount: Int
  private let encodings: [Encoding]
  private let compression: PageCompression
  private let column: ParquetColumn
  private var unpackedSize = 0
  /// Level 1 looks back half a megabyte, level 3 two.
  private let level: Int
  private var dictionarySize = 0
  private var headsChecksum: UInt32 = 0

  /// Encodes values; the same values give the same bytes.
  init(_ values: ColumnValues, _ column: ParquetColumn, _ compression: PageCompression) {
    self.column = column
    self.compression = compression
    valueCount = values.count
    level = if case .stretches = values { 3 } else { 1 }
    statistics = ChunkStatistics(values, column.type)
    switch values {
    case .doubles, .texts, .stretches: encodings = [.plain, .hybrid]
    case .integers: encodings = [.hybrid, .delta]
    case .codes: encodings = [.plain, .hybrid, .dictionary]
    }
    var sink = ByteSink()
    if case .codes(_, let labels) = values {
      let page = labels.page
      append(page.bytes, to: &sink) { header in
        header.write(1, int32: PageHeader.Kind.dictionary.rawValue)
      } details: { header in
        header.write(7) { page in
          page.write(1, int32: labels.count)
          page.write(2, int32: Encoding.plain.rawValue)
        }
      }
      dictionarySize = sink.count
    }
    var start = 0
    repeat {
      let end = Self.endOfPage(values, from: start)
      appendPage(values, start..<end, to: &sink)
      start = end
    } while start < valueCount
    bytes = sink.takeBytes()
  }

  private static func endOfPage(_ values: ColumnValues, from start: Int) -> Int {
    if case .stretches = values { return values.count }
    let most = min(start + pageRows, values.count)
    guard case .texts(_, let ends, _) = values else { return most }
    let first = start == 0 ? 0 : ends[start - 1]
    var end = min(start + 1, most)
    while end < most, ends[end] - first <= pageBytes { end += 1 }
    return end
  }

  private mutating func appendPage(
    _ values: ColumnValues, _ range: Range<Int>, to sink: inout ByteSink
  ) {
    // The last one that is not for the levels.
    let encoding = encodings.last { $0 != .hybrid } ?? .plain
    var page = ByteSink()
    PageEncoder(values, range, column).append(to: &page)
    append(page.contents, to: &sink) { header in
      header.write(1, int32: PageHeader.Kind.data.rawValue)
    } details: { header in
      header.write(5) { data in
        data.write(1, int32: range.count)
        data.write(2, int32: encoding.rawValue)
        data.write(3, int32: Encoding.hybrid.rawValue)
        data.write(4, int32: Encoding.hybrid.rawValue)
      }
    }
  }

  /// Appends a page with its head.
  private mutating func append(
    _ page: RawSpan, to sink: inout ByteSink, kind: (inout ThriftWriter) -> Void,
    details: (inout ThriftWriter) -> Void
  ) {
    var packed = ByteSink()
    compression.pack(page, level: level, into: &packed)
    let checksum = Gzip.crc32(packed.contents)
    var header = ThriftWriter()
    header.append { header in
      kind(&header)
      header.write(2, int32: page.byteCount)
      header.write(3, int32: packed.count)
      header.write(4, int32: Int(Int32(bitPattern: checksum)))
      details(&header)
    }
    unpackedSize += header.count + page.byteCount
    let head = header.takeBytes()
    headsChecksum = Gzip.crc32(head.bytes, continuing: headsChecksum)
    sink.append(head.bytes)
    sink.append(packed.contents)
  }
}

// MARK: - Metadata

extension WrittenChunk {
  /// What is kept of a chunk whose pages were handed on.
  struct Summary {
    /// Where the pages begin in the file.
    let offset: Int
    /// The bytes of all pages with their heads.
    let size: Int
    /// The same before they were packed.
    let unpackedSize: Int
    fileprivate let column: ParquetColumn
    fileprivate let encodings: [Encoding]
    fileprivate let compression: PageCompression
    fileprivate let valueCount: Int
    fileprivate let dictionarySize: Int
    fileprivate let headsChecksum: UInt32
    fileprivate let statistics: ChunkStatistics
  }

  /// What is kept of the chunk once its place is known.
  func summary(at offset: Int) -> Summary {
    Summary(
      offset: offset, size: bytes.count, unpackedSize: unpackedSize, column: column,
      encodings: encodings, compression: compression, valueCount: valueCount,
      dictionarySize: dictionarySize, headsChecksum: headsChecksum, statistics: statistics)
  }
}

extension WrittenChunk.Summary {
  /// Writes where the pages are, and what is in them.
  func write(to writer: inout ThriftWriter) {
    writer.append { chunk in
      chunk.write(2, int64: 0)
      chunk.write(3) { metadata in
        metadata.write(1, int32: column.type.rawValue)
        metadata.writeList(2, of: .int32, count: encodings.count)
        for encoding in encodings { metadata.append(element: encoding.rawValue) }
        metadata.writeList(3, of: .binary, count: 1)
        metadata.append(element: column.name)
        metadata.write(4, int32: compression.rawValue)
        metadata.write(5, int64: valueCount)
        metadata.write(6, int64: unpackedSize)
        metadata.write(7, int64: size)
        let sum = FileMetadata.hexadecimal(headsChecksum)
        Facts.write(8, [(FileMetadata.checksumKey, sum)], to: &metadata)
        metadata.write(9, int64: offset + dictionarySize)
        if dictionarySize > 0 { metadata.write(11, int64: offset) }
        statistics.write(12, to: &metadata)
      }
    }
  }
}
