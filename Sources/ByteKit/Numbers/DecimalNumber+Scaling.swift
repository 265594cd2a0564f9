// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

extension DecimalNumber {
  /// The double nearest to `mantissa` · 10^`exponent`, halves to even.
  ///
  /// Small cases are exact in doubles (Clinger, 1990); the others follow Eisel and Lemire (2021)
  /// with the proof of Mushtak and Lemire (2023) that a 64-bit mantissa never needs a fallback.
  @inline(__always)
  static func scale(_ mantissa: UInt64, byTenTo exponent: Int) -> Double {
    if mantissa <= 1 << 53, -22 <= exponent, exponent <= 22 {
      let exact = Double(Int64(truncatingIfNeeded: mantissa))
      return exponent < 0 ? exact / powersOfTen[0 &- exponent] : exact * powersOfTen[exponent]
    }
    return scaleWidely(mantissa, byTenTo: exponent)
  }

  /// The general case of ``scale(_:byTenTo:)``.
  @inline(__always)
  private static func scaleWidely(_ mantissa: UInt64, byTenTo exponent: Int) -> Double {
    if mantissa == 0 || exponent < -342 { return 0 }
    if exponent > 308 { return .infinity }
    let leadingZeros = mantissa.leadingZeroBitCount
    let normal = mantissa &<< UInt64(leadingZeros)
    let entry = (exponent &+ 342) &* 2
    var (high, low) = normal.multipliedFullWidth(by: powersOfFive[entry])
    // Nine bits behind the 55 that count; if all are set, the low half of the power may carry.
    if high & 0x1FF == 0x1FF {
      let (sum, carry) = low.addingReportingOverflow(
        normal.multipliedFullWidth(by: powersOfFive[entry &+ 1]).high)
      low = sum
      if carry { high &+= 1 }
    }
    let upper = Int(truncatingIfNeeded: high >> 63)
    let shift = UInt64(upper &+ 9)
    var significand = high &>> shift
    // The power of two of 10^exponent is that of 5^exponent plus exponent: ⌊exponent · log₂ 10⌋.
    var power = (217_706 &* exponent) >> 16 &+ 63 &+ upper &- leadingZeros &+ 1023
    if power <= 0 { return subnormal(significand, power) }
    // Exactly half way, which can happen for these exponents only: round to even.
    if low <= 1, -4 <= exponent, exponent <= 23, significand & 3 == 1,
      significand &<< shift == high
    {
      significand &= ~1
    }
    significand = (significand &+ significand & 1) >> 1
    if significand >= 1 << 53 {
      significand = 1 << 52
      power &+= 1
    }
    if power >= 0x7FF { return .infinity }
    return Double(
      bitPattern: significand & (1 << 52 &- 1) | UInt64(truncatingIfNeeded: power) << 52)
  }

  /// The 128 highest bits of the power of five with exponent −`places`.
  static func powerOfFive(minus places: Int) -> (high: UInt64, low: UInt64) {
    let entry = (342 - places) * 2
    return (powersOfFive[entry], powersOfFive[entry + 1])
  }

  @inline(never)
  private static func subnormal(_ significand: UInt64, _ power: Int) -> Double {
    guard power > -63 else { return 0 }
    let shifted = significand &>> UInt64(1 &- power)
    // A carry into bit 52 makes the smallest normal number, whose bits are the same.
    return Double(bitPattern: (shifted &+ shifted & 1) >> 1)
  }
}
