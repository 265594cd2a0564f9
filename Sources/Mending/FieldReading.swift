// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

/// One way to read the bytes at a place of a row as a field.
struct FieldReading {
  /// What the bytes mean before anybody asks the column.
  enum Content: Hashable {
    /// Nothing stands between two commas.
    case empty
    /// A lone `?`.
    case missing
    /// A text, and the quote around it, if there is one.
    case text([UInt8], quote: UInt8?)
  }

  /// What it means.
  let content: Content
  /// The bytes of the field, its quotes included.
  let range: Range<Int>
  /// Where the next field begins; nothing if this is the last one.
  let next: Int?
  /// Whether a comma has to be put behind the field.
  let lacksComma: Bool
  /// Whether it spans commas, which only text, labels and dates may.
  let hasComma: Bool
}
