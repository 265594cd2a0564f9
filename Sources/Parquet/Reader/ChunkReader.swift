// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
internal import ByteKit
internal import Gzip

/// Reads the values of one column in one row group, page by page.
struct ChunkReader {
  let file: SharedBytes
  let column: ParquetColumn
  let chunk: ColumnChunk
  private(set) var dictionary: PageDictionary?
  private var offset: Int
  private let end: Int
  /// The values that no page has held yet.
  private var unread: Int
  /// The values of the page that were not asked for yet.
  private var left = 0
  private var levels: HybridReader?
  private var values: PageValues?
  private let number: Int

  /// Prepares to read a chunk; the number tells its dictionary from others.
  init(_ file: SharedBytes, _ column: ParquetColumn, _ chunk: ColumnChunk, number: Int) {
    self.file = file
    self.column = column
    self.chunk = chunk
    self.number = number
    offset = chunk.start
    end = chunk.start + chunk.size
    unread = chunk.valueCount
  }

  /// Whether all pages were read, and nothing else is there.
  var isAtEnd: Bool { unread == 0 && left == 0 && offset == end }

  /// Appends the next values to a batch.
  ///
  /// - Throws: ``ReadingError`` for pages that are damaged, or hold less than they should.
  mutating func read(_ count: Int, into batch: inout ColumnBatch) throws(ReadingError) {
    var wanted = count
    while wanted > 0 {
      while left == 0 { try nextPage() }
      let step = min(wanted, left)
      try readPage(step, into: &batch)
      left -= step
      wanted -= step
    }
  }

  private mutating func readPage(
    _ count: Int, into batch: inout ColumnBatch
  ) throws(ReadingError) {
    guard levels != nil else {
      if !batch.isMissing.isEmpty {
        batch.isMissing.append(contentsOf: repeatElement(false, count: count))
      }
      try values?.read(count, dictionary, into: &batch)
      return
    }
    var levels: [Int32] = []
    guard self.levels?.read(count, into: &levels) ?? false else {
      throw damaged("its levels end too early")
    }
    let present = levels.reduce(0) { $0 &+ Int($1 & 1) }
    let before = max(batch.integers.count, batch.doubles.count, batch.texts.count)
    try values?.read(present, dictionary, into: &batch)
    if present == count {
      if !batch.isMissing.isEmpty {
        batch.isMissing.append(contentsOf: repeatElement(false, count: count))
      }
      return
    }
    if batch.isMissing.isEmpty {
      batch.isMissing.append(contentsOf: repeatElement(false, count: before))
    }
    for level in levels { batch.isMissing.append(level == 0) }
    batch.spread(column.kind, levels: levels, present: present)
  }

  private func damaged(_ message: String) -> ReadingError {
    ReadingError(.malformed, at: offset, "a page of '\(column.name)' is damaged: \(message)")
  }
}

// MARK: - Pages

extension ChunkReader {
  /// Reads the dictionary, if every page of values holds codes of it; only the heads of those pages
  /// are read.
  mutating func readDictionary() throws(ReadingError) -> PageDictionary? {
    while unread > 0 {
      guard offset < end else { throw damaged("it is missing") }
      var reader = ThriftReader(file, in: offset..<end)
      let header = try PageHeader(&reader)
      guard header.size <= end - reader.offset else { throw damaged("it is longer than its chunk") }
      switch header.kind {
      case .index: offset = reader.offset + header.size
      case .dictionary: try nextPage()
      case .data, .dataV2:
        guard header.encoding == .dictionary || header.encoding == .plainDictionary else {
          return nil
        }
        try take(header)
        offset = reader.offset + header.size
      }
    }
    return dictionary
  }

  /// Holds the heads of all pages against their checksum, if there is one, before the first is used.
  private func checkHeads() throws(ReadingError) {
    guard let checksum = chunk.checksum, offset == chunk.start else { return }
    var sum: UInt32 = 0
    var place = offset
    while place < end {
      var reader = ThriftReader(file, in: place..<end)
      let header = try PageHeader(&reader)
      sum = Gzip.crc32(file.bytes.extracting(place..<reader.offset), continuing: sum)
      guard header.size <= end - reader.offset else { throw damaged("it is longer than its chunk") }
      place = reader.offset + header.size
    }
    guard sum == checksum else {
      throw ReadingError(
        .badChecksum, at: offset,
        "the checksum of the heads of the pages of '\(column.name)' does not match")
    }
  }

  private mutating func nextPage() throws(ReadingError) {
    try checkHeads()
    guard offset < end else { throw damaged("it is missing") }
    var reader = ThriftReader(file, in: offset..<end)
    let header = try PageHeader(&reader)
    let start = reader.offset
    guard header.size <= end - start else { throw damaged("it is longer than its chunk") }
    let range = start..<(start + header.size)
    if let checksum = header.checksum,
      Gzip.crc32(file.bytes.extracting(range)) != checksum
    {
      throw ReadingError(
        .badChecksum, at: start, "the checksum of a page of '\(column.name)' does not match")
    }
    switch header.kind {
    case .index: break
    case .dictionary: try readDictionary(header, range)
    case .data: try startPage(header, range)
    case .dataV2: try startPageV2(header, range)
    }
    offset = range.upperBound
  }

  private mutating func readDictionary(
    _ header: PageHeader, _ range: Range<Int>
  ) throws(ReadingError) {
    guard dictionary == nil, header.encoding == .plain || header.encoding == .plainDictionary
    else { throw damaged("a second dictionary, or one that is not plain") }
    let page = try chunk.compression.unpack(file, range, count: header.unpackedSize)
    dictionary = try PageDictionary(page, column, count: header.valueCount, number: number)
  }

  private mutating func startPage(
    _ header: PageHeader, _ range: Range<Int>
  ) throws(ReadingError) {
    try take(header)
    let page = try chunk.compression.unpack(file, range, count: header.unpackedSize)
    var start = 0
    levels = nil
    if column.isOptional {
      guard header.levelEncoding == .hybrid, page.count >= 4 else {
        throw damaged("its levels are not runs")
      }
      let length = Int(page.bytes.load(UInt32.self, at: 0))
      guard length <= page.count - 4 else { throw damaged("its levels are too long") }
      start = 4 + length
      levels = HybridReader(page, in: 4..<start, width: 1)
    }
    values = try PageValues(
      page, in: start..<page.count, column, header.encoding, most: header.valueCount,
      hasDictionary: dictionary != nil)
  }

  private mutating func startPageV2(
    _ header: PageHeader, _ range: Range<Int>
  ) throws(ReadingError) {
    try take(header)
    let levelSize = header.levelSize + header.repetitionSize
    guard header.repetitionSize == 0, levelSize <= min(range.count, header.unpackedSize) else {
      throw damaged("its levels are too long")
    }
    levels = nil
    let split = range.lowerBound + levelSize
    if column.isOptional {
      levels = HybridReader(file, in: range.lowerBound..<split, width: 1)
    }
    let packing = header.isPacked ? chunk.compression : .none
    // Where every value is missing there may be nothing to unpack.
    let page =
      split == range.upperBound && header.unpackedSize == levelSize
      ? SharedBytes([])
      : try packing.unpack(
        file, split..<range.upperBound, count: header.unpackedSize - levelSize)
    values = try PageValues(
      page, in: 0..<page.count, column, header.encoding, most: header.valueCount,
      hasDictionary: dictionary != nil)
  }

  private mutating func take(_ header: PageHeader) throws(ReadingError) {
    guard header.valueCount <= unread else { throw damaged("it has more values than rows") }
    unread -= header.valueCount
    left = header.valueCount
  }
}
