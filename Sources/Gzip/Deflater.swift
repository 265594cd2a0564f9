// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

public import ByteKit

/// Compresses a stream piece by piece; the same input gives the same bytes.
public struct Deflater: ~Copyable {
  private var stream: ZlibStream

  /// Starts a stream; levels go from 1, quick, to 9, small.
  ///
  /// - Precondition: `0 <= level <= 9`.
  public init(_ wrapping: DeflateWrapping, level: Int = 6) {
    precondition(level >= 0 && level <= 9, "levels are 0 to 9")
    stream = ZlibStream(deflating: wrapping, level: level)
  }

  /// Compresses the next piece of the input.
  public mutating func deflate(_ input: RawSpan, into sink: inout ByteSink) {
    _ = stream.process(input, isLast: false, limit: .max, into: &sink)
  }

  /// Writes what is left and closes the stream.
  public mutating func finish(into sink: inout ByteSink) {
    _ = stream.process(RawSpan(), isLast: true, limit: .max, into: &sink)
  }
}
