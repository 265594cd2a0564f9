// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

extension DecimalNumber {
  /// Reads a number of up to fifteen bytes behind its sign from two machine words.
  ///
  /// The method is that of ``parse(_:at:)`` with words twice as wide; fifteen digits and a power of
  /// ten up to 10¹⁵ are still exact doubles.
  @usableFromInline
  @inline(never)
  static func parseTwoWords(_ bytes: RawSpan, at offset: Int) -> ParsedNumber {
    guard offset <= bytes.byteCount &- 17 else { return parseLong(bytes, at: offset) }
    let sign = isZero(UInt64(bytes[offset]) ^ 0x2D)
    let start = offset &+ Int(truncatingIfNeeded: sign)
    // SAFE: seventeen bytes from `offset` on lie inside the span.
    let low = UInt64(
      littleEndian: unsafe bytes.unsafeLoadUnaligned(
        fromUncheckedByteOffset: start, as: UInt64.self))
    let high = UInt64(
      littleEndian: unsafe bytes.unsafeLoadUnaligned(
        fromUncheckedByteOffset: start &+ 8, as: UInt64.self))
    let text = UInt128(high) << 64 | UInt128(low)
    let lowDigits = low ^ 0x3030_3030_3030_3030
    let highDigits = high ^ 0x3030_3030_3030_3030
    // One bit a byte, and one behind them.
    let others = mask(nonDigits(lowDigits)) | mask(nonDigits(highDigits)) << 8 | 1 << 16
    let first = others.trailingZeroBitCount
    // The byte at 16 would be that at 0, which is no dot then.
    let dot = isZero(UInt64(truncatingIfNeeded: text &>> UInt128(first &* 8)) & 0xFF ^ 0x2E)
    let stop = (others & (others &- dot)).trailingZeroBitCount
    let count = stop &- Int(truncatingIfNeeded: dot)
    let last = UInt64(truncatingIfNeeded: text &>> UInt128(stop &* 8))
    guard stop < 16, count > 0, last & 0x40 == 0 else { return parseLong(bytes, at: offset) }
    let digits = UInt128(highDigits) << 64 | UInt128(lowDigits)
    let whole = (UInt128(1) &<< UInt128(first &* 8)) &- 1
    let squeezed = digits & whole | (digits &>> UInt128(dot &* 8)) & ~whole
    let aligned = squeezed &<< UInt128(128 &- count &* 8)
    let mantissa =
      eightDigits(UInt64(truncatingIfNeeded: aligned)) &* 100_000_000
      &+ eightDigits(UInt64(truncatingIfNeeded: aligned >> 64))
    let fraction = (stop &- first &- 1) & (0 &- Int(truncatingIfNeeded: dot))
    let magnitude = Double(Int64(truncatingIfNeeded: mantissa)) / powersOfTen[fraction]
    return ParsedNumber(
      value: Double(bitPattern: magnitude.bitPattern | sign << 63), next: start &+ stop)
  }

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
