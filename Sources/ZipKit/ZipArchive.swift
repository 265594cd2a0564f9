// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

public import Diagnostics
public import ByteKit
internal import Gzip

/// A zip archive whose directory was read and checked before anything is unpacked.
///
/// Members are stored or deflated, nothing else; none is encrypted, none comes twice, and none
/// shares bytes with another one or with the directory.
public struct ZipArchive: Sendable {
  /// A member of the archive.
  public struct Member: Sendable {
    /// The name.
    public let name: String
    /// The length of the content.
    public let length: Int
    let storedLength: Int
    let sum: UInt32
    let isDeflated: Bool
    /// Where the member begins in the archive.
    public let offset: Int
  }

  /// The members, in the order of the directory.
  public let members: [Member]
  private let bytes: SharedBytes
  private let positions: [String: Int]

  /// Reads the directory of an archive.
  ///
  /// No more than `maximumSize` bytes may be the sum of all contents.
  ///
  /// - Throws: ``ReadingError``: `truncated`, `bad-zip`, or `limit-exceeded`.
  public init(_ bytes: SharedBytes, maximumSize: Int) throws(ReadingError) {
    self.bytes = bytes
    let end = try ZipEnd(bytes.bytes)
    members = try Self.readDirectory(bytes.bytes, end)
    var positions = [String: Int]()
    var size = 0
    for (index, member) in members.enumerated() {
      guard positions.updateValue(index, forKey: member.name) == nil else {
        throw ReadingError(.badZip, at: member.offset, "a member is there twice: '\(member.name)'")
      }
      // Deflate makes 1,032 bytes of one at most.
      let most = member.isDeflated ? member.storedLength * 1032 + 64 : member.storedLength
      guard member.length <= maximumSize - size, member.length <= most else {
        throw ReadingError(
          .limitExceeded, at: member.offset,
          "the members claim more than the limit: \(maximumSize) bytes, 1032 for a stored one")
      }
      size += member.length
    }
    self.positions = positions
    try checkOverlap(end.directory.lowerBound)
  }

  private static func readDirectory(
    _ bytes: RawSpan, _ end: ZipEnd
  ) throws(ReadingError) -> [Member] {
    var members = [Member]()
    members.reserveCapacity(end.count)
    var offset = end.directory.lowerBound
    for _ in 0..<end.count {
      guard offset + 46 <= end.directory.upperBound,
        bytes.load(UInt32.self, at: offset) == 0x0201_4B50
      else { throw ReadingError(.badZip, at: offset, "a record of the directory is missing") }
      let nameLength = Int(bytes.load(UInt16.self, at: offset + 28))
      let extraLength = Int(bytes.load(UInt16.self, at: offset + 30))
      let commentLength = Int(bytes.load(UInt16.self, at: offset + 32))
      let next = offset + 46 + nameLength + extraLength + commentLength
      guard next <= end.directory.upperBound else {
        throw ReadingError(.badZip, at: offset, "a record goes beyond the directory")
      }
      let extra = (offset + 46 + nameLength)..<(offset + 46 + nameLength + extraLength)
      members.append(try readRecord(bytes, at: offset, nameLength: nameLength, extra: extra))
      offset = next
    }
    guard offset == end.directory.upperBound else {
      throw ReadingError(.badZip, at: offset, "the directory is longer than its records")
    }
    return members
  }

  private static func readRecord(
    _ bytes: RawSpan, at offset: Int, nameLength: Int, extra: Range<Int>
  ) throws(ReadingError) -> Member {
    guard bytes.load(UInt16.self, at: offset + 8) & 0x2041 == 0 else {
      throw ReadingError(.badZip, at: offset, "a member is encrypted")
    }
    let method = bytes.load(UInt16.self, at: offset + 10)
    guard method == 0 || method == 8 else {
      throw ReadingError(
        .badZip, at: offset, "a member uses method \(method); only 0 and 8 are read")
    }
    var stored = Int(bytes.load(UInt32.self, at: offset + 20))
    var length = Int(bytes.load(UInt32.self, at: offset + 24))
    var header = Int(bytes.load(UInt32.self, at: offset + 42))
    var large = largeFields(bytes, extra)
    if length == Int(UInt32.max) { length = try take(&large, bytes, at: offset) }
    if stored == Int(UInt32.max) { stored = try take(&large, bytes, at: offset) }
    if header == Int(UInt32.max) { header = try take(&large, bytes, at: offset) }
    guard stored <= bytes.byteCount, header <= bytes.byteCount - 30 - stored else {
      throw ReadingError(.badZip, at: offset, "a member goes beyond the archive")
    }
    guard method == 8 || stored == length else {
      throw ReadingError(.badZip, at: offset, "a stored member has two lengths")
    }
    return Member(
      name: bytes.text((offset + 46)..<(offset + 46 + nameLength)), length: length,
      storedLength: stored, sum: bytes.load(UInt32.self, at: offset + 16),
      isDeflated: method == 8, offset: header)
  }

