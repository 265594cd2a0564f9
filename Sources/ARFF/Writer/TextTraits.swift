// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import ByteKit

/// What the bytes of a text mean for writing it.
struct TextTraits: OptionSet {
  let rawValue: UInt8

  /// Some byte may not stand bare in a value (rule W1).
  static let needsQuotes = TextTraits(rawValue: 1)
  /// There is a double quote.
  static let hasDoubleQuote = TextTraits(rawValue: 2)
  /// There is a single quote.
  static let hasSingleQuote = TextTraits(rawValue: 4)
  /// Some byte has an escape in quotes of either kind (rule W3).
  static let needsEscape = TextTraits(rawValue: 8)

  init(rawValue: UInt8) {
    self.rawValue = rawValue
  }

  /// The traits of a value; the empty text and a lone `?` need quotes.
  init(_ bytes: RawSpan) {
    var bits: UInt8 = 0
    var index = 0
    while index < bytes.byteCount {
      bits |= Self.bits(of: bytes[index])
      index &+= 1
    }
    if bytes.byteCount == 0 || bytes.byteCount == 1 && bytes[0] == UInt8(ascii: "?") { bits |= 1 }
    rawValue = bits
  }

  /// The traits of one byte.
  @inline(__always)
  static func bits(of byte: UInt8) -> UInt8 { table[Int(byte)] }

  /// One row for sixteen bytes.
  private static let table: InlineArray<256, UInt8> = [
    9, 1, 1, 1, 1, 1, 1, 1, 1, 1, 9, 1, 1, 9, 1, 1,
    1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1,
    1, 0, 3, 0, 0, 1, 0, 5, 0, 0, 0, 0, 1, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 9, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 1, 0, 1,
    1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1,
    1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1,
    1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1,
    1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1,
    1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1,
    1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1,
    1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1,
    1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1,
  ]
}
