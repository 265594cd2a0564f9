// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import ByteKit

extension TextLocation {
  /// Finds the line and column of a byte offset; offsets beyond the end count as the end.
  ///
  /// - Complexity: O(*n*) for *n* bytes before the place.
  public init(of offset: Int, in bytes: RawSpan) {
    let offset = min(max(offset, 0), bytes.byteCount)
    var line = 1
    var start = 0
    while true {
      let end = bytes.endOfLine(from: start, before: offset)
      if end == offset { break }
      let next = bytes.startOfNextLine(after: end)
      // An offset between CR and LF belongs to the line that they end.
      if next > offset { break }
      line += 1
      start = next
    }
    let hasMark = start == 0 && bytes.starts(with: "\u{FEFF}")
    let column = Self.scalars(in: bytes, from: hasMark ? min(3, offset) : start, to: offset)
    self.init(line: line, column: column + 1)
  }

  /// Counts scalars; each byte that is not part of valid UTF-8 counts one.
  private static func scalars(in bytes: RawSpan, from start: Int, to end: Int) -> Int {
    var count = 0
    var position = start
    while position < end {
      let valid = bytes.firstInvalidUTF8(in: position..<end) ?? end
      while position < valid {
        if bytes[position] & 0xC0 != 0x80 { count += 1 }
        position += 1
      }
      if position < end {
        count += 1
        position += 1
      }
    }
    return count
  }
}

extension TextLocation: CustomStringConvertible {
  /// Line and column, as in `3:5`.
  public var description: String { "\(line):\(column)" }
}