  /// The content of the ZIP64 extra field, if there is one.
  private static func largeFields(_ bytes: RawSpan, _ extra: Range<Int>) -> Range<Int> {
    var offset = extra.lowerBound
    while offset + 4 <= extra.upperBound {
      let length = Int(bytes.load(UInt16.self, at: offset + 2))
      guard length <= extra.upperBound - offset - 4 else { break }
      if bytes.load(UInt16.self, at: offset) == 1 { return (offset + 4)..<(offset + 4 + length) }
      offset += 4 + length
    }
    return 0..<0
  }

  private static func take(
    _ fields: inout Range<Int>, _ bytes: RawSpan, at offset: Int
  ) throws(ReadingError) -> Int {
    guard fields.count >= 8,
      let value = Int(exactly: bytes.load(UInt64.self, at: fields.lowerBound))
    else { throw ReadingError(.badZip, at: offset, "a ZIP64 field is missing or out of range") }
    fields = (fields.lowerBound + 8)..<fields.upperBound
    return value
  }

  private func checkOverlap(_ directory: Int) throws(ReadingError) {
    var end = 0
    for member in members.sorted(by: { $0.offset < $1.offset }) {
      guard member.offset >= end else {
        throw ReadingError(
          .badZip, at: member.offset, "members overlap: '\(member.name)' begins within another")
      }
      end = try contentRange(of: member).upperBound
    }
    guard end <= directory else {
      throw ReadingError(.badZip, at: directory, "a member overlaps the directory")
    }
  }

  /// Where the stored bytes of a member are.
  private func contentRange(of member: Member) throws(ReadingError) -> Range<Int> {
    let span = bytes.bytes
    guard span.load(UInt32.self, at: member.offset) == 0x0403_4B50 else {
      throw ReadingError(.badZip, at: member.offset, "the member '\(member.name)' has no head")
    }
    let nameLength = Int(span.load(UInt16.self, at: member.offset + 26))
    let start =
      member.offset + 30 + nameLength + Int(span.load(UInt16.self, at: member.offset + 28))
    guard start <= span.byteCount - member.storedLength,
      nameLength == member.name.utf8.count,
      span.text((member.offset + 30)..<(member.offset + 30 + nameLength)) == member.name
    else {
      throw ReadingError(.badZip, at: member.offset, "head and directory differ about a member")
    }
    return start..<(start + member.storedLength)
  }

  /// The member of a name, if there is one.
  public func member(named name: String) -> Member? { positions[name].map { members[$0] } }

  /// The content of a member, compared with its checksum.
  ///
  /// - Throws: ``ReadingError`` for damage.
  public func content(of member: Member) throws(ReadingError) -> SharedBytes {
    let range = try contentRange(of: member)
    let content = try unpack(member, range)
    guard content.count == member.length, Gzip.crc32(content.bytes) == member.sum else {
      throw ReadingError(
        .badChecksum, at: range.lowerBound,
        "the checksum of the member '\(member.name)' does not match: the file is damaged")
    }
    return content
  }

  private func unpack(_ member: Member, _ range: Range<Int>) throws(ReadingError) -> SharedBytes {
    guard member.isDeflated else { return SharedBytes(slicing: bytes, range) }
    do throws(ReadingError) {
      return try Gzip.inflate(
        bytes.bytes.extracting(range), .none, limit: member.length,
        maximumRatio: Inflater.usualRatio)
    } catch {
      throw ReadingError(error.code, at: range.lowerBound + (error.offset ?? 0), error.message)
    }
  }
}
