// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

/// What a byte means outside quotes.
///
/// The numbers stand in the table, one row for sixteen bytes.
package enum ByteClass {
  /// Part of a word.
  package static let word: UInt8 = 0
  /// Space or tab.
  package static let blank: UInt8 = 1
  /// A control character that counts as white space, with a warning.
  package static let control: UInt8 = 2
  /// LF or CR.
  package static let lineEnd: UInt8 = 3
  /// The byte zero, which is never right.
  package static let zero: UInt8 = 4
  /// A comma.
  package static let comma: UInt8 = 5
  /// An opening brace.
  package static let openBrace: UInt8 = 6
  /// A closing brace.
  package static let closeBrace: UInt8 = 7
  /// A single or a double quote.
  package static let quote: UInt8 = 8
  /// A percent sign.
  package static let percent: UInt8 = 9

  /// The class of a byte.
  @inline(__always)
  package static func of(_ byte: UInt8) -> UInt8 { table[Int(byte)] }

  private static let table: InlineArray<256, UInt8> = [
    4, 2, 2, 2, 2, 2, 2, 2, 2, 1, 3, 2, 2, 3, 2, 2,
    2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2,
    1, 0, 8, 0, 0, 9, 0, 8, 0, 0, 0, 0, 5, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 6, 0, 7, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
  ]
}
