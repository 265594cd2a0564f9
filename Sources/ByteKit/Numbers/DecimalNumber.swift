// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

// Decimal numbers in bytes, to the nearest double.
//
//   [+-]? (digits [. digits*] | . digits) ([eE] [+-]? digits)?
//
// The length of a number decides how it is read; each way is exact.
//
//   up to 7 bytes   one machine word    "-12.25,"      parse, inlined at its caller
//   up to 15 bytes  two words           "123.4567890"  parseTwoWords
//   all others      runs of digits      17 digits, exponents, "+1", ends of the input  parseLong
//
// One word, worked through for "12.25,7…": every byte is XORed with "0", so digits become 0…9:
//
//   bytes, first one lowest     1  2  .  2  5  ,  7  …
//   not a digit (high bits)     0  0  1  0  0  1  0       → dot at 2, end at 5
//   dot squeezed out            1  2  2  5  ,  7  …
//   moved to the top            0  0  0  0  1  2  2  5    → 1225, by three multiplications
//   value                       1225 / 10²
//
// Both 1225 and 10² are exact doubles, so one division rounds correctly. Sign and dot are found
// without branches: their places are random in real columns, and a mispredicted branch costs as
// much as all the rest.

/// Reads decimal numbers from bytes, rounded correctly to the nearest double.
package enum DecimalNumber {
  /// Reads the number that begins at an offset; it ends at the first byte that is no part of it.
  ///
  /// Only plain decimal spellings are numbers here; ``NonstandardNumber`` knows the others.
  ///
  /// - Returns: The value and the offset behind it; the given offset if no number begins there.
  /// - Precondition: `0 <= offset <= bytes.byteCount`.
  @inlinable
  @inline(__always)
  package static func parse(_ bytes: RawSpan, at offset: Int) -> ParsedNumber {
    precondition(offset >= 0, "offset out of bounds")
    guard offset <= bytes.byteCount &- 9 else { return parseLong(bytes, at: offset) }
    // SAFE: nine bytes from `offset` on lie inside the span.
    let lead = unsafe bytes.unsafeLoad(fromUncheckedByteOffset: offset, as: UInt8.self)
    let sign = isZero(UInt64(lead) ^ 0x2D)
    let start = offset &+ Int(truncatingIfNeeded: sign)
    // SAFE: `start` is at most one behind `offset`.
    let word = UInt64(
      littleEndian: unsafe bytes.unsafeLoadUnaligned(
        fromUncheckedByteOffset: start, as: UInt64.self))
    let digits = word ^ 0x3030_3030_3030_3030
    let others = nonDigits(digits)
    // In bits: the number ends at the first byte that is no digit, or the second behind a dot.
    let first = UInt64(truncatingIfNeeded: others.trailingZeroBitCount) & 0x38
    let dot = isZero((word &>> first) & 0xFF ^ 0x2E)
    let end = others & (others &- dot)
    let stop = UInt64(truncatingIfNeeded: end.trailingZeroBitCount) & 0x38
    let length = stop &- dot &* 8
    // No digit, no end within the word, or a letter that may begin an exponent.
    if length == 0 || end == 0 || (word &>> stop) & 0x40 != 0 {
      return parseTwoWords(bytes, at: offset)
    }
    let whole = (1 &<< first) &- 1
    let squeezed = (digits & whole) | ((digits &>> (dot &* 8)) & ~whole)
    let mantissa = eightDigits(squeezed &<< (64 &- length))
    // A dot is followed by none to six decimals; 10ⁿ from the bits of n, since a table would cost
    // its callers in other modules a call for its address.
    let fraction = ((stop &- first) >> 3 &- 1) & (0 &- dot)
    let power =
      (1 &+ 9 &* (fraction & 1)) &* (1 &+ 99 &* (fraction >> 1 & 1))
      &* (1 &+ 9999 &* (fraction >> 2))
    let magnitude =
      Double(Int64(truncatingIfNeeded: mantissa)) / Double(Int64(truncatingIfNeeded: power))
    return ParsedNumber(
      value: Double(bitPattern: magnitude.bitPattern | sign << 63),
      next: start &+ Int(truncatingIfNeeded: stop >> 3))
  }

  /// Reads the number that fills a range of bytes.
  ///
  /// - Returns: Nothing if the range holds anything else.
  /// - Precondition: The range lies within the span.
  package static func parse(_ bytes: RawSpan, in range: Range<Int>) -> Double? {
    let number = parse(bytes, at: range.lowerBound)
    if number.next == range.upperBound { return range.isEmpty ? nil : number.value }
    // A number that goes on behind the range may still fill it.
    return number.next < range.upperBound ? nil : parseShortened(bytes.extracting(range))
  }

  @inline(never)
  private static func parseShortened(_ bytes: RawSpan) -> Double? {
    let number = parse(bytes, at: 0)
    return number.next == bytes.byteCount && number.next > 0 ? number.value : nil
  }

  /// 1 for zero and 0 for all below 2⁶³, without a branch.
  @inlinable
  @inline(__always)
  static func isZero(_ value: UInt64) -> UInt64 { (value &- 1) >> 63 }

  /// The high bit of each byte that is not 0 to 9.
  @inlinable
  @inline(__always)
  static func nonDigits(_ digits: UInt64) -> UInt64 {
    ((digits & 0x7F7F_7F7F_7F7F_7F7F) &+ 0x7676_7676_7676_7676 | digits) & 0x8080_8080_8080_8080
  }

  /// The number that eight bytes from 0 to 9 spell, the first digit in the lowest byte.
  @inlinable
  @inline(__always)
  static func eightDigits(_ digits: UInt64) -> UInt64 {
    // Each byte times ten plus its neighbour, then pairs times a hundred, then fours.
    let pairs = digits &* 10 &+ digits >> 8
    let low = (pairs & 0x0000_00FF_0000_00FF) &* 0x000F_4240_0000_0064
    let high = (pairs >> 16 & 0x0000_00FF_0000_00FF) &* 0x0000_2710_0000_0001
    return (low &+ high) >> 32
  }

  /// Powers of ten that are exact doubles.
  static let powersOfTen: InlineArray<23, Double> = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
    1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
  ]
}
