// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

/// A field of a row between separators, as ``FieldCursor`` hands it out.
@safe
package struct PlainField: ~Escapable, BitwiseCopyable {
  @usableFromInline let bytes: RawSpan
  @usableFromInline let shapes: NumberShapes
  /// Where the field begins.
  package let start: Int
  /// Where it ends: the place of a separator or line end.
  package let end: Int

  @_lifetime(copy bytes)
  @inlinable
  @inline(__always)
  init(_ bytes: RawSpan, _ shapes: NumberShapes, _ start: Int, _ end: Int) {
    self.bytes = bytes
    self.shapes = shapes
    self.start = start
    self.end = end
  }

  /// The number that the field spells in at most eight digits and dot; nothing for anything else.
  ///
  /// The shape of the field leads to masks and a divisor, so there is no branch on the place of the
  /// dot or on a sign, which are random in real columns.
  @inlinable
  @inline(__always)
  package var shortNumber: Double? {
    let length = end &- start
    guard length <= NumberShapes.shortLength else { return nil }
    let word = word(at: end &- 8)
    // The high bits of dots; one that is not the last may be seen wrongly, which does no harm.
    let others = word ^ 0x2E2E_2E2E_2E2E_2E2E
    let dots = (others &- 0x0101_0101_0101_0101) & ~others & 0x8080_8080_8080_8080
    let place = dots.byteSwapped.trailingZeroBitCount >> 3
    let sign = byte(at: start) == 0x2D ? 16 : 0
    // SAFE: the length is at most nine, the place at most eight.
    let shape = unsafe shapes.short + (length &* 32 &+ sign &+ place)
    let digits = word ^ 0x3030_3030_3030_3030
    let kept =
      unsafe (digits & shape.pointee.fraction) | (digits &<< 8 & shape.pointee.whole)
    let wrong = unsafe (kept &+ 0x7676_7676_7676_7676) | kept | shape.pointee.refusal
    guard wrong & 0x8080_8080_8080_8080 == 0 else { return nil }
    // Both are exact doubles, so the division rounds correctly.
    let mantissa = DecimalNumber.eightDigits(kept)
    return unsafe Double(Int64(truncatingIfNeeded: mantissa)) / shape.pointee.divisor
  }

  /// The number that the field spells with a dot behind at most seven digits and at most sixteen
  /// behind it; nothing for anything else, and for more than nineteen digits.
  ///
  /// Three words: the digits before the dot come from the first, the others from two at the end.
  @inlinable
  @inline(__always)
  package var longDecimal: Double? {
    let sign = byte(at: start) == 0x2D ? 1 : 0
    let first = start &+ sign
    let word = word(at: first)
    let others = word ^ 0x2E2E_2E2E_2E2E_2E2E
    let dots = (others &- 0x0101_0101_0101_0101) & ~others & 0x8080_8080_8080_8080
    let bits = UInt64(truncatingIfNeeded: dots.trailingZeroBitCount) & 0x78
    let before = Int(truncatingIfNeeded: bits >> 3)
    let places = end &- first &- before &- 1
    guard dots != 0, before != 0, places >= 0, places <= NumberShapes.longPlaces,
      places &+ before <= 19
    else { return nil }
    // SAFE: the lines above checked the number of digits.
    let shape = unsafe shapes.long + places
    let whole = (word ^ 0x3030_3030_3030_3030) &<< (64 &- bits)
    let low = unsafe (self.word(at: end &- 8) ^ 0x3030_3030_3030_3030) & shape.pointee.low
    let high = unsafe (self.word(at: end &- 16) ^ 0x3030_3030_3030_3030) & shape.pointee.high
    let wrong =
      (whole &+ 0x7676_7676_7676_7676) | whole | (low &+ 0x7676_7676_7676_7676) | low
      | (high &+ 0x7676_7676_7676_7676) | high
    guard wrong & 0x8080_8080_8080_8080 == 0 else { return nil }
    let fraction =
      DecimalNumber.eightDigits(high) &* 100_000_000 &+ DecimalNumber.eightDigits(low)
    let mantissa =
      unsafe DecimalNumber.eightDigits(whole) &* shape.pointee.scale &+ fraction
    let magnitude =
      mantissa < 1 << 53
      ? unsafe (Double(Int64(truncatingIfNeeded: mantissa)) / shape.pointee.divisor).bitPattern
      : unsafe Self.scale(mantissa, shape.pointee)
    return Double(bitPattern: magnitude | UInt64(truncatingIfNeeded: sign) << 63)
  }

  /// The bits of the double nearest to a mantissa, which is not zero, over a power of ten.
  ///
  /// The method is that of ``DecimalNumber/scale(_:byTenTo:)``. Nothing here is subnormal, infinite,
  /// or half way between two doubles: a mantissa of 2⁵³ has nine digits behind the dot at least.
  @inlinable
  @inline(__always)
  static func scale(_ mantissa: UInt64, _ shape: LongShape) -> UInt64 {
    let leadingZeros = UInt64(truncatingIfNeeded: mantissa.leadingZeroBitCount)
    let normal = mantissa &<< leadingZeros
    var (high, low) = normal.multipliedFullWidth(by: shape.five)
    if high & 0x1FF == 0x1FF {
      let carried = normal.multipliedFullWidth(by: shape.fiveLow).high
      if low.addingReportingOverflow(carried).overflow { high &+= 1 }
    }
    let upper = high >> 63
    let shift = upper &+ 9
    let rounded = high &>> shift
    let significand = (rounded &+ rounded & 1) >> 1
    let power = UInt64(truncatingIfNeeded: shape.power) &+ upper &- leadingZeros &- 1
    // The significand's highest bit adds one to the power.
    return power &<< 52 &+ significand
  }

  /// The field as two words with zeros behind, and its length; nothing if it is empty or longer.
  @inlinable
  @inline(__always)
  package var shortText: (low: UInt64, high: UInt64, length: Int)? {
    let length = end &- start
    let shift = UInt64(truncatingIfNeeded: 0 &- length) &* 8
    if length <= 8 {
      guard length > 0 else { return nil }
      return (word(at: end &- 8) &>> shift, 0, length)
    }
    guard length <= 16 else { return nil }
    return (word(at: start), word(at: end &- 8) &>> shift, length)
  }

  @inlinable
  @inline(__always)
  func byte(at place: Int) -> UInt8 {
    // SAFE: the cursor leaves sixteen bytes behind a field's start.
    unsafe bytes.unsafeLoad(fromUncheckedByteOffset: place, as: UInt8.self)
  }

  @inlinable
  @inline(__always)
  func word(at place: Int) -> UInt64 {
    // SAFE: places are up to sixteen bytes before the end of a field, which is at 17 or later, or
    // one behind its start at most, which has sixteen bytes behind it.
    UInt64(
      littleEndian: unsafe bytes.unsafeLoadUnaligned(
        fromUncheckedByteOffset: place, as: UInt64.self))
  }
}
