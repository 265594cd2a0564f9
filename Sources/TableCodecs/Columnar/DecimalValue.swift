// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import ByteKit

/// Numbers that are written as whole ones times a power of ten, and those of two bytes.
enum DecimalValue {
  /// The powers of ten that a double holds exactly.
  private static let powers: [Double] = (0...22).map { exponent in
    (0..<exponent).reduce(1.0) { power, _ in power * 10 }
  }

  /// The double nearest to `value` × 10 to the power of −`scale`.
  static func number(_ value: Int64, scale: Int) -> Double {
    // Both are exact, so that the quotient is rounded once.
    if value.magnitude <= 1 << 53, scale >= 0, scale <= 22 {
      return Double(value) / powers[scale]
    }
    return Double("\(value)e\(exponent(of: scale))") ?? .nan
  }

  /// The same of a number of up to sixteen bytes, the highest first.
  static func number(_ bytes: RawSpan, scale: Int) -> Double? {
    guard bytes.byteCount <= 16 else { return nil }
    if bytes.byteCount == 0 { return 0 }
    var value: Int128 = bytes[0] >= 0x80 ? -1 : 0
    for index in 0..<bytes.byteCount { value = value << 8 | Int128(bytes[index]) }
    if let short = Int64(exactly: value) { return number(short, scale: scale) }
    return Double("\(value)e\(exponent(of: scale))")
  }

  /// A scale may be any number in a hostile file; beyond these, all is zero or infinite.
  private static func exponent(of scale: Int) -> Int { -max(-1000, min(1000, scale)) }

  /// The number of a sign, five bits of exponent, and ten of fraction.
  static func number(half bits: UInt16) -> Double {
    let sign: Double = bits >> 15 == 1 ? -1 : 1
    let exponent = Int(bits >> 10 & 31)
    let fraction = Double(bits & 1023) / 1024
    switch exponent {
    case 0: return sign * fraction * 0x1p-14
    case 31: return fraction == 0 ? sign * .infinity : .nan
    default:
      return sign * (1 + fraction) * Double(sign: .plus, exponent: exponent - 15, significand: 1)
    }
  }
}
