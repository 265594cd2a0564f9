// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import ByteKit
internal import Hashing
internal import SplitModel

/// The end of an entry: what it belongs to, how long it is, and a checksum of itself.
///
/// An entry is the codec's bytes from offset zero on, so that they can be mapped and used in place;
/// then zeros up to a multiple of eight; then one 64-bit checksum for each block of 64 KiB of the
/// codec's bytes; then these 192 bytes. Sizes and offsets in little-endian:
///
///     0  magic "splitent"        8  version, 4 bytes      12  length of the codec's name, 4 bytes
///     16 length of the payload  24  version of the codec  32  key, 32 bytes
///     64 digest of the split    96  codec's name, 56 bytes, then 32 zeros
///     184 checksum of everything behind the payload but these eight bytes
///
/// Bytes added behind the end or cut off move the footer, so they are found like any other damage.
struct EntryFooter: Equatable {
  /// The bytes of a footer.
  static let size = 192
  /// The bytes of the codec under one checksum.
  static let blockSize = 1 << 16
  private static let magic: StaticString = "splitent"
  private static let longestCodecName = 56

  /// The count of the codec's bytes.
  var payloadCount: Int
  /// The key that the entry belongs to.
  var key: StoreKey
  /// The digest of the split.
  var digest: SHA256Digest
  /// The codec's name, cut to 56 bytes.
  var codec: String
  /// The codec's version.
  var codecVersion: Int

  /// How many blocks have checksums.
  var blockCount: Int { Self.blockCount(payloadCount) }

  private static func blockCount(_ payloadCount: Int) -> Int {
    payloadCount / blockSize + (payloadCount % blockSize == 0 ? 0 : 1)
  }

  /// The bytes of the codec's block of an index.
  func block(_ index: Int) -> Range<Int> {
    let start = index * Self.blockSize
    return start..<min(payloadCount, start + Self.blockSize)
  }

  /// The count of bytes behind a payload.
  static func tailCount(_ payloadCount: Int) -> Int {
    (8 - payloadCount % 8) % 8 + blockCount(payloadCount) * 8 + size
  }

  /// Everything that comes behind the payload.
  func tail(of payload: RawSpan) -> [UInt8] {
    var sink = ByteSink()
    for _ in 0..<(8 - payloadCount % 8) % 8 { sink.append(0) }
    for index in 0..<blockCount {
      sink.append(littleEndian: BlockHash.hash(payload.extracting(block(index))))
    }
    let name = Array(codec.utf8.prefix(Self.longestCodecName))
    sink.append(Self.magic)
    sink.append(littleEndian: UInt32(StoreName.version))
    sink.append(littleEndian: UInt32(name.count))
    sink.append(littleEndian: UInt64(payloadCount))
    sink.append(littleEndian: UInt64(codecVersion))
    sink.append(key.digest.bytes)
    sink.append(digest.bytes)
    sink.append(name)
    for _ in name.count..<(Self.longestCodecName + 32) { sink.append(0) }
    sink.append(littleEndian: BlockHash.hash(sink.contents))
    return sink.array
  }

  /// Compares blocks with their checksums; the payload's bytes begin at an offset of it.
  func verify(
    _ blocks: Range<Int>, in bytes: RawSpan, from start: Int, tail: RawSpan
  ) throws(MissReason) {
    let sums = tail.byteCount - Self.size - blockCount * 8
    for index in blocks {
      let block = block(index)
      let part = bytes.extracting((block.lowerBound - start)..<(block.upperBound - start))
      let sum = tail.load(UInt64.self, at: sums + index * 8)
      guard BlockHash.hash(part) == sum else { throw .block(index) }
    }
  }
}

extension EntryFooter {
  /// The length of the payload that the last bytes of an entry claim.
  ///
  /// - Throws: ``MissReason`` if they are no footer, or the claim does not fit the size of the file.
  static func claimedPayloadCount(
    _ end: RawSpan, fileSize: Int
  ) throws(MissReason) -> Int {
    guard end.byteCount >= size else { throw .cut(size: fileSize) }
    let start = end.byteCount - size
    guard end.starts(with: magic, at: start) else { throw .notAnEntry }
    let version = end.load(UInt32.self, at: start + 8)
    guard version == UInt32(StoreName.version) else { throw .version(Int(version)) }
    let claimed = end.load(UInt64.self, at: start + 16)
    guard claimed <= UInt64(fileSize), tailCount(Int(claimed)) == fileSize - Int(claimed) else {
      throw .length
    }
    return Int(claimed)
  }

  /// Reads and verifies everything behind a payload.
  init(tail: RawSpan, payloadCount: Int) throws(MissReason) {
    let start = tail.byteCount - Self.size
    let sum = tail.load(UInt64.self, at: tail.byteCount - 8)
    guard BlockHash.hash(tail.extracting(0..<(tail.byteCount - 8))) == sum else {
      throw .footer
    }
    let nameCount = Int(tail.load(UInt32.self, at: start + 12))
    let version = tail.load(UInt64.self, at: start + 24)
    guard nameCount <= Self.longestCodecName, let codecVersion = Int(exactly: version) else {
      throw .footer
    }
    self.payloadCount = payloadCount
    self.codecVersion = codecVersion
    key = StoreKey(digest: SHA256Digest(bytes: tail.array((start + 32)..<(start + 64))))
    digest = SHA256Digest(bytes: tail.array((start + 64)..<(start + 96)))
    codec = tail.text((start + 96)..<(start + 96 + nameCount))
  }
}
