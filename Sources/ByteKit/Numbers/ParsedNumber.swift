// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

/// A number that was read, and where reading stopped.
@frozen
package struct ParsedNumber: BitwiseCopyable, Sendable {
  /// The value, correctly rounded; infinite on overflow.
  package let value: Double
  /// The offset behind the number; where reading began if there is no number.
  package let next: Int

  /// Makes a result from its parts.
  @inlinable
  @inline(__always)
  package init(value: Double, next: Int) {
    self.value = value
    self.next = next
  }
}
