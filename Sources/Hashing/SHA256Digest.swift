// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

/// The 32 bytes of a SHA-256.
public struct SHA256Digest: Hashable, Sendable {
  /// The bytes, always 32.
  public let bytes: [UInt8]

  /// Takes over 32 bytes.
  ///
  /// - Precondition: There are 32.
  public init(bytes: [UInt8]) {
    precondition(bytes.count == 32)
    self.bytes = bytes
  }

  /// Reads 64 hexadecimal digits, lower case; anything else gives nothing.
  public init?(hexadecimal text: some StringProtocol) {
    let digits = Array(text.utf8)
    guard digits.count == 64 else { return nil }
    var bytes = [UInt8]()
    for index in stride(from: 0, to: 64, by: 2) {
      guard let high = Self.value(digits[index]), let low = Self.value(digits[index + 1]) else {
        return nil
      }
      bytes.append(high << 4 | low)
    }
    self.bytes = bytes
  }

  /// The digest as 64 hexadecimal digits, lower case.
  public var hexadecimal: String {
    var digits = [UInt8]()
    digits.reserveCapacity(64)
    for byte in bytes {
      digits.append(Self.digit(byte >> 4))
      digits.append(Self.digit(byte & 15))
    }
    return String(decoding: digits, as: UTF8.self)
  }

  private static func digit(_ value: UInt8) -> UInt8 {
    value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") + value - 10
  }

  private static func value(_ digit: UInt8) -> UInt8? {
    switch digit {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): digit - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): digit - UInt8(ascii: "a") + 10
    default: nil
    }
  }
}

extension SHA256Digest: CustomStringConvertible {
  /// The digits of ``hexadecimal``.
  public var description: String { hexadecimal }
}
