// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

package import ByteKit
internal import CZstd

/// Whole pieces of memory through zstd; all calls of the library are in this file.
@safe
package enum Zstd {
  /// Appends the compressed input to a sink; the same input gives the same bytes.
  ///
  /// - Precondition: Levels go from 1, quick, to 19, small.
  package static func compress(_ bytes: RawSpan, level: Int = 1, into sink: inout ByteSink) {
    precondition(level >= 1 && level <= 19, "levels are 1 to 19")
    let room = ZSTD_compressBound(bytes.byteCount)
    let packed = SharedBytes.filled(count: room) { (output: inout MutableRawSpan) -> Int in
      unsafe output.withUnsafeMutableBytes { target in
        unsafe bytes.withUnsafeBytes { source in
          // SAFE: zstd reads the span and writes at most `room` bytes of the block.
          let count = unsafe ZSTD_compress(
            target.baseAddress, target.count, source.baseAddress, source.count, Int32(level))
          precondition(ZSTD_isError(count) == 0, "zstd cannot compress: out of memory")
          return count
        }
      }
    }
    sink.append(packed.bytes)
  }

  /// Decompresses a piece of which the size is known.
  ///
  /// - Returns: Nothing if the bytes are not zstd, are damaged, or hold another number of bytes.
  /// - Precondition: The caller has held the claimed `count` against what it is ready to allocate.
  package static func decompress(_ bytes: RawSpan, count: Int) -> SharedBytes? {
    let result = SharedBytes.filled(count: count) { (output: inout MutableRawSpan) -> Int in
      unsafe output.withUnsafeMutableBytes { target in
        unsafe bytes.withUnsafeBytes { source in
          // SAFE: zstd reads the span and writes at most `count` bytes of the block.
          let written = unsafe ZSTD_decompress(
            target.baseAddress, target.count, source.baseAddress, source.count)
          return ZSTD_isError(written) == 0 ? written : 0
        }
      }
    }
    return result.count == count ? result : nil
  }
}
