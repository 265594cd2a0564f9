// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

public import Diagnostics
public import ByteKit

/// Decompresses a stream piece by piece, up to a limit of output.
///
///     var inflater = Inflater(.gzip, limit: 1 << 30)
///     while let piece = try read() { try inflater.inflate(piece, into: &sink) }
///     try inflater.finish()
///
/// A gzip file may hold several streams one behind the other, as the format allows; anything else
/// behind the end is an error.
///
/// A bomb is found by its ratio: deflate makes up to 1,032 bytes of one. What repeats itself after
/// 20 bytes comes to 412 of one, after 258 to 229, so that of real files only long ones of nothing
/// but equal rows of a few bytes go beyond ``usualRatio``.
public struct Inflater: ~Copyable {
  /// More bytes than one byte of a file that is no bomb is likely to stand for.
  public static let usualRatio = 500
  /// How many bytes may come out before the ratio matters.
  public static let freeOutput = 16 << 20
  private static let pieceSize = 16 << 10

  private var stream: ZlibStream
  private let wrapping: DeflateWrapping
  private let limit: Int
  private let maximumRatio: Int?
  private var offset = 0
  private var isBetweenStreams = true
  private var hasEnded = false

  /// Starts a stream; the sink may hold `limit` bytes at most in the end.
  ///
  /// Beyond ``freeOutput`` bytes, one byte of input may stand for `maximumRatio` at most.
  public init(_ wrapping: DeflateWrapping, limit: Int, maximumRatio: Int? = nil) {
    stream = ZlibStream(inflating: wrapping)
    self.wrapping = wrapping
    self.limit = limit
    self.maximumRatio = maximumRatio
  }

  /// Decompresses the next piece of the input.
  ///
  /// - Throws: ``ReadingError``: `bad-gzip` for other bytes, `limit-exceeded` for too much output.
  public mutating func inflate(
    _ input: RawSpan, into sink: inout ByteSink
  ) throws(ReadingError) {
    var used = 0
    while used < input.byteCount {
      if hasEnded {
        guard wrapping == .gzip else {
          throw ReadingError(.badGzip, at: offset, "there are bytes behind the compressed data")
        }
        stream.reset()
        hasEnded = false
      }
      let end = maximumRatio == nil ? input.byteCount : min(used + Self.pieceSize, input.byteCount)
      let rest = input.extracting(used..<end)
      let most = most(afterReading: offset + rest.byteCount)
      let (progress, isOverLimit) = stream.process(rest, isLast: false, limit: most, into: &sink)
      guard !isOverLimit else { throw overLimit(isRatio: most < limit) }
      guard let progress else {
        throw ReadingError(.badGzip, at: offset, "these bytes are not compressed data, or damaged")
      }
      used += progress.consumed
      offset += progress.consumed
      hasEnded = progress.hasEnded
      isBetweenStreams = progress.hasEnded
    }
  }

  private func most(afterReading count: Int) -> Int {
    guard let maximumRatio else { return limit }
    let (product, overflow) = count.multipliedReportingOverflow(by: maximumRatio)
    return min(limit, overflow ? limit : max(Self.freeOutput, product))
  }

  private func overLimit(isRatio: Bool) -> ReadingError {
    let limit = isRatio ? "\(maximumRatio ?? 0) times the bytes of the file" : "\(limit) bytes"
    return ReadingError(
      .limitExceeded, at: offset,
      "the data is more than \(limit) when decompressed, which is the limit")
  }

  /// Checks that the stream has come to its end.
  ///
  /// - Throws: ``ReadingError`` with code `truncated`.
  public func finish() throws(ReadingError) {
    guard hasEnded, isBetweenStreams else {
      throw ReadingError(.truncated, at: offset, "the compressed data ends too early")
    }
  }
}
