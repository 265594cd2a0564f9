// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

/// What to do with the eight bytes that end with a short number, by its shape.
///
/// A shape is a length, a sign and the number of bytes behind the dot. "-12.25" has length 6, a
/// sign, and two bytes behind the dot:
///
///     the last eight bytes       ,  7  -  1  2  .  2  5    (first one lowest)
///     `fraction` keeps           0  0  0  0  0  0  2  5
///     `whole` keeps, moved up    0  0  0  0  1  2  0  0    → 1225, by three multiplications
///     `divisor`                  −100                      → −12.25, in one rounded division
@frozen
@usableFromInline
struct ShortShape: BitwiseCopyable {
  /// Keeps the digits behind the dot, or all if there is no dot.
  @usableFromInline var fraction: UInt64 = 0
  /// Keeps the digits before the dot once they were moved over it.
  @usableFromInline var whole: UInt64 = 0
  /// The power of ten to divide by, negative for a negative number.
  @usableFromInline var divisor = 1.0
  /// A high bit if no number has the shape.
  @usableFromInline var refusal: UInt64 = 0

  /// The shape of a number of a length, sign included.
  fileprivate init(length: Int, isNegative: Bool, behindDot place: Int) {
    let digits = length - (isNegative ? 1 : 0)
    if digits < 1 || digits > 8 {
      refusal = 0x80
      return
    }
    let all = ~UInt64(0) << UInt64(64 - 8 * digits)
    if place >= digits {
      // Any dot that was seen lies before the number.
      fraction = all
    } else {
      fraction = place == 0 ? 0 : ~UInt64(0) << UInt64(64 - 8 * place)
      whole = (all << 8) & ~fraction
      if digits == 1 { refusal = 0x80 }
      for _ in 0..<place { divisor *= 10 }
    }
    if isNegative { divisor = -divisor }
  }
}

/// What to do with the bytes of a long decimal, by the number of digits behind its dot.
@frozen
@usableFromInline
struct LongShape: BitwiseCopyable {
  /// Keeps the digits behind the dot in the last eight bytes.
  @usableFromInline var low: UInt64
  /// Keeps them in the eight bytes before those.
  @usableFromInline var high: UInt64
  /// The power of ten as an integer.
  @usableFromInline var scale: UInt64
  /// The power of ten as a double.
  @usableFromInline var divisor: Double
  /// The upper half of the power of five to multiply by.
  @usableFromInline var five: UInt64
  /// The lower half.
  @usableFromInline var fiveLow: UInt64
  /// The biased power of two of the product.
  @usableFromInline var power: Int

  /// The shape of a number with a number of digits behind its dot.
  fileprivate init(places: Int) {
    let first = min(places, 8)
    low = first == 0 ? 0 : ~UInt64(0) << UInt64(64 - 8 * first)
    high = places <= 8 ? 0 : ~UInt64(0) << UInt64(64 - 8 * (places - 8))
    scale = 1
    for _ in 0..<places { scale *= 10 }
    divisor = Double(scale)
    (five, fiveLow) = DecimalNumber.powerOfFive(minus: places)
    power = (217_706 * -places) >> 16 + 63 + 1023
  }
}

/// The shapes of all numbers that ``FieldCursor`` reads: 11 KB, made once and never freed.
@usableFromInline
@safe
struct NumberShapes: @unchecked Sendable, BitwiseCopyable {
  /// By length, sign and the number of bytes behind the dot: `(length * 2 + sign) * 16 + place`.
  @usableFromInline let short: UnsafePointer<ShortShape>
  /// By the number of digits behind the dot.
  @usableFromInline let long: UnsafePointer<LongShape>

  /// The longest short number, sign and dot included.
  @usableFromInline static var shortLength: Int { 9 }
  /// The most digits behind the dot of a long number.
  @usableFromInline static var longPlaces: Int { 16 }

  /// The shapes.
  static let all = NumberShapes()

  private init() {
    let short = (0...Self.shortLength).flatMap { length in
      [false, true].flatMap { isNegative in
        (0..<16).map { ShortShape(length: length, isNegative: isNegative, behindDot: $0) }
      }
    }
    let long = (0...Self.longPlaces).map { LongShape(places: $0) }
    unsafe self.short = Self.keep(short)
    unsafe self.long = Self.keep(long)
  }

  private static func keep<T: BitwiseCopyable>(_ shapes: [T]) -> UnsafePointer<T> {
    let memory = UnsafeMutablePointer<T>.allocate(capacity: shapes.count)
    for index in shapes.indices {
      // SAFE: there is room for all shapes.
      unsafe (memory + index).initialize(to: shapes[index])
    }
    return unsafe UnsafePointer(memory)
  }
}
