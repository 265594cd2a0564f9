// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
internal import ByteKit
internal import Gzip
internal import Packing

/// How pages are packed.
package enum PageCompression: Int, Sendable {
  case none = 0
  case snappy = 1
  case gzip = 2
  case lzo = 3
  case brotli = 4
  case hadoopLZ4 = 5
  case zstd = 6
  case lz4 = 7

  /// Unpacks a page that claims to have `count` bytes.
  ///
  /// - Throws: `limit-exceeded` for a page that is likely a bomb, before anything is allocated;
  ///   `malformed` for one that is damaged.
  func unpack(
    _ source: SharedBytes, _ range: Range<Int>, count: Int
  ) throws(ReadingError) -> SharedBytes {
    guard count <= max(Inflater.freeOutput, range.count * Inflater.usualRatio) else {
      throw ReadingError(
        .limitExceeded, at: range.lowerBound,
        "the page is more than \(Inflater.usualRatio) times its bytes when unpacked")
    }
    let bytes = source.bytes.extracting(range)
    let unpacked: SharedBytes?
    switch self {
    case .none: unpacked = SharedBytes(slicing: source, range)
    case .snappy: unpacked = Snappy.decompress(bytes, count: count)
    case .gzip: unpacked = try Gzip.inflate(bytes, limit: count)
    case .zstd: unpacked = Zstd.decompress(bytes, count: count)
    case .lz4: unpacked = LZ4.decompress(bytes, count: count)
    case .lzo, .brotli, .hadoopLZ4:
      throw ReadingError(
        .unsupportedForm, at: range.lowerBound, "pages packed with \(name) are not read",
        hint: "write the file with zstd, snappy, gzip or lz4")
    }
    guard let unpacked, unpacked.count == count else {
      throw ReadingError(
        .malformed, at: range.lowerBound, "the page is not \(count) bytes packed with \(name)")
    }
    return unpacked
  }

  /// Packs a page; levels are those of zstd.
  func pack(_ bytes: RawSpan, level: Int, into sink: inout ByteSink) {
    switch self {
    case .none: sink.append(bytes)
    // Level 6 takes three times as long for 2 % of doubles.
    case .gzip: Gzip.deflate(bytes, level: 1, into: &sink)
    case .zstd: Zstd.compress(bytes, level: level, into: &sink)
    default: preconditionFailure("no page is packed with \(name)")
    }
  }

  private var name: String {
    switch self {
    case .none: "nothing"
    case .snappy: "snappy"
    case .gzip: "gzip"
    case .lzo: "LZO"
    case .brotli: "brotli"
    case .hadoopLZ4: "Hadoop's LZ4"
    case .zstd: "zstd"
    case .lz4: "lz4"
    }
  }
}
