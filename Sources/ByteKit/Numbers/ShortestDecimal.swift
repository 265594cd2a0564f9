// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

/// The shortest decimal that reads back as a given double; of several, the nearest to it.
///
/// The method is Schubfach (Giulietti, 2020): of the decimals in steps of 10^k that lie in the
/// double's rounding interval there is at least one, and of those in steps of 10^(k+1) at most one.
/// Both candidates follow from three products with a 128-bit power of ten.
struct ShortestDecimal {
  /// The digits as an integer of at most seventeen digits, without trailing zeros.
  private(set) var digits: UInt64
  /// The power of ten that the digits are to be multiplied with.
  private(set) var exponent: Int

  /// Finds the decimal for a finite double above zero.
  init(_ value: Double) {
    let fraction = value.significandBitPattern
    let isNormal = value.exponentBitPattern > 0
    let significand = isNormal ? fraction | 1 << 52 : fraction
    let power = isNormal ? Int(value.exponentBitPattern) &- 1075 : -1074
    // Below a power of two the neighbour is only half as far away.
    let isLowerCloser = fraction == 0 && value.exponentBitPattern > 1
    // ⌊log₁₀(2^power)⌋, or of three quarters of it; exact for all powers of doubles.
    let scale = (power &* 1_262_611 &- (isLowerCloser ? 524_031 : 0)) >> 22
    let shift = UInt64(truncatingIfNeeded: power &+ ((0 &- scale) &* 1_741_647) >> 19 &+ 1)
    let multiplier = Multiplier(tenTo: 0 &- scale)
    // Four times the double and the bounds of its interval, in units of 10^scale.
    let center = 4 &* significand
    let middle = multiplier.product(center &<< shift)
    var lower = multiplier.product((center &- (isLowerCloser ? 1 : 2)) &<< shift)
    var upper = multiplier.product((center &+ 2) &<< shift)
    // The bounds themselves round to the double only if it is even.
    lower &+= significand & 1
    upper &-= significand & 1

    let below = middle >> 2
    if below >= 10 {
      let tens = below / 10
      let isLowerIn = lower <= 40 &* tens
      let isUpperIn = 40 &* tens &+ 40 <= upper
      if isLowerIn != isUpperIn {
        digits = isUpperIn ? tens &+ 1 : tens
        exponent = scale &+ 1
        dropTrailingZeros()
        return
      }
    }
    let isLowerIn = lower <= 4 &* below
    let isUpperIn = 4 &* below &+ 4 <= upper
    let half = 4 &* below &+ 2
    let isNearerUp = middle > half || middle == half && below & 1 == 1
    digits = (isLowerIn != isUpperIn ? isUpperIn : isNearerUp) ? below &+ 1 : below
    exponent = scale
    dropTrailingZeros()
  }

  @inline(__always)
  private mutating func dropTrailingZeros() {
    guard digits % 10 == 0 else { return }
    if digits % 100_000_000 == 0 {
      digits /= 100_000_000
      exponent &+= 8
    }
    while digits % 10 == 0 {
      digits /= 10
      exponent &+= 1
    }
  }

  /// The 128 highest bits of a power of ten, rounded up.
  private struct Multiplier {
    let high: UInt64
    let low: UInt64

    @inline(__always)
    init(tenTo exponent: Int) {
      let entry = (exponent &+ 342) &* 2
      // The table cuts inexact powers off, except those it rounds up already.
      let isCut = exponent > 55 || exponent < -27
      high = powersOfFive[entry]
      low = powersOfFive[entry &+ 1] &+ (isCut ? 1 : 0)
    }

    /// The product's highest 64 bits; the last one is set if any bit below them is.
    @inline(__always)
    func product(_ value: UInt64) -> UInt64 {
      let carried = low.multipliedFullWidth(by: value).high
      let upper = high.multipliedFullWidth(by: value)
      let (middle, carry) = upper.low.addingReportingOverflow(carried)
      return (upper.high &+ (carry ? 1 : 0)) | (middle > 1 ? 1 : 0)
    }
  }
}
