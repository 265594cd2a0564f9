// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

public import ByteKit
internal import Gzip

/// Writes a zip archive member by member; the same members give the same bytes.
///
/// Members carry the oldest date there is, 1980-01-01, and no attributes. Archives of more than
/// 65,535 members or 4 GiB use the ZIP64 records; a single member must stay below 4 GiB.
public struct ZipWriter {
  /// The largest member in bytes.
  public static let largestMember = Int(UInt32.max) - 1

  private let isDeflated: Bool
  private let alignment: Int
  private var directory = [[UInt8]]()
  private var start: Int?

  /// Starts an archive.
  ///
  /// Content that is not deflated begins at a multiple of `alignment` bytes from the start of the
  /// archive, so that it can be mapped.
  public init(isDeflated: Bool = false, alignment: Int = 64) {
    self.isDeflated = isDeflated
    self.alignment = alignment
  }

  /// Appends a member.
  ///
  /// - Precondition: The name has at most 65,000 bytes, and the content at most
  ///   ``largestMember``.
  public mutating func append(_ name: String, _ content: RawSpan, to sink: inout ByteSink) {
    precondition(content.byteCount <= Self.largestMember)
    guard !isDeflated else {
      return append(name, to: &sink) { $0.append(content) }
    }
    begin(name, Gzip.crc32(content), content.byteCount, content.byteCount, to: &sink)
    sink.append(content)
  }

  /// Appends a member that is written piece by piece and never held as a whole.
  ///
  /// Its head has length and checksum, so `write` is called twice and must do the same both times;
  /// of a member that is deflated, the compressed bytes are held instead.
  ///
  /// - Precondition: The name has at most 65,000 bytes, and the content at most
  ///   ``largestMember``.
  public mutating func append(
    _ name: String, to sink: inout ByteSink, write: (inout ByteSink) -> Void
  ) {
    let meter = Meter(isDeflating: isDeflated)
    var content = ByteSink(blockSize: 64 << 10) { block throws(SystemError) in meter.take(block) }
    write(&content)
    // The receiver never fails.
    try? content.finish()
    precondition(meter.count <= Self.largestMember)
    guard let small = meter.finish() else {
      begin(name, meter.sum, meter.count, meter.count, to: &sink)
      return write(&sink)
    }
    begin(name, meter.sum, small.count, meter.count, to: &sink)
    sink.append(small.bytes)
  }

  /// Measures the content of a member, and deflates it if that is wanted.
  private final class Meter {
    private(set) var count = 0
    private(set) var sum: UInt32 = 0
    private var deflater: Deflater?
    private var small = ByteSink()

    init(isDeflating: Bool) {
      deflater = isDeflating ? Deflater(.none, level: 9) : nil
    }

    func take(_ block: RawSpan) {
      count += block.byteCount
      sum = Gzip.crc32(block, continuing: sum)
      deflater?.deflate(block, into: &small)
    }

    /// The compressed content; nothing if it is not deflated.
    func finish() -> SharedBytes? {
      guard deflater != nil else { return nil }
      deflater?.finish(into: &small)
      return small.takeBytes()
    }
  }

  /// Appends the head of a member and notes it for the directory.
  private mutating func begin(
    _ name: String, _ sum: UInt32, _ stored: Int, _ length: Int, to sink: inout ByteSink
  ) {
    precondition(name.utf8.count <= 65_000)
    let offset = sink.count - (start ?? sink.count)
    start = start ?? sink.count
    let extra = isDeflated ? 0 : padding(before: offset + 30 + name.utf8.count)
    appendLocal(name, sum, stored, length, extra, to: &sink)
    note(name, sum, stored, length, at: offset)
  }

  /// The length of an extra field that moves content from `offset` on to an aligned place.
  private func padding(before offset: Int) -> Int {
    let missing = (alignment - offset % alignment) % alignment
    // The field's own head takes six bytes.
    return missing == 0 || missing >= 6 ? missing : missing + alignment
  }

