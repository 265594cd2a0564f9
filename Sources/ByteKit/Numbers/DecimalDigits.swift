// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

/// Decimal digits of row ids, eight at a time in one machine word.
@usableFromInline
package enum DecimalDigits {
  /// The digits of a number below 10⁸ as text, first digit in the lowest byte, and their count.
  ///
  /// - Precondition: The number is below 10⁸.
  package static func text(_ value: UInt32) -> (text: UInt64, count: Int) {
    let digits = eightDigits(value)
    // Bytes that are leading zeros; the last digit always stays.
    let leading = min(digits.trailingZeroBitCount, 56) >> 3
    let text = (digits | 0x3030_3030_3030_3030) >> (UInt64(leading) &* 8)
    return (text, 8 &- leading)
  }

  /// Writes a number without leading zeros and returns its length.
  ///
  /// Up to sixteen bytes are touched at the target.
  @usableFromInline
  @inline(__always)
  static func write(_ value: UInt32, at target: UnsafeMutableRawPointer) -> Int {
    if value < 100_000_000 {
      let (text, count) = text(value)
      // SAFE: the caller keeps sixteen bytes free.
      unsafe target.storeBytes(of: text.littleEndian, as: UInt64.self)
      return count
    }
    let (head, tail) = value.quotientAndRemainder(dividingBy: 100_000_000)
    let length = unsafe write(head, at: target)
    let text = eightDigits(tail) | 0x3030_3030_3030_3030
    // SAFE: at most two digits come before these eight.
    unsafe target.storeBytes(of: text.littleEndian, toByteOffset: length, as: UInt64.self)
    return length &+ 8
  }

  /// The eight digits of a number below 10⁸, first digit in the lowest byte.
  ///
  ///     12345678 → 1234 | 5678 → 12 | 34 | 56 | 78 → 1|2|3|4|5|6|7|8
  ///
  /// Each step splits every lane into quotient and remainder by a multiplication.
  @inline(__always)
  static func eightDigits(_ value: UInt32) -> UInt64 {
    let high = value / 10_000
    let halves = UInt64(high) | UInt64(value &- high &* 10_000) << 32
    // A lane below 10,000 times 10,486 shifted by 20 is the lane divided by 100.
    let hundreds = ((halves &* 10_486) >> 20) & 0x0000_007F_0000_007F
    let pairs = hundreds | (halves &- hundreds &* 100) << 16
    // A lane below 100 times 103 shifted by 10 is the lane divided by ten.
    let tens = ((pairs &* 103) >> 10) & 0x000F_000F_000F_000F
    return tens | (pairs &- tens &* 10) << 8
  }
}
