// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import ByteKit

/// The text that the rows of a run have in common: all but the digits of the row id.
///
///     TRAIN,16,0,1⏎TRAIN,7,0,1⏎TRAIN,143,0,1⏎TEST,…
///     └head┘  └────┬───┘ └─────────┬───┘
///                tail + head: the same eleven bytes between any two rows
///
/// Whatever stands between two row ids of a run is compared in two overlapping words of eight
/// bytes, so the run need not be in OpenML's column order, and nothing in a row goes unchecked.
struct RunText {
  /// The count of bytes before the row id.
  let headLength: Int
  /// The count of bytes behind the row id, the line end included.
  let tailLength: Int
  private let first: UInt64
  private let last: UInt64

  /// The count of bytes from the end of one row id to the start of the next.
  var gap: Int { headLength &+ tailLength }
  /// Where the second word begins.
  private var lastOffset: Int { gap &- 8 }

  /// Takes the text of a line, if it is one that a run can be made of.
  init?(_ line: SplitLine, in bytes: RawSpan) {
    headLength = line.digits.lowerBound - line.start
    tailLength = line.end - line.digits.upperBound
    let gap = headLength + tailLength
    guard !line.digits.isEmpty, gap >= 8, gap <= 16 else { return nil }
    let text =
      bytes.array(line.digits.upperBound..<line.end)
      + bytes.array(line.start..<line.digits.lowerBound)
    first = text.span.rawBytes.load(UInt64.self, at: 0)
    last = text.span.rawBytes.load(UInt64.self, at: gap - 8)
  }

  /// Whether the gap between two rows of the run stands at an offset of a window.
  @inline(__always)
  func stands(at offset: Int, in window: borrowing ByteWindow) -> Bool {
    let left = window.word(at: offset) ^ first
    let right = window.word(at: offset &+ lastOffset) ^ last
    return left | right == 0
  }

  /// Whether the line of the row before an offset ends there as the run's lines do.
  func tailStands(at offset: Int, in bytes: RawSpan) -> Bool {
    guard offset + tailLength <= bytes.byteCount else { return false }
    for index in 0..<tailLength {
      let word = index < 8 ? first >> UInt64(index * 8) : last >> UInt64((index - lastOffset) * 8)
      if bytes[offset + index] != UInt8(truncatingIfNeeded: word) { return false }
    }
    return true
  }
}
