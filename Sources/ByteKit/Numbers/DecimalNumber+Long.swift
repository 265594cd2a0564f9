// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

extension DecimalNumber {
  /// Reads a number of up to fifteen bytes behind its sign from two machine words.
  ///
  /// The method is that of ``parse(_:at:)`` with words twice as wide; fifteen digits and a power of
  /// ten up to 10¹⁵ are still exact doubles. The dot is squeezed out by loading the bytes once more,
  /// from one place before: loads and masks instead of shifts by 128 bits.
  @usableFromInline
  @inline(never)
  static func parseTwoWords(_ bytes: RawSpan, at offset: Int) -> ParsedNumber {
    guard offset >= 17, offset <= bytes.byteCount &- 18 else {
      return parseLong(bytes, at: offset)
    }
    let sign = isZero(UInt64(bytes[offset]) ^ 0x2D)
    let start = offset &+ Int(truncatingIfNeeded: sign)
    let low = uncheckedDigits(bytes, at: start)
    let high = uncheckedDigits(bytes, at: start &+ 8)
    // One bit a byte, and one behind them.
    let others = mask(nonDigits(low)) | mask(nonDigits(high)) << 8 | 1 << 16
    let first = others.trailingZeroBitCount
    let dot = isZero(UInt64(bytes[start &+ first]) ^ 0x2E)
    let stop = (others & (others &- dot)).trailingZeroBitCount
    let count = stop &- Int(truncatingIfNeeded: dot)
    guard stop < 16, count > 0, bytes[start &+ stop] & 0x40 == 0 else {
      return parseLong(bytes, at: offset)
    }
    let fraction = (stop &- first &- 1) & (0 &- Int(truncatingIfNeeded: dot))
    // Behind the dot, or all of them: digits that end where the number does. The others end one
    // byte before.
    let behind = dot == 0 ? count : fraction
    let end = start &+ stop
    let last = squeeze(
      uncheckedDigits(bytes, at: end &- 8), uncheckedDigits(bytes, at: end &- 9),
      lastBytes[behind], lastBytes[count])
    let lead = squeeze(
      uncheckedDigits(bytes, at: end &- 16), uncheckedDigits(bytes, at: end &- 17),
      leadBytes[behind], leadBytes[count])
    let mantissa = eightDigits(lead) &* 100_000_000 &+ eightDigits(last)
    let magnitude = Double(Int64(truncatingIfNeeded: mantissa)) / powersOfTen[fraction]
    return ParsedNumber(
      value: Double(bitPattern: magnitude.bitPattern | sign << 63), next: end)
  }

  /// Eight bytes, digits as 0 to 9.
  @inline(__always)
  private static func uncheckedDigits(_ bytes: RawSpan, at offset: Int) -> UInt64 {
    // SAFE: the only caller looks at most 17 bytes back and 17 ahead of an offset that has as many.
    let word = unsafe bytes.unsafeLoadUnaligned(
      fromUncheckedByteOffset: offset, as: UInt64.self)
    return UInt64(littleEndian: word) ^ 0x3030_3030_3030_3030
  }

  /// Takes bytes of the first word where `behind` has ones, else of the second, within `all`.
  @inline(__always)
  private static func squeeze(
    _ word: UInt64, _ previous: UInt64, _ behind: UInt64, _ all: UInt64
  ) -> UInt64 {
    (word & behind | previous & ~behind) & all
  }

  /// Masks of the last *n* bytes of sixteen: what lies in the last eight.
  private static let lastBytes: InlineArray<16, UInt64> = [
    0, 0xFF << 56, 0xFFFF << 48, 0xFF_FFFF << 40, 0xFFFF_FFFF << 32, 0xFF_FFFF_FFFF << 24,
    0xFFFF_FFFF_FFFF << 16, 0xFF_FFFF_FFFF_FFFF << 8, ~0, ~0, ~0, ~0, ~0, ~0, ~0, ~0,
  ]

  /// Masks of the last *n* bytes of sixteen: what lies in the first eight.
  private static let leadBytes: InlineArray<16, UInt64> = [
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF << 56, 0xFFFF << 48, 0xFF_FFFF << 40, 0xFFFF_FFFF << 32,
    0xFF_FFFF_FFFF << 24, 0xFFFF_FFFF_FFFF << 16, 0xFF_FFFF_FFFF_FFFF << 8,
  ]

  /// The high bits of the eight bytes, side by side.
  @inline(__always)
  private static func mask(_ highBits: UInt64) -> UInt64 {
    ((highBits >> 7) &* 0x0102_0408_1020_4080) >> 56
  }

