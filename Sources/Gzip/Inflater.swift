// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

public import ByteKit

/// Decompresses a stream piece by piece, up to a limit of output.
///
///     var inflater = Inflater(.gzip, limit: 1 << 30)
///     while let piece = try read() { try inflater.inflate(piece, into: &sink) }
///     try inflater.finish()
///
/// A gzip file may hold several streams one behind the other, as the format allows; anything else
/// behind the end is an error.
public struct Inflater: ~Copyable {
  private var stream: ZlibStream
  private let wrapping: DeflateWrapping
  private let limit: Int
  private var offset = 0
  private var isBetweenStreams = true
  private var hasEnded = false

  /// Starts a stream; the sink may hold `limit` bytes at most in the end.
  public init(_ wrapping: DeflateWrapping, limit: Int) {
    stream = ZlibStream(inflating: wrapping)
    self.wrapping = wrapping
    self.limit = limit
  }

  /// Decompresses the next piece of the input.
  ///
  /// - Throws: ``GzipError``: `bad-gzip` for other bytes, `limit-exceeded` for too much output.
  public mutating func inflate(
    _ input: RawSpan, into sink: inout ByteSink
  ) throws(GzipError) {
    var used = 0
    while used < input.byteCount {
      if hasEnded {
        guard wrapping == .gzip else {
          throw GzipError("bad-gzip", at: offset, "there are bytes behind the compressed data")
        }
        stream.reset()
        hasEnded = false
      }
      let rest = input.extracting(droppingFirst: used)
      let (progress, isOverLimit) = stream.process(rest, isLast: false, limit: limit, into: &sink)
      guard !isOverLimit else {
        throw GzipError(
          "limit-exceeded", at: offset,
          "the data is more than \(limit) bytes when decompressed, which is the limit")
      }
      guard let progress else {
        throw GzipError("bad-gzip", at: offset, "these bytes are not compressed data, or damaged")
      }
      used += progress.consumed
      offset += progress.consumed
      hasEnded = progress.hasEnded
      isBetweenStreams = progress.hasEnded
    }
  }

  /// Checks that the stream has come to its end.
  ///
  /// - Throws: ``GzipError`` with code `truncated`.
  public func finish() throws(GzipError) {
    guard hasEnded, isBetweenStreams else {
      throw GzipError("truncated", at: offset, "the compressed data ends too early")
    }
  }
}
