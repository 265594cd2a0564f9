// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

extension Span where Element: FixedWidthInteger & BitwiseCopyable {
  /// The memory of the integers as bytes, in the machine's order.
  @inlinable
  public var rawBytes: RawSpan {
    @_lifetime(copy self)
    get {
      // SAFE: integers have no padding, so every byte of them is initialized.
      unsafe bytes
    }
  }
}
