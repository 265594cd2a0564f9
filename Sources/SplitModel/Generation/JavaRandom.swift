// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

/// Java's `java.util.Random`, bit for bit: OpenML's evaluation engine shuffles with it.
///
/// A linear congruential generator of 48 bits, as the documentation of `java.util.Random`
/// specifies it. It is no source of secrets and not a good source of randomness; its merit is that
/// published split files came out of it.
package struct JavaRandom: Sendable {
  private static let mask: UInt64 = (1 << 48) - 1
  private static let multiplier: UInt64 = 0x5_DEEC_E66D

  private var state: UInt64

  /// Starts at a seed.
  package init(seed: Int64) {
    state = (UInt64(bitPattern: seed) ^ Self.multiplier) & Self.mask
  }

  /// The highest 31 bits of the next state.
  @inline(__always)
  private mutating func next31() -> Int32 {
    state = (state &* Self.multiplier &+ 0xB) & Self.mask
    return Int32(truncatingIfNeeded: state >> 17)
  }

  /// A whole number from zero up to, but not including, `bound`.
  ///
  /// - Precondition: `bound` is positive.
  package mutating func nextInt(_ bound: Int32) -> Int32 {
    precondition(bound > 0, "the bound of a random number is positive")
    var bits = next31()
    if bound & (bound &- 1) == 0 {
      return Int32(truncatingIfNeeded: (Int64(bound) &* Int64(bits)) >> 31)
    }
    var value = bits % bound
    // Numbers of the last, incomplete stretch of `bound` are thrown away.
    while bits &- value &+ (bound &- 1) < 0 {
      bits = next31()
      value = bits % bound
    }
    return value
  }

  /// Shuffles an order in place as OpenML's engine does: from the last place down to the second.
  ///
  /// - Precondition: At most 2³¹−1 elements.
  /// - Complexity: O(*n*).
  package mutating func shuffle(_ order: inout [UInt32]) {
    precondition(order.count <= Int(Int32.max), "too many rows to shuffle")
    var last = order.count - 1
    while last > 0 {
      let other = Int(nextInt(Int32(truncatingIfNeeded: last &+ 1)))
      let row = order[last]
      order[last] = order[other]
      order[other] = row
      last &-= 1
    }
  }
}
