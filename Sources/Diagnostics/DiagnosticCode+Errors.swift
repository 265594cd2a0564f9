// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

/// Errors of the reader of ARFF text, and of reading as such.
extension DiagnosticCode {
  /// A file that is compressed with gzip.
  public static let gzip: DiagnosticCode = "gzip"
  /// A file in UTF-16.
  public static let utf16: DiagnosticCode = "utf16"
  /// Broken UTF-8 in a name, a label or a value; placed at the byte.
  public static let invalidUTF8: DiagnosticCode = "invalid-utf8"
  /// A zero byte outside a comment.
  public static let nulByte: DiagnosticCode = "nul-byte"
  /// Something other than `@relation` comes first, or nothing does.
  public static let relationMissing: DiagnosticCode = "relation-missing"
  /// Nothing follows `@relation`.
  public static let relationNameMissing: DiagnosticCode = "relation-name-missing"
  /// A second word follows the relation name.
  public static let textAfterRelation: DiagnosticCode = "text-after-relation"
  /// A second `@relation`.
  public static let relationRepeated: DiagnosticCode = "relation-repeated"
  /// A line of the header that is neither attribute nor data.
  public static let headerSyntax: DiagnosticCode = "header-syntax"
  /// No name follows `@attribute`.
  public static let attributeNameMissing: DiagnosticCode = "attribute-name-missing"
  /// No type follows the name of an attribute.
  public static let typeMissing: DiagnosticCode = "type-missing"
  /// A name that an earlier attribute has; placed at the second.
  public static let duplicateAttribute: DiagnosticCode = "duplicate-attribute"
  /// A word that is not a type.
  public static let unknownType: DiagnosticCode = "unknown-type"
  /// A list of labels that is not closed on its line; placed at its brace.
  public static let nominalUnterminated: DiagnosticCode = "nominal-unterminated"
  /// Two labels without a comma between them; placed at the second.
  public static let nominalCommaMissing: DiagnosticCode = "nominal-comma-missing"
  /// A label that is declared twice; placed at the second.
  public static let duplicateNominalValue: DiagnosticCode = "duplicate-nominal-value"
  /// A brace out of place.
  public static let unexpectedBrace: DiagnosticCode = "unexpected-brace"
  /// An attribute weight that is not a finite number in braces.
  public static let badAttributeWeight: DiagnosticCode = "bad-attribute-weight"
  /// A row weight that is not a finite number in braces.
  public static let badInstanceWeight: DiagnosticCode = "bad-instance-weight"
  /// A date pattern with an unknown letter or an open quote.
  public static let badDateFormat: DiagnosticCode = "bad-date-format"
  /// `@data` or `@end` without an attribute before it.
  public static let noAttributes: DiagnosticCode = "no-attributes"
  /// Something other than a comment follows `@data`.
  public static let textAfterData: DiagnosticCode = "text-after-data"
  /// The file ends before `@data`.
  public static let dataMissing: DiagnosticCode = "data-missing"
  /// A relational attribute that `@end` does not close.
  public static let relationalEndMissing: DiagnosticCode = "relational-end-missing"
  /// `@end` with a name other than that of its attribute.
  public static let relationalEndName: DiagnosticCode = "relational-end-name"
  /// A quote that is not closed on its line; placed at the opening quote.
  public static let unterminatedQuote: DiagnosticCode = "unterminated-quote"
  /// Text that is glued to a closing quote.
  public static let textAfterQuote: DiagnosticCode = "text-after-quote"
  /// A quote inside a bare word.
  public static let quoteInUnquoted: DiagnosticCode = "quote-in-unquoted"
  /// A percent sign inside a bare word.
  public static let percentInUnquoted: DiagnosticCode = "percent-in-unquoted"
  /// An escape of half a surrogate pair.
  public static let badEscape: DiagnosticCode = "bad-escape"
  /// A row that ends early; placed where the next value was due.
  public static let tooFewValues: DiagnosticCode = "too-few-values"
  /// A row with more values than attributes; placed at the first surplus.
  public static let tooManyValues: DiagnosticCode = "too-many-values"
  /// Text behind a weight or a sparse row.
  public static let textAfterRow: DiagnosticCode = "text-after-row"
  /// A value that is not a number.
  public static let numberExpected: DiagnosticCode = "number-expected"
  /// A value that is not a label of its attribute.
  public static let undeclaredNominalValue: DiagnosticCode = "undeclared-nominal-value"
  /// A value that does not match the date pattern of its attribute.
  public static let badDate: DiagnosticCode = "bad-date"
  /// Something other than digits where a sparse row names an attribute.
  public static let sparseIndex: DiagnosticCode = "sparse-index"
  /// An index that no attribute has.
  public static let sparseIndexRange: DiagnosticCode = "sparse-index-range"
  /// An index that a sparse row gives twice; placed at the second.
  public static let sparseIndexDuplicate: DiagnosticCode = "sparse-index-duplicate"
  /// An index without a value; placed at the brace that follows.
  public static let sparseValueMissing: DiagnosticCode = "sparse-value-missing"
  /// A sparse row that is not closed on its line; placed at its brace.
  public static let sparseUnterminated: DiagnosticCode = "sparse-unterminated"
  /// A left-out value of an attribute without labels.
  public static let sparseImplicitNominal: DiagnosticCode = "sparse-implicit-nominal"
  /// A line beyond the limit of `Limits/lineLength`.
  public static let lineTooLong: DiagnosticCode = "line-too-long"
  /// Relational attributes beyond the limit of `Limits/depth`.
  public static let nestingTooDeep: DiagnosticCode = "nesting-too-deep"
  /// More attributes, rows or cells than a limit allows.
  public static let limitExceeded: DiagnosticCode = "limit-exceeded"
  /// The operating system refused to read the file.
  public static let inputOutput: DiagnosticCode = "input-output"
}
