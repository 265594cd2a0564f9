// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
internal import ByteKit

/// Where blocks of lines come from: a file that is read piece by piece, or bytes in memory.
struct BlockSource: ~Copyable {
  private let file: OpenFile
  private let limit: Int
  /// The first byte that was not handed out.
  private(set) var position = 0

  /// Reads a file.
  init(_ file: consuming OpenFile, limits: Limits) {
    self.file = file
    limit = limits.lineLength
  }

  /// Cuts bytes in memory, without copying them.
  init(_ memory: SharedBytes, limits: Limits) {
    file = OpenFile("memory", size: memory.count) { range throws(SystemError) in
      SharedBytes(slicing: memory, range)
    }
    limit = limits.lineLength
  }

  /// Whether everything was handed out.
  var isAtEnd: Bool { position >= file.size }

  /// Goes back to a byte that was handed out.
  mutating func rewind(to position: Int) { self.position = position }

  /// What one call hands out.
  enum Block {
    /// Whole lines; the last may lack its line end at the end of the text.
    case lines(SharedBytes)
    /// A line beyond the limit that is no comment; nothing was handed out.
    case tooLong
    /// A comment beyond the limit, with its line end; it was skipped unread.
    case longComment
  }

  /// Hands out about `wanted` bytes of whole lines, more if a line is longer.
  mutating func next(_ wanted: Int) throws(SystemError) -> Block {
    var length = max(wanted, 16)
    while true {
      let end = min(file.size - position, length) + position
      let bytes = try read(position..<end)
      if end == file.size {
        position = end
        return .lines(bytes)
      }
      if let cut = Self.lastCut(bytes.bytes) {
        position += cut
        return .lines(SharedBytes(slicing: bytes, 0..<cut))
      }
      if length > limit { return try skipComment(bytes) }
      length *= 4
    }
  }

  private func read(_ range: Range<Int>) throws(SystemError) -> SharedBytes {
    let bytes = try file.read(at: range.lowerBound, count: range.count)
    guard bytes.count == range.count else {
      // The number of EIO on every system.
      throw SystemError("read", file.path, errno: .ioError, detail: "the file became shorter")
    }
    return bytes
  }

  /// The place behind the last line end; a CR that ends the bytes may be half of one.
  private static func lastCut(_ bytes: RawSpan) -> Int? {
    var end = bytes.byteCount
    if end > 0, bytes[end - 1] == UInt8(ascii: "\r") { end -= 1 }
    while end > 0 {
      if bytes[end - 1] == UInt8(ascii: "\n") || bytes[end - 1] == UInt8(ascii: "\r") { return end }
      end -= 1
    }
    return nil
  }

  /// Skips a comment that began in `bytes`, which hold no line end.
  private mutating func skipComment(_ bytes: SharedBytes) throws(SystemError) -> Block {
    var log = FindingLog()
    var line = LineLexer(bytes.bytes, from: 0, to: bytes.count)
    line.skipBlanks(log: &log)
    guard line.isAtEnd, line.position < bytes.count else { return .tooLong }
    position += bytes.count
    while position < file.size {
      let piece = try read(position..<min(position + 1 << 20, file.size))
      let end = piece.bytes.endOfLine(from: 0, before: piece.count)
      position += end
      if end < piece.count {
        let tail = try read(position..<min(position + 2, file.size))
        position += tail.bytes.startOfNextLine(after: 0)
        break
      }
    }
    return .longComment
  }
}
