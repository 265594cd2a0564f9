// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
internal import ByteKit

/// Walks over the lines of a text that end in LF; the last one need not.
struct LineCursor {
  private let limit: Int
  private(set) var offset = 0

  /// Starts at the first line; a longer line than `limit` bytes is an error.
  init(limit: Int) {
    self.limit = limit
  }

  /// The range of the next line, without its end; nothing behind the last one.
  mutating func next(in bytes: RawSpan) throws(ReadingError) -> Range<Int>? {
    guard offset < bytes.byteCount else { return nil }
    let start = offset
    let stop = min(bytes.byteCount, start &+ limit &+ 1)
    var index = start
    while index < stop, bytes[index] != UInt8(ascii: "\n") { index &+= 1 }
    guard index - start <= limit else {
      throw .limit("bytes in a line", limit, at: start)
    }
    offset = index + 1
    return start..<index
  }
}
