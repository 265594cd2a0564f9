// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import ByteKit
internal import Hashing
internal import SplitModel

/// A compressed file whose checksum and tables were verified.
struct CompressedFile {
  let tables: CompressedTables
  let digest: SHA256Digest
  private let sections: [Section]

  init(_ bytes: SharedBytes, options: DecodingOptions) throws(CodecError) {
    try Self.verify(bytes.bytes)
    digest = SHA256Digest(bytes: bytes.bytes.array(24..<56))
    var cursor = SectionCursor(bytes, in: CompressedLayout.headLength..<(bytes.count - 8))
    tables = try CompressedTables(
      try Section(&cursor).content(), fileLength: bytes.count, options: options)
    var sections = [Section]()
    sections.reserveCapacity(tables.repeats.count)
    for _ in tables.repeats { sections.append(try Section(&cursor)) }
    guard cursor.remaining == 0 else { throw .trailingBytes(at: cursor.offset) }
    self.sections = sections
  }

  private static func verify(_ bytes: RawSpan) throws(CodecError) {
    guard bytes.starts(with: CompressedLayout.magic) else {
      throw .wrongForm("compressed split")
    }
    guard bytes.byteCount >= CompressedLayout.headLength + 8 else {
      throw .truncated(at: bytes.byteCount, "the head has \(CompressedLayout.headLength) bytes")
    }
    let version = bytes.load(UInt32.self, at: 8)
    guard version == CompressedLayout.version else {
      throw .unsupportedVersion(Int(version), newest: CompressedLayout.version, at: 8)
    }
    let flags = bytes.load(UInt32.self, at: 12)
    guard flags == 0 else { throw .unknownFlags(flags, at: 12) }
    let length = bytes.load(UInt64.self, at: 16)
    if length > UInt64(bytes.byteCount) {
      throw .truncated(at: bytes.byteCount, "the head says that it has \(length) bytes")
    }
    guard length == UInt64(bytes.byteCount) else { throw .trailingBytes(at: Int(length)) }
    let end = bytes.byteCount - 8
    guard BlockHash.hash(bytes.extracting(0..<end)) == bytes.load(UInt64.self, at: end) else {
      throw .badChecksum(of: "the file", at: 0)
    }
  }

  /// The repeat at a position, decoded on its own.
  func block(at position: Int) throws(CodecError) -> SplitRepeat {
    let owner = tables.repeats[position]
    let content = try sections[position].content()
    let buffer: RowBuffer
    switch owner.transform {
    case .packedPermutation, .packedLists:
      buffer = try BitPacking.read(owner.idCount, from: content)
    case .permutationDifferences, .listDifferences:
      buffer = try IDDifferences.read(owner.idCount, from: content)
    case .foldNumbers:
      buffer = try FoldNumbers(cells: owner.cells, from: content).lists()
    }
    return SplitRepeat(index: owner.index, buffer: buffer, cells: owner.cells)
  }

  /// All repeats, compared with the digest.
  func split() throws(CodecError) -> SplitSet {
    let decoded = Parallel.map(tables.repeats.count) { position in
      Result { () throws(CodecError) in try block(at: position) }
    }
    var repeats = [SplitRepeat]()
    for result in decoded { repeats.append(try result.get()) }
    let split = SplitSet(name: tables.name, layout: tables.layout, repeats: repeats)
    let computed = split.digest()
    guard computed == digest else {
      throw .badDigest(found: digest.hexadecimal, computed: computed.hexadecimal)
    }
    return split
  }
}
