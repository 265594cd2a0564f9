// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

extension UInt8 {
  /// The byte with ASCII letters in lower case; any other byte unchanged.
  @inlinable
  public var lowercasedASCII: UInt8 {
    self &- 0x41 < 26 ? self | 0x20 : self
  }

  /// Whether the byte is one of `0` to `9`.
  @inlinable
  public var isASCIIDigit: Bool { self &- 0x30 < 10 }

  /// The value of a hexadecimal digit in either case.
  @inlinable
  public var hexadecimalDigit: UInt8? {
    if isASCIIDigit { return self &- 0x30 }
    let letter = lowercasedASCII &- 0x61
    return letter < 6 ? letter &+ 10 : nil
  }
}
