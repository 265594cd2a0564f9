// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
internal import ByteKit
internal import Hashing
internal import SplitModel

/// The verified header and tables of a binary file, kept as the bytes that they are.
struct BinaryHeader: Sendable {
  /// A repeat: where its cells, blocks and ids are.
  struct Repeat: Sendable {
    let index: Int
    let arrangement: SplitRepeat.Arrangement
    let cells: Range<Int>
    let firstBlock: Int
    let idCount: Int
    /// The offset of the ids in the file.
    let offset: Int
  }

  let name: String
  let layout: SplitLayout
  let identity: BinaryIdentity
  let digest: SHA256Digest
  let repeats: [Repeat]
  let cellCount: Int
  let listedRowCount: Int
  /// The length of the header, hence the offset of the first ids.
  let length: Int
  let fileLength: Int

  private let bytes: SharedBytes
  /// Whether the blocks were verified by whoever gave them.
  let isVerified: Bool
  private let cellTable: Int
  private let blockTable: Int

  /// The length of the header that a file's first 128 bytes claim, checked against its length.
  static func length(in head: RawSpan, fileLength: Int) throws(ReadingError) -> Int {
    guard head.starts(with: BinaryLayout.magic) else { throw .wrongForm("binary split") }
    guard head.byteCount >= BinaryLayout.headLength else {
      throw .truncated(at: head.byteCount, "the head has \(BinaryLayout.headLength) bytes")
    }
    let version = head.load(UInt32.self, at: 8)
    guard version == BinaryLayout.version else {
      throw .unsupportedVersion(Int(version), newest: BinaryLayout.version, at: 8)
    }
    let flags = head.load(UInt32.self, at: 12)
    guard flags == 0 else { throw .unknownFlags(flags, at: 12) }
    let length = head.load(UInt64.self, at: 16)
    let wholeLength = head.load(UInt64.self, at: 24)
    guard wholeLength >= length, length >= UInt64(BinaryLayout.headLength), length % 64 == 0 else {
      throw .malformed(at: 16, "the lengths in the head contradict each other")
    }
    if wholeLength > UInt64(fileLength) {
      throw .truncated(at: fileLength, "the head says that it has \(wholeLength) bytes")
    }
    guard wholeLength == UInt64(fileLength) else { throw .trailingBytes(at: Int(wholeLength)) }
    return Int(length)
  }

  /// Reads and verifies the header at the start of `bytes`, which may go on behind it.
  init(
    _ bytes: SharedBytes, fileLength: Int, options: ReadingOptions
  ) throws(ReadingError) {
    let span = bytes.bytes
    let length = try Self.length(in: span, fileLength: fileLength)
    guard length <= span.byteCount else {
      throw .truncated(at: span.byteCount, "the header has \(length) bytes")
    }
    isVerified = options.isVerified
    if !isVerified {
      let sum = span.load(UInt64.self, at: length - 8)
      guard BlockHash.hash(span.extracting(0..<(length - 8))) == sum else {
        throw .badChecksum(of: "the header", at: 0)
      }
    }
    self.bytes = bytes
    self.length = length
    self.fileLength = fileLength
    identity = BinaryIdentity(bytes: span.array(32..<64))
    digest = SHA256Digest(bytes: span.array(64..<96))

    let nameLength = Int(span.load(UInt32.self, at: 96))
    let repeatCount = Int(span.load(UInt32.self, at: 104))
    cellCount = Int(span.load(UInt32.self, at: 108))
    guard cellCount <= options.limits.folds else { throw .limit("cells", options.limits.folds) }
    guard let blockCount = Int(exactly: span.load(UInt64.self, at: 112)), blockCount <= length / 8
    else { throw .malformed(at: 112, "the count of blocks is larger than the header") }
    let repeatTable = BinaryLayout.headLength + BinaryLayout.filled(nameLength, to: 8)
    cellTable = repeatTable + repeatCount * BinaryLayout.repeatLength
    blockTable = cellTable + cellCount * BinaryLayout.cellLength
    guard BinaryLayout.filled(blockTable + (blockCount + 1) * 8, to: 64) == length else {
      throw .malformed(at: 96, "the counts do not add up to the length of the header")
    }

    let nameBytes = span.array(BinaryLayout.headLength..<(BinaryLayout.headLength + nameLength))
    guard let name = String(validating: nameBytes, as: UTF8.self) else {
      throw .malformed(at: BinaryLayout.headLength, "the name is not UTF-8")
    }
    self.name = name
    layout = try Self.layout(order: span[100], sampleColumn: span[101])
    repeats = try Self.repeats(
      in: span, at: repeatTable, count: repeatCount, cellCount: cellCount, blockCount: blockCount,
      payload: length..<fileLength)
    listedRowCount = try Self.countRows(
      in: span.extracting(cellTable..<blockTable), limit: options.limits.listedRows)
  }

