// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

/// A small random generator with a seed, so that a failing test can be run again.
public struct SeededGenerator: RandomNumberGenerator {
  /// The seed, to be printed when a test fails.
  public let seed: UInt64
  private var state: UInt64

  /// Starts at a seed.
  public init(seed: UInt64) {
    self.seed = seed
    state = seed
  }

  /// The next 64 bits: SplitMix64 (Steele, Lea and Flood, 2014).
  public mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ value >> 30) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ value >> 27) &* 0x94D0_49BB_1331_11EB
    return value ^ value >> 31
  }
}
