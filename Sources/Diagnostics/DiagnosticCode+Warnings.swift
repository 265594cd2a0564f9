// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

/// Leniencies, which strict reading turns into errors, and losses of writing.
extension DiagnosticCode {
  /// A byte order mark opens the file.
  public static let byteOrderMark: DiagnosticCode = "byte-order-mark"
  /// A control character serves as white space; counted per character.
  public static let controlWhitespace: DiagnosticCode = "control-whitespace"
  /// Broken UTF-8 in a comment; counted per comment.
  public static let invalidUTF8InComment: DiagnosticCode = "invalid-utf8-in-comment"
  /// Text behind the type of an attribute is ignored.
  public static let textAfterType: DiagnosticCode = "text-after-type"
  /// A type word stands in quotes.
  public static let quotedKeyword: DiagnosticCode = "quoted-keyword"
  /// No blank separates a name from its list of labels.
  public static let missingSpaceBeforeType: DiagnosticCode = "missing-space-before-type"
  /// An empty place in a list of labels is ignored.
  public static let emptyNominalValue: DiagnosticCode = "empty-nominal-value"
  /// A year of two digits means 1969 to 2068.
  public static let twoDigitYear: DiagnosticCode = "two-digit-year"
  /// An escape that not every reader knows; counted per escape.
  public static let nonstandardEscape: DiagnosticCode = "nonstandard-escape"
  /// Blanks without a comma separate two values; placed at the second.
  public static let spaceSeparator: DiagnosticCode = "space-separator"
  /// Empty fields of a row are missing values; counted per row.
  public static let emptyFieldMissing: DiagnosticCode = "empty-field-missing"
  /// Empty fields of a row are ignored; counted per row.
  public static let emptyFieldIgnored: DiagnosticCode = "empty-field-ignored"
  /// A line of commas is ignored.
  public static let emptyRowIgnored: DiagnosticCode = "empty-row-ignored"
  /// A comma too many or too few in a sparse row; placed behind it.
  public static let sparseSeparator: DiagnosticCode = "sparse-separator"
  /// An index of a sparse row that is below the one before it.
  public static let sparseUnordered: DiagnosticCode = "sparse-unordered"
  /// A left-out text or bag is missing; counted per value, placed at the row.
  public static let sparseImplicitString: DiagnosticCode = "sparse-implicit-string"
  /// A number that not every reader knows; counted per value.
  public static let nonstandardNumber: DiagnosticCode = "nonstandard-number"
  /// A value with a fraction in an integer attribute.
  public static let fractionInInteger: DiagnosticCode = "fraction-in-integer"
  /// The writer met a name that only some readers read back.
  public static let nameNotPortable: DiagnosticCode = "name-not-portable"
  /// The writer met weights, which only Weka reads back.
  public static let weightsNotPortable: DiagnosticCode = "weights-not-portable"
  /// A number or a time was rounded, since it has more digits than a table holds.
  public static let rounded: DiagnosticCode = "rounded"
  /// A form was written that cannot hold something, which was left out as allowed.
  public static let leftOut: DiagnosticCode = "left-out"
}