  private static func layout(
    order: UInt8, sampleColumn: UInt8
  ) throws(ReadingError) -> SplitLayout {
    guard Int(order) < SplitLayout.Order.allCases.count, sampleColumn <= 1 else {
      throw .malformed(at: 100, "the layout is not one that is known")
    }
    return SplitLayout(
      order: SplitLayout.Order.allCases[Int(order)], hasSampleColumn: sampleColumn == 1)
  }

  private static func repeats(
    in span: RawSpan, at table: Int, count: Int, cellCount: Int, blockCount: Int,
    payload: Range<Int>
  ) throws(ReadingError) -> [Repeat] {
    var repeats = [Repeat]()
    repeats.reserveCapacity(count)
    var cell = 0
    var block = 0
    var offset = payload.lowerBound
    var previous = -1
    for position in 0..<count {
      let place = table + position * BinaryLayout.repeatLength
      let index = Int(span.load(UInt32.self, at: place))
      let cells = Int(span.load(UInt32.self, at: place + 4) & 0x7FFF_FFFF)
      let isLists = span.load(UInt32.self, at: place + 4) >> 31 == 1
      let ids = span.load(UInt64.self, at: place + 8)
      guard index > previous, index <= FoldID.largestIndex else {
        throw .malformed(at: place, "the repeats do not rise")
      }
      let remaining = payload.upperBound - offset
      guard cells <= cellCount - cell, ids <= UInt64(remaining) / 4,
        BinaryLayout.payloadLength(ids: Int(ids)) <= remaining
      else {
        throw .malformed(at: place, "a repeat claims more cells or ids than the file has")
      }
      repeats.append(
        Repeat(
          index: index, arrangement: isLists ? .lists : .permutation, cells: cell..<(cell + cells),
          firstBlock: block, idCount: Int(ids), offset: offset))
      previous = index
      cell += cells
      block += BinaryLayout.blockCount(ids: Int(ids))
      offset += BinaryLayout.payloadLength(ids: Int(ids))
    }
    guard cell == cellCount, block == blockCount, offset == payload.upperBound else {
      throw .malformed(at: table, "the repeats do not add up to what the head says")
    }
    return repeats
  }

  private static func countRows(in table: RawSpan, limit: Int) throws(ReadingError) -> Int {
    var sum = 0
    var offset = 0
    while offset < table.byteCount {
      sum += Int(table.load(UInt32.self, at: offset + 8))
      sum += Int(table.load(UInt32.self, at: offset + 12))
      offset += BinaryLayout.cellLength
    }
    guard sum <= limit else { throw .limit("listed rows", limit) }
    return sum
  }

  /// Calls `body` with the pieces of each cell of a repeat, in order, until it returns false.
  func forEachCell(
    of block: Repeat, _ body: (SplitRepeat.CellPieces) -> Bool
  ) throws(ReadingError) {
    let span = bytes.bytes
    var walker = SplitRepeat.PieceWalker(block.arrangement, count: block.idCount)
    var previous = (-1, -1)
    for cell in block.cells {
      let place = cellTable + cell * BinaryLayout.cellLength
      let fold = Int(span.load(UInt32.self, at: place))
      let sample = Int(span.load(UInt32.self, at: place + 4))
      guard (fold, sample) > previous, max(fold, sample) <= FoldID.largestIndex else {
        throw .malformed(at: place, "the cells do not rise")
      }
      previous = (fold, sample)
      let pieces = walker.next(
        fold: fold, sample: sample, trainCount: Int(span.load(UInt32.self, at: place + 8)),
        testCount: Int(span.load(UInt32.self, at: place + 12)))
      guard let pieces else {
        throw .malformed(at: place, "a cell claims more rows than its repeat has")
      }
      if !body(pieces) { return }
    }
  }

  /// The range of the file that a block of a repeat covers.
  func range(ofBlock block: Int, of owner: Repeat) -> Range<Int> {
    let end = owner.offset + BinaryLayout.payloadLength(ids: owner.idCount)
    let start = owner.offset + block * BinaryLayout.blockLength
    return start..<min(end, start + BinaryLayout.blockLength)
  }

  /// Compares a block of a repeat with its checksum, unless somebody did.
  func verify(_ content: RawSpan, isBlock block: Int, of owner: Repeat) throws(ReadingError) {
    if isVerified { return }
    let sum = bytes.bytes.load(UInt64.self, at: blockTable + (owner.firstBlock + block) * 8)
    guard BlockHash.hash(content) == sum else {
      throw .badChecksum(
        of: "a block of row ids of repeat \(owner.index)",
        at: range(ofBlock: block, of: owner).lowerBound)
    }
  }
}