  /// Reads any number: long ones, those with an exponent or a plus sign, and at the input's end.
  @usableFromInline
  @inline(never)
  static func parseLong(_ bytes: RawSpan, at offset: Int) -> ParsedNumber {
    let nothing = ParsedNumber(value: 0, next: offset)
    guard offset < bytes.byteCount else { return nothing }
    let isNegative = bytes[offset] == 0x2D
    let start = offset &+ (isNegative || bytes[offset] == 0x2B ? 1 : 0)
    var mantissa: UInt64 = 0
    let dot = appendDigits(bytes, from: start, to: &mantissa)
    var next = dot
    if next < bytes.byteCount, bytes[next] == 0x2E {
      next = appendDigits(bytes, from: dot &+ 1, to: &mantissa)
    }
    let fraction = max(next &- dot &- 1, 0)
    let count = dot &- start &+ fraction
    guard count > 0 else { return nothing }
    let digitsEnd = next
    let exponent = parseExponent(bytes, at: &next)
    let magnitude: Double
    if count <= 19 {
      magnitude = scale(mantissa, byTenTo: exponent &- fraction)
    } else {
      magnitude = parseManyDigits(
        bytes, start..<digitsEnd, dot: dot, exponent: exponent, spelling: start..<next)
    }
    return ParsedNumber(value: isNegative ? -magnitude : magnitude, next: next)
  }

  /// Takes a run of digits into a mantissa, which overflows quietly, and returns its end.
  @inline(__always)
  private static func appendDigits(
    _ bytes: RawSpan, from start: Int, to mantissa: inout UInt64
  ) -> Int {
    var index = start
    while true {
      let digits = paddedWord(bytes, at: index) ^ 0x3030_3030_3030_3030
      let others = nonDigits(digits)
      if others == 0 {
        mantissa = mantissa &* 100_000_000 &+ eightDigits(digits)
        index &+= 8
        continue
      }
      let count = others.trailingZeroBitCount >> 3
      // Two shifts, since a shift by 64 would be one by 0.
      let aligned = (digits &<< 8) &<< (56 &- UInt64(count) &* 8)
      mantissa = mantissa &* smallPowersOfTen[count] &+ eightDigits(aligned)
      return index &+ count
    }
  }

  /// Eight bytes, with zeros behind the end of the span.
  @inline(__always)
  private static func paddedWord(_ bytes: RawSpan, at offset: Int) -> UInt64 {
    if offset <= bytes.byteCount &- 8 { return bytes.load(UInt64.self, at: offset) }
    return partialWord(bytes, at: offset)
  }

  @inline(never)
  private static func partialWord(_ bytes: RawSpan, at offset: Int) -> UInt64 {
    var word: UInt64 = 0
    var index = bytes.byteCount
    while index > offset {
      index &-= 1
      word = word << 8 | UInt64(bytes[index])
    }
    return word
  }

  /// Reads an exponent, if there is a whole one, and moves behind it.
  private static func parseExponent(_ bytes: RawSpan, at next: inout Int) -> Int {
    guard next < bytes.byteCount, bytes[next] | 0x20 == UInt8(ascii: "e") else { return 0 }
    var index = next &+ 1
    var isNegative = false
    if index < bytes.byteCount, bytes[index] == 0x2B || bytes[index] == 0x2D {
      isNegative = bytes[index] == 0x2D
      index &+= 1
    }
    let start = index
    var exponent = 0
    while index < bytes.byteCount, bytes[index].isASCIIDigit {
      // Far beyond any double, and far from overflow even less a span's count of digits.
      if exponent < 1 << 52 { exponent = exponent &* 10 &+ Int(bytes[index] &- 0x30) }
      index &+= 1
    }
    guard index > start else { return 0 }
    next = index
    return isNegative ? 0 &- exponent : exponent
  }

  /// Reads a number of more than nineteen digits, leading zeros among them.
  ///
  /// Nineteen significant digits decide nearly always: if their number and the next larger one have
  /// the same double, so has everything between. Otherwise the standard library reads the spelling.
  @inline(never)
  private static func parseManyDigits(
    _ bytes: RawSpan, _ digits: Range<Int>, dot: Int, exponent: Int, spelling: Range<Int>
  ) -> Double {
    var mantissa: UInt64 = 0
    var taken = 0
    var dropped = 0
    var isCut = false
    var index = digits.lowerBound
    while index < digits.upperBound {
      let digit = bytes[index] &- 0x30
      index &+= 1
      guard digit < 10 else { continue }
      if taken < 19 {
        mantissa = mantissa &* 10 &+ UInt64(digit)
        if mantissa > 0 { taken &+= 1 }
      } else {
        dropped &+= 1
        if digit != 0 { isCut = true }
      }
    }
    let fraction = max(digits.upperBound &- dot &- 1, 0)
    let scaled = exponent &- fraction &+ dropped
    let value = scale(mantissa, byTenTo: scaled)
    if !isCut || value == scale(mantissa &+ 1, byTenTo: scaled) { return value }
    return Double(bytes.text(spelling)) ?? value
  }

  /// Powers of ten up to 10⁷ as integers.
  private static let smallPowersOfTen: InlineArray<8, UInt64> = [
    1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000,
  ]
}
