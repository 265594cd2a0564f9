// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import ByteKit

/// Up to eight ASCII digits in a machine word, first digit in the lowest byte.
enum DigitWord {
  /// The number of digits at the start of a word.
  @inline(__always)
  static func count(_ word: UInt64) -> Int {
    let digits = word ^ 0x3030_3030_3030_3030
    // A byte above nine carries into its top bit, or has it set already.
    let others = (digits &+ 0x7676_7676_7676_7676 | digits) & 0x8080_8080_8080_8080
    return others.trailingZeroBitCount >> 3
  }

  /// The value of the first `count` digits of a word, 1 to 8.
  ///
  /// Leading zeros are shifted in, then neighbours are joined: eight digits, four pairs, two
  /// quadruples, one number.
  @inline(__always)
  static func value(_ word: UInt64, count: Int) -> UInt32 {
    var lanes = (word ^ 0x3030_3030_3030_3030) &<< UInt64(64 &- count &* 8)
    lanes = (lanes &* 10 &+ lanes >> 8) & 0x00FF_00FF_00FF_00FF
    lanes = (lanes &* 100 &+ lanes >> 16) & 0x0000_FFFF_0000_FFFF
    return UInt32(truncatingIfNeeded: lanes &* 10_000 &+ lanes >> 32)
  }

  /// The digits of a number below 10⁷ as text, with their count in the highest byte.
  @inline(__always)
  static func text(_ value: UInt32) -> UInt64 {
    let (text, count) = DecimalDigits.text(value)
    return text & 0x00FF_FFFF_FFFF_FFFF | UInt64(truncatingIfNeeded: count) << 56
  }
}