  private func appendLocal(
    _ name: String, _ sum: UInt32, _ stored: Int, _ length: Int, _ extra: Int,
    to sink: inout ByteSink
  ) {
    sink.append(littleEndian: UInt32(0x0403_4B50))
    appendCommon(sum, stored, length, name, extra, to: &sink)
    sink.append(name)
    guard extra > 0 else { return }
    // The alignment field of the Android tools: id, length, alignment, zeros.
    sink.append(littleEndian: UInt16(0xD935))
    sink.append(littleEndian: UInt16(extra - 4))
    sink.append(littleEndian: UInt16(alignment))
    for _ in 6..<extra { sink.append(0) }
  }

  /// What local and central records share: version, flags, method, date, sum, sizes, name length.
  private func appendCommon(
    _ sum: UInt32, _ stored: Int, _ length: Int, _ name: String, _ extra: Int,
    to sink: inout ByteSink
  ) {
    sink.append(littleEndian: UInt16(20))
    // Names are UTF-8.
    sink.append(littleEndian: UInt16(1 << 11))
    sink.append(littleEndian: UInt16(isDeflated ? 8 : 0))
    sink.append(littleEndian: UInt16(0))
    sink.append(littleEndian: UInt16(1 << 5 | 1))
    sink.append(littleEndian: sum)
    sink.append(littleEndian: UInt32(stored))
    sink.append(littleEndian: UInt32(length))
    sink.append(littleEndian: UInt16(name.utf8.count))
    sink.append(littleEndian: UInt16(extra))
  }

  private mutating func note(
    _ name: String, _ sum: UInt32, _ stored: Int, _ length: Int, at offset: Int
  ) {
    let isFar = offset >= Int(UInt32.max)
    var record = ByteSink()
    record.append(littleEndian: UInt32(0x0201_4B50))
    record.append(littleEndian: UInt16(isFar ? 45 : 20))
    appendCommon(sum, stored, length, name, isFar ? 12 : 0, to: &record)
    // Comment, disk, attributes.
    for _ in 0..<10 { record.append(0) }
    record.append(littleEndian: isFar ? UInt32.max : UInt32(offset))
    record.append(name)
    if isFar {
      record.append(littleEndian: UInt16(1))
      record.append(littleEndian: UInt16(8))
      record.append(littleEndian: UInt64(offset))
    }
    directory.append(record.array)
  }

  /// Appends the directory and closes the archive.
  public consuming func finish(into sink: inout ByteSink) {
    let begin = start ?? sink.count
    let offset = sink.count - begin
    for record in directory { sink.append(record) }
    let length = sink.count - begin - offset
    let isLarge =
      directory.count >= 0xFFFF || offset >= Int(UInt32.max) || length >= Int(UInt32.max)
    if isLarge { appendLargeEnd(offset: offset, length: length, to: &sink) }
    sink.append(littleEndian: UInt32(0x0605_4B50))
    sink.append(littleEndian: UInt32(0))
    let count = isLarge ? UInt16.max : UInt16(directory.count)
    sink.append(littleEndian: count)
    sink.append(littleEndian: count)
    sink.append(littleEndian: isLarge ? UInt32.max : UInt32(length))
    sink.append(littleEndian: isLarge ? UInt32.max : UInt32(offset))
    sink.append(littleEndian: UInt16(0))
  }

  private func appendLargeEnd(offset: Int, length: Int, to sink: inout ByteSink) {
    sink.append(littleEndian: UInt32(0x0606_4B50))
    sink.append(littleEndian: UInt64(44))
    sink.append(littleEndian: UInt16(45))
    sink.append(littleEndian: UInt16(45))
    sink.append(littleEndian: UInt64(0))
    sink.append(littleEndian: UInt64(directory.count))
    sink.append(littleEndian: UInt64(directory.count))
    sink.append(littleEndian: UInt64(length))
    sink.append(littleEndian: UInt64(offset))
    sink.append(littleEndian: UInt32(0x0706_4B50))
    sink.append(littleEndian: UInt32(0))
    sink.append(littleEndian: UInt64(offset + length))
    sink.append(littleEndian: UInt32(1))
  }
}
