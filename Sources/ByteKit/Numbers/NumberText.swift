// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

/// Writes doubles as decimal text into free memory of 48 bytes, and returns the length.
///
/// All functions write whole words, so bytes behind the text are touched too.
enum NumberText {
  typealias Target = UnsafeMutableRawPointer
  private typealias Block = SIMD16<UInt8>

  @inline(__always)
  static func write(_ value: Double, at target: Target) -> Int {
    let sign = Int(truncatingIfNeeded: value.bitPattern >> 63)
    let magnitude = value.magnitude
    guard magnitude < 9_007_199_254_740_992 else { return unsafe writeLarge(value, at: target) }
    // SAFE: the caller keeps 48 bytes free; the sign is overwritten if there is none.
    unsafe target.storeBytes(of: UInt8(ascii: "-"), as: UInt8.self)
    let target = unsafe target + sign
    if let length = unsafe writeShort(magnitude, at: target) { return sign &+ length }
    let whole = UInt64(truncatingIfNeeded: Int64(magnitude))
    if Double(Int64(truncatingIfNeeded: whole)) == magnitude {
      return unsafe sign &+ writeInteger(whole, at: target)
    }
    // Up to eight decimals in at most fifteen digits: such a decimal has its double for itself, so
    // if it comes back it is the shortest. Takes 6 to 9 ns, the general case 25 to 30.
    if magnitude < 10_000_000, magnitude >= 0.00001 {
      let scaled = Int64(magnitude * 100_000_000 + 0.5)
      if Double(scaled) / 100_000_000 == magnitude {
        let decimals = UInt64(truncatingIfNeeded: scaled) &- whole &* 100_000_000
        let length = unsafe DecimalDigits.write(UInt32(truncatingIfNeeded: whole), at: target)
        let text = DecimalDigits.eightDigits(UInt32(truncatingIfNeeded: decimals))
        unsafe target.storeBytes(of: UInt8(ascii: "."), toByteOffset: length, as: UInt8.self)
        unsafe target.storeBytes(
          of: (text | 0x3030_3030_3030_3030).littleEndian, toByteOffset: length &+ 1,
          as: UInt64.self)
        return sign &+ length &+ 9 &- text.leadingZeroBitCount >> 3
      }
    }
    return unsafe sign &+ writeFraction(magnitude, at: target)
  }

  /// Writes a number below 10⁴ with at most four decimals; nothing for others.
  ///
  /// Eight digits come out of one product: 94 instructions a number, counted by callgrind.
  @inline(__always)
  private static func writeShort(_ magnitude: Double, at target: Target) -> Int? {
    guard magnitude < 9999.5 else { return nil }
    // Doubles from 2⁵² on are whole, so the sum is rounded, and its bits end with the integer.
    let shifted = magnitude * 10_000 + 0x1p52
    guard (shifted - 0x1p52) / 10_000 == magnitude else { return nil }
    let digits = DecimalDigits.eightDigits(UInt32(truncatingIfNeeded: shifted.bitPattern))
    let whole = UInt32(truncatingIfNeeded: digits)
    // Bytes that are leading zeros; the last digit before the point always stays.
    let leading = (whole | 1 << 24).trailingZeroBitCount >> 3
    let text = (whole | 0x3030_3030) &>> UInt32(truncatingIfNeeded: leading &* 8)
    // SAFE: at most nine bytes and the sign, of the 48 that are free.
    unsafe target.storeBytes(of: text.littleEndian, as: UInt32.self)
    let length = 4 &- leading
    let decimals = UInt32(truncatingIfNeeded: digits >> 32)
    unsafe target.storeBytes(of: UInt8(ascii: "."), toByteOffset: length, as: UInt8.self)
    unsafe target.storeBytes(
      of: (decimals | 0x3030_3030).littleEndian, toByteOffset: length &+ 1, as: UInt32.self)
    if decimals == 0 { return length }
    return length &+ 5 &- decimals.leadingZeroBitCount >> 3
  }

