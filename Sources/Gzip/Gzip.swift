// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

public import Diagnostics
public import ByteKit

/// Whole pieces of memory through deflate.
public enum Gzip {
  /// Whether bytes begin like a gzip file.
  public static func recognizes(_ prefix: RawSpan) -> Bool {
    prefix.byteCount >= 3 && prefix[0] == 0x1F && prefix[1] == 0x8B && prefix[2] == 8
  }

  /// Decompresses all of the input.
  ///
  /// At most `limit` bytes may come out, and `maximumRatio` for each byte of input, see
  /// ``Inflater``; nothing is allocated on the word of the input.
  ///
  /// - Returns: The bytes that were compressed.
  /// - Throws: ``ReadingError``.
  public static func inflate(
    _ bytes: RawSpan, _ wrapping: DeflateWrapping = .gzip, limit: Int, maximumRatio: Int? = nil
  ) throws(ReadingError) -> SharedBytes {
    var sink = ByteSink()
    var inflater = Inflater(wrapping, limit: limit, maximumRatio: maximumRatio)
    try inflater.inflate(bytes, into: &sink)
    try inflater.finish()
    return sink.takeBytes()
  }

  /// Appends the compressed input to a sink.
  ///
  /// - Precondition: `0 <= level <= 9`.
  public static func deflate(
    _ bytes: RawSpan, _ wrapping: DeflateWrapping = .gzip, level: Int = 6,
    into sink: inout ByteSink
  ) {
    var deflater = Deflater(wrapping, level: level)
    deflater.deflate(bytes, into: &sink)
    deflater.finish(into: &sink)
  }

  /// The CRC-32 of bytes behind others whose sum is `sum`.
  public static func crc32(_ bytes: RawSpan, continuing sum: UInt32 = 0) -> UInt32 {
    ZlibStream.crc32(bytes, continuing: sum)
  }
}
