// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import ByteKit
internal import CZlib

/// A running zlib stream; all calls of zlib are in this file.
///
/// What it writes depends on nothing but the input and the level: the gzip header has no time and
/// no name.
@safe
struct ZlibStream: ~Copyable {
  enum Direction { case inflating, deflating }

  /// What came of one step.
  struct Progress {
    /// How much of the input was used.
    let consumed: Int
    /// Whether the stream has ended.
    let hasEnded: Bool
  }

  private static let outputSize = 128 << 10

  private let direction: Direction
  // zlib keeps a pointer back to this struct, so it must never move.
  private let stream: UnsafeMutablePointer<z_stream>
  private let output: UnsafeMutablePointer<UInt8>

  init(inflating wrapping: DeflateWrapping) {
    self.init(.inflating)
    // SAFE: the stream was zeroed, which asks for zlib's own allocator.
    let status = unsafe inflateInit2_(
      stream, wrapping.windowBits, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
    precondition(status == Z_OK, "zlib cannot start: out of memory")
  }

  init(deflating wrapping: DeflateWrapping, level: Int) {
    self.init(.deflating)
    // SAFE: the stream was zeroed, which asks for zlib's own allocator.
    let status = unsafe deflateInit2_(
      stream, Int32(level), Z_DEFLATED, wrapping.windowBits, 9, Z_DEFAULT_STRATEGY, ZLIB_VERSION,
      Int32(MemoryLayout<z_stream>.size))
    precondition(status == Z_OK, "zlib cannot start: out of memory, or no such level")
  }

  private init(_ direction: Direction) {
    self.direction = direction
    unsafe stream = .allocate(capacity: 1)
    unsafe stream.initialize(to: z_stream())
    unsafe output = .allocate(capacity: Self.outputSize)
  }

  deinit {
    // SAFE: the stream was started by the initializer and is ended once.
    _ = unsafe direction == .inflating ? inflateEnd(stream) : deflateEnd(stream)
    unsafe stream.deallocate()
    unsafe output.deallocate()
  }

  /// Starts over behind the end of a stream.
  mutating func reset() {
    // SAFE: the stream was started by the initializer.
    _ = unsafe direction == .inflating ? inflateReset(stream) : deflateReset(stream)
  }

  /// Uses up the input, or what of it comes before the end of the stream or before the limit.
  ///
  /// `isLast` says that nothing follows, so that a deflating stream is closed.
  ///
  /// - Returns: Nothing if the input is no such stream, or the sink would hold more than `limit`.
  mutating func process(
    _ input: RawSpan, isLast: Bool, limit: Int, into sink: inout ByteSink
  ) -> (progress: Progress?, isOverLimit: Bool) {
    var consumed = 0
    while true {
      // zlib counts in 32 bits.
      let piece = min(input.byteCount - consumed, 1 << 30)
      let isLastPiece = isLast && consumed + piece == input.byteCount
      let flush = direction == .deflating && isLastPiece ? Z_FINISH : Z_NO_FLUSH
      var status = Z_OK
      unsafe input.extracting(consumed..<(consumed + piece)).withUnsafeBytes { source in
        // SAFE: zlib reads `avail_in` bytes of the input and does not keep or change them; it
        // writes at most `avail_out` bytes of our block.
        let start = unsafe source.bindMemory(to: UInt8.self).baseAddress
        unsafe stream.pointee.next_in = unsafe UnsafeMutablePointer(mutating: start)
        unsafe stream.pointee.avail_in = UInt32(piece)
        unsafe stream.pointee.next_out = output
        unsafe stream.pointee.avail_out = UInt32(Self.outputSize)
        status =
          direction == .inflating
          ? unsafe inflate(stream, flush) : unsafe deflate(stream, flush)
        consumed += unsafe piece - Int(stream.pointee.avail_in)
        unsafe stream.pointee.next_in = nil
      }
      let produced = unsafe Self.outputSize - Int(stream.pointee.avail_out)
      if produced > limit - sink.count { return (nil, true) }
      // SAFE: zlib has just written that many bytes.
      sink.append(unsafe RawSpan(_unsafeStart: output, byteCount: produced))
      switch status {
      case Z_STREAM_END:
        return (Progress(consumed: consumed, hasEnded: true), false)
      case Z_OK, Z_BUF_ERROR:
        // A block that was not filled means that all input was used and nothing is pending.
        if produced < Self.outputSize && consumed == input.byteCount {
          return (Progress(consumed: consumed, hasEnded: false), false)
        }
        if status == Z_BUF_ERROR && produced == 0 { return (nil, false) }
      default:
        return (nil, false)
      }
    }
  }

  /// The CRC-32 of bytes behind others whose sum is `sum`.
  static func crc32(_ bytes: RawSpan, continuing sum: UInt32) -> UInt32 {
    var sum = sum
    var offset = 0
    while offset < bytes.byteCount {
      let piece = min(bytes.byteCount - offset, 1 << 30)
      unsafe bytes.extracting(offset..<(offset + piece)).withUnsafeBytes { source in
        // SAFE: zlib reads `piece` bytes, all of them inside the span.
        let start = unsafe source.bindMemory(to: UInt8.self).baseAddress
        sum = UInt32(unsafe CZlib.crc32(UInt(sum), start, UInt32(piece)))
      }
      offset += piece
    }
    return sum
  }
}

extension DeflateWrapping {
  /// The parameter of zlib that asks for this wrapping, with the largest window.
  fileprivate var windowBits: Int32 {
    switch self {
    case .gzip: 15 + 16
    case .zlib: 15
    case .none: -15
    }
  }
}
