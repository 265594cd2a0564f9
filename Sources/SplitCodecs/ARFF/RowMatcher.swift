// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import ByteKit

/// Compares the rows of a run with predicted ones, as text.
struct RowMatcher {
  enum Result {
    /// The run ended: the index behind its last row, and the start of the next line.
    case ended(Int, Int)
    /// All predicted rows stood there, and the run goes on with the digits at this offset.
    case exhausted(Int)
    /// The text is another.
    case different
  }

  /// What the rows of the run have in common.
  let text: RunText
  /// Rows whose line begins here or later are not looked at; 96 bytes behind it can be read.
  let end: Int

  /// Compares from the digits of a row on.
  ///
  /// - Complexity: 33 instructions a row.
  func compare(
    _ bytes: RawSpan, at digits: Int, _ words: Span<UInt64>, _ range: Range<Int>
  ) -> Result {
    var digits = digits
    var index = range.lowerBound
    let stop = end &+ text.headLength
    while index < range.upperBound {
      if digits >= stop { return .ended(index, digits &- text.headLength) }
      let word = words[index]
      let count = word >> 56
      let mask = (1 &<< (count &* 8)) &- 1
      let window = ByteWindow(bytes, at: digits)
      if (window.word(at: 0) ^ word) & mask != 0 { return .different }
      let length = Int(truncatingIfNeeded: count)
      index &+= 1
      if !text.stands(at: length, in: window) {
        let gap = digits &+ length
        guard text.tailStands(at: gap, in: bytes) else { return .different }
        return .ended(index, gap &+ text.tailLength)
      }
      digits &+= length &+ text.gap
    }
    return .exhausted(digits)
  }
}
