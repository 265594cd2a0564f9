// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

/// A number that was read, and where reading stopped.
@frozen
public struct ParsedNumber: BitwiseCopyable, Sendable {
  /// The value, correctly rounded; infinite on overflow.
  public let value: Double
  /// The offset behind the number; where reading began if there is no number.
  public let next: Int

  /// Makes a result from its parts.
  @inlinable
  @inline(__always)
  public init(value: Double, next: Int) {
    self.value = value
    self.next = next
  }
}
