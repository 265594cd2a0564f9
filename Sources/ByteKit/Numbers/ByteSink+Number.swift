// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

extension ByteSink {
  /// Appends a number in the fewest digits that read back as the same double.
  ///
  /// Whole numbers below 2⁵³ have no point; zero keeps its sign; numbers below 10⁻⁵ and from 2⁵³ on
  /// have an exponent, as in `1.5e-7` and `1e300`. What is not finite is `NaN`, `Infinity` or
  /// `-Infinity`, as Java spells it. All spellings but those three are numbers of JSON too.
  public mutating func append(number value: Double) {
    if capacity &- used < 64 { makeRoom(64) }
    // SAFE: 64 bytes are free, and a number touches at most 48.
    used = unsafe used &+ NumberText.write(value, at: start + used)
  }
}
