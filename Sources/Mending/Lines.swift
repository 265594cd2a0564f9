// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import ByteKit

/// The lines of a text, without their ends.
struct Lines: Sequence, IteratorProtocol {
  private let bytes: [UInt8]
  private var start: Int

  init(_ bytes: [UInt8], from start: Int) {
    self.bytes = bytes
    self.start = start
  }

  mutating func next() -> Range<Int>? {
    guard start < bytes.count else { return nil }
    let bytes = bytes
    let end = bytes.span.rawBytes.endOfLine(from: start, before: bytes.count)
    let line = start..<end
    start = bytes.span.rawBytes.startOfNextLine(after: end)
    return line
  }
}