  /// Writes a number that is not whole, or is too large for an integer.
  @inline(never)
  private static func writeFraction(_ magnitude: Double, at target: Target) -> Int {
    let decimal = ShortestDecimal(magnitude)
    // One byte is left free in front, for the point to move digits into.
    let count = unsafe writeInteger(decimal.digits, at: target + 1)
    let point = count &+ decimal.exponent
    if magnitude >= 9_007_199_254_740_992 || point < -4 {
      return unsafe writeExponent(point &- 1, count: count, at: target)
    }
    // SAFE: both blocks are read before the first is written, and lie within the 48 bytes.
    if point > 0 {
      let head = unsafe (target + 1).loadUnaligned(as: Block.self)
      let tail = unsafe (target + 1 + point).loadUnaligned(as: Block.self)
      unsafe target.storeBytes(of: head, as: Block.self)
      unsafe target.storeBytes(of: UInt8(ascii: "."), toByteOffset: point, as: UInt8.self)
      unsafe target.storeBytes(of: tail, toByteOffset: point &+ 1, as: Block.self)
      return count &+ 1
    }
    let prefix = 2 &- point
    let digits = unsafe (target + 1).loadUnaligned(as: Block.self)
    let last = unsafe target.load(fromByteOffset: count, as: UInt8.self)
    unsafe target.storeBytes(of: 0x3030_3030_3030_2E30 as UInt64, as: UInt64.self)
    unsafe target.storeBytes(of: digits, toByteOffset: prefix, as: Block.self)
    unsafe target.storeBytes(of: last, toByteOffset: prefix &+ count &- 1, as: UInt8.self)
    return prefix &+ count
  }

  /// Puts the point behind the first digit, which stands at 1, and appends the exponent.
  private static func writeExponent(_ exponent: Int, count: Int, at target: Target) -> Int {
    // SAFE: at most 17 digits, a point and five bytes more.
    let first = unsafe target.load(fromByteOffset: 1, as: UInt8.self)
    unsafe target.storeBytes(of: first, as: UInt8.self)
    unsafe target.storeBytes(of: UInt8(ascii: "."), toByteOffset: 1, as: UInt8.self)
    var length = count == 1 ? 1 : count &+ 1
    unsafe target.storeBytes(of: UInt8(ascii: "e"), toByteOffset: length, as: UInt8.self)
    length &+= 1
    if exponent < 0 {
      unsafe target.storeBytes(of: UInt8(ascii: "-"), toByteOffset: length, as: UInt8.self)
      length &+= 1
    }
    let digits = UInt32(truncatingIfNeeded: exponent.magnitude)
    return unsafe length &+ DecimalDigits.write(digits, at: target + length)
  }

  /// Writes a whole number below 10¹⁷.
  @inline(__always)
  private static func writeInteger(_ value: UInt64, at target: Target) -> Int {
    if value <= UInt64(UInt32.max) {
      return unsafe DecimalDigits.write(UInt32(truncatingIfNeeded: value), at: target)
    }
    let (head, tail) = value.quotientAndRemainder(dividingBy: 100_000_000)
    let length = unsafe DecimalDigits.write(UInt32(truncatingIfNeeded: head), at: target)
    let digits = DecimalDigits.eightDigits(UInt32(truncatingIfNeeded: tail))
    // SAFE: nine digits at most come before these eight.
    unsafe target.storeBytes(
      of: (digits | 0x3030_3030_3030_3030).littleEndian, toByteOffset: length, as: UInt64.self)
    return length &+ 8
  }

  /// Writes a number from 2⁵³ on, or one that is not finite.
  @inline(never)
  private static func writeLarge(_ value: Double, at target: Target) -> Int {
    if value.isNaN { return unsafe write("NaN", at: target) }
    if value == -.infinity { return unsafe write("-Infinity", at: target) }
    if value == .infinity { return unsafe write("Infinity", at: target) }
    let sign = value < 0 ? 1 : 0
    // SAFE: the caller keeps 48 bytes free; the sign is overwritten if there is none.
    unsafe target.storeBytes(of: UInt8(ascii: "-"), as: UInt8.self)
    return unsafe sign &+ writeFraction(value.magnitude, at: target + sign)
  }

  private static func write(_ text: StaticString, at target: Target) -> Int {
    // SAFE: at most nine bytes of a literal, into 48 free ones.
    unsafe target.copyMemory(from: text.utf8Start, byteCount: text.utf8CodeUnitCount)
    return text.utf8CodeUnitCount
  }
}
