// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

/// What an error or a warning is about, as a word that never changes once released.
///
/// New codes may come, so a `switch` over them needs a default.
public struct DiagnosticCode: Hashable, Sendable {
  private let kind: Kind

  private init(_ kind: Kind) {
    self.kind = kind
  }

  /// Finds the code of a word, such as `unterminated-quote`.
  public init?(rawValue: String) {
    guard let kind = Kind(rawValue: rawValue) else { return nil }
    self.kind = kind
  }

  /// The word, in lower case with hyphens.
  public var rawValue: String { kind.rawValue }

  /// Every code: errors first, then warnings.
  public static var all: [DiagnosticCode] { Kind.allCases.map(DiagnosticCode.init) }

  /// Whether the code names a leniency, which strict reading turns into an error.
  public var isWarning: Bool { self >= .byteOrderMark }

  private enum Kind: String, CaseIterable {
    case gzip
    case utf16
    case invalidUTF8 = "invalid-utf8"
    case nulByte = "nul-byte"
    case relationMissing = "relation-missing"
    case relationNameMissing = "relation-name-missing"
    case textAfterRelation = "text-after-relation"
    case relationRepeated = "relation-repeated"
    case headerSyntax = "header-syntax"
    case attributeNameMissing = "attribute-name-missing"
    case typeMissing = "type-missing"
    case duplicateAttribute = "duplicate-attribute"
    case unknownType = "unknown-type"
    case nominalUnterminated = "nominal-unterminated"
    case nominalCommaMissing = "nominal-comma-missing"
    case duplicateNominalValue = "duplicate-nominal-value"
    case unexpectedBrace = "unexpected-brace"
    case badAttributeWeight = "bad-attribute-weight"
    case badInstanceWeight = "bad-instance-weight"
    case badDateFormat = "bad-date-format"
    case noAttributes = "no-attributes"
    case textAfterData = "text-after-data"
    case dataMissing = "data-missing"
    case relationalEndMissing = "relational-end-missing"
    case relationalEndName = "relational-end-name"
    case unterminatedQuote = "unterminated-quote"
    case textAfterQuote = "text-after-quote"
    case quoteInUnquoted = "quote-in-unquoted"
    case percentInUnquoted = "percent-in-unquoted"
    case badEscape = "bad-escape"
    case tooFewValues = "too-few-values"
    case tooManyValues = "too-many-values"
    case textAfterRow = "text-after-row"
    case numberExpected = "number-expected"
    case undeclaredNominalValue = "undeclared-nominal-value"
    case badDate = "bad-date"
    case sparseIndex = "sparse-index"
    case sparseIndexRange = "sparse-index-range"
    case sparseIndexDuplicate = "sparse-index-duplicate"
    case sparseValueMissing = "sparse-value-missing"
    case sparseUnterminated = "sparse-unterminated"
    case sparseImplicitNominal = "sparse-implicit-nominal"
    case lineTooLong = "line-too-long"
    case nestingTooDeep = "nesting-too-deep"
    case limitExceeded = "limit-exceeded"
    case inputOutput = "input-output"
    case byteOrderMark = "byte-order-mark"
    case controlWhitespace = "control-whitespace"
    case invalidUTF8InComment = "invalid-utf8-in-comment"
    case textAfterType = "text-after-type"
    case quotedKeyword = "quoted-keyword"
    case missingSpaceBeforeType = "missing-space-before-type"
    case emptyNominalValue = "empty-nominal-value"
    case twoDigitYear = "two-digit-year"
    case nonstandardEscape = "nonstandard-escape"
    case spaceSeparator = "space-separator"
    case emptyFieldMissing = "empty-field-missing"
    case emptyFieldIgnored = "empty-field-ignored"
    case emptyRowIgnored = "empty-row-ignored"
    case sparseSeparator = "sparse-separator"
    case sparseUnordered = "sparse-unordered"
    case sparseImplicitString = "sparse-implicit-string"
    case nonstandardNumber = "nonstandard-number"
    case fractionInInteger = "fraction-in-integer"
    case nameNotPortable = "name-not-portable"
    case weightsNotPortable = "weights-not-portable"
    case leftOut = "left-out"
  }
}

extension DiagnosticCode: Comparable {
  /// Orders codes as they are listed here.
  public static func < (left: DiagnosticCode, right: DiagnosticCode) -> Bool {
    left.position < right.position
  }

  /// The place in the list; enums without payload are numbered in order of their cases.
  private var position: Int { Kind.allCases.firstIndex(of: kind) ?? 0 }
}

extension DiagnosticCode: CustomStringConvertible {
  /// The word itself.
  public var description: String { rawValue }
}

// MARK: - Errors

extension DiagnosticCode {
  /// A file that is compressed with gzip.
  public static let gzip = DiagnosticCode(.gzip)
  /// A file in UTF-16.
  public static let utf16 = DiagnosticCode(.utf16)
  /// Broken UTF-8 in a name, a label or a value; placed at the byte.
  public static let invalidUTF8 = DiagnosticCode(.invalidUTF8)
  /// A zero byte outside a comment.
  public static let nulByte = DiagnosticCode(.nulByte)
  /// Something other than `@relation` comes first, or nothing does.
  public static let relationMissing = DiagnosticCode(.relationMissing)
  /// Nothing follows `@relation`.
  public static let relationNameMissing = DiagnosticCode(.relationNameMissing)
  /// A second word follows the relation name.
  public static let textAfterRelation = DiagnosticCode(.textAfterRelation)
  /// A second `@relation`.
  public static let relationRepeated = DiagnosticCode(.relationRepeated)
  /// A line of the header that is neither attribute nor data.
  public static let headerSyntax = DiagnosticCode(.headerSyntax)
  /// No name follows `@attribute`.
  public static let attributeNameMissing = DiagnosticCode(.attributeNameMissing)
  /// No type follows the name of an attribute.
  public static let typeMissing = DiagnosticCode(.typeMissing)
  /// A name that an earlier attribute has; placed at the second.
  public static let duplicateAttribute = DiagnosticCode(.duplicateAttribute)
  /// A word that is not a type.
  public static let unknownType = DiagnosticCode(.unknownType)
  /// A list of labels that is not closed on its line; placed at its brace.
  public static let nominalUnterminated = DiagnosticCode(.nominalUnterminated)
  /// Two labels without a comma between them; placed at the second.
  public static let nominalCommaMissing = DiagnosticCode(.nominalCommaMissing)
  /// A label that is declared twice; placed at the second.
  public static let duplicateNominalValue = DiagnosticCode(.duplicateNominalValue)
  /// A brace out of place.
  public static let unexpectedBrace = DiagnosticCode(.unexpectedBrace)
  /// An attribute weight that is not a finite number in braces.
  public static let badAttributeWeight = DiagnosticCode(.badAttributeWeight)
  /// A row weight that is not a finite number in braces.
  public static let badInstanceWeight = DiagnosticCode(.badInstanceWeight)
  /// A date pattern with an unknown letter or an open quote.
  public static let badDateFormat = DiagnosticCode(.badDateFormat)
  /// `@data` or `@end` without an attribute before it.
  public static let noAttributes = DiagnosticCode(.noAttributes)
  /// Something other than a comment follows `@data`.
  public static let textAfterData = DiagnosticCode(.textAfterData)
  /// The file ends before `@data`.
  public static let dataMissing = DiagnosticCode(.dataMissing)
  /// A relational attribute that `@end` does not close.
  public static let relationalEndMissing = DiagnosticCode(.relationalEndMissing)
  /// `@end` with a name other than that of its attribute.
  public static let relationalEndName = DiagnosticCode(.relationalEndName)
  /// A quote that is not closed on its line; placed at the opening quote.
  public static let unterminatedQuote = DiagnosticCode(.unterminatedQuote)
  /// Text that is glued to a closing quote.
  public static let textAfterQuote = DiagnosticCode(.textAfterQuote)
  /// A quote inside a bare word.
  public static let quoteInUnquoted = DiagnosticCode(.quoteInUnquoted)
  /// A percent sign inside a bare word.
  public static let percentInUnquoted = DiagnosticCode(.percentInUnquoted)
  /// An escape of half a surrogate pair.
  public static let badEscape = DiagnosticCode(.badEscape)
  /// A row that ends early; placed where the next value was due.
  public static let tooFewValues = DiagnosticCode(.tooFewValues)
  /// A row with more values than attributes; placed at the first surplus.
  public static let tooManyValues = DiagnosticCode(.tooManyValues)
  /// Text behind a weight or a sparse row.
  public static let textAfterRow = DiagnosticCode(.textAfterRow)
  /// A value that is not a number.
  public static let numberExpected = DiagnosticCode(.numberExpected)
  /// A value that is not a label of its attribute.
  public static let undeclaredNominalValue = DiagnosticCode(.undeclaredNominalValue)
  /// A value that does not match the date pattern of its attribute.
  public static let badDate = DiagnosticCode(.badDate)
  /// Something other than digits where a sparse row names an attribute.
  public static let sparseIndex = DiagnosticCode(.sparseIndex)
  /// An index that no attribute has.
  public static let sparseIndexRange = DiagnosticCode(.sparseIndexRange)
  /// An index that a sparse row gives twice; placed at the second.
  public static let sparseIndexDuplicate = DiagnosticCode(.sparseIndexDuplicate)
  /// An index without a value; placed at the brace that follows.
  public static let sparseValueMissing = DiagnosticCode(.sparseValueMissing)
  /// A sparse row that is not closed on its line; placed at its brace.
  public static let sparseUnterminated = DiagnosticCode(.sparseUnterminated)
  /// A left-out value of an attribute without labels.
  public static let sparseImplicitNominal = DiagnosticCode(.sparseImplicitNominal)
  /// A line beyond the limit of ``ReadingLimits/lineLength``.
  public static let lineTooLong = DiagnosticCode(.lineTooLong)
  /// Relational attributes beyond the limit of ``ReadingLimits/depth``.
  public static let nestingTooDeep = DiagnosticCode(.nestingTooDeep)
  /// More attributes, rows or cells than a limit allows.
  public static let limitExceeded = DiagnosticCode(.limitExceeded)
  /// The operating system refused to read the file.
  public static let inputOutput = DiagnosticCode(.inputOutput)
}

// MARK: - Warnings

extension DiagnosticCode {
  /// A byte order mark opens the file.
  public static let byteOrderMark = DiagnosticCode(.byteOrderMark)
  /// A control character serves as white space; counted per character.
  public static let controlWhitespace = DiagnosticCode(.controlWhitespace)
  /// Broken UTF-8 in a comment; counted per comment.
  public static let invalidUTF8InComment = DiagnosticCode(.invalidUTF8InComment)
  /// Text behind the type of an attribute is ignored.
  public static let textAfterType = DiagnosticCode(.textAfterType)
  /// A type word stands in quotes.
  public static let quotedKeyword = DiagnosticCode(.quotedKeyword)
  /// No blank separates a name from its list of labels.
  public static let missingSpaceBeforeType = DiagnosticCode(.missingSpaceBeforeType)
  /// An empty place in a list of labels is ignored.
  public static let emptyNominalValue = DiagnosticCode(.emptyNominalValue)
  /// A year of two digits means 1969 to 2068.
  public static let twoDigitYear = DiagnosticCode(.twoDigitYear)
  /// An escape that not every reader knows; counted per escape.
  public static let nonstandardEscape = DiagnosticCode(.nonstandardEscape)
  /// Blanks without a comma separate two values; placed at the second.
  public static let spaceSeparator = DiagnosticCode(.spaceSeparator)
  /// Empty fields of a row are missing values; counted per row.
  public static let emptyFieldMissing = DiagnosticCode(.emptyFieldMissing)
  /// Empty fields of a row are ignored; counted per row.
  public static let emptyFieldIgnored = DiagnosticCode(.emptyFieldIgnored)
  /// A line of commas is ignored.
  public static let emptyRowIgnored = DiagnosticCode(.emptyRowIgnored)
  /// A comma too many or too few in a sparse row; placed behind it.
  public static let sparseSeparator = DiagnosticCode(.sparseSeparator)
  /// An index of a sparse row that is below the one before it.
  public static let sparseUnordered = DiagnosticCode(.sparseUnordered)
  /// A left-out text or bag is missing; counted per value, placed at the row.
  public static let sparseImplicitString = DiagnosticCode(.sparseImplicitString)
  /// A number that not every reader knows; counted per value.
  public static let nonstandardNumber = DiagnosticCode(.nonstandardNumber)
  /// A value with a fraction in an integer attribute.
  public static let fractionInInteger = DiagnosticCode(.fractionInInteger)
  /// The writer met a name that only some readers read back.
  public static let nameNotPortable = DiagnosticCode(.nameNotPortable)
  /// The writer met weights, which only Weka reads back.
  public static let weightsNotPortable = DiagnosticCode(.weightsNotPortable)
  /// A form was written that cannot hold something, which was left out as allowed.
  public static let leftOut = DiagnosticCode(.leftOut)
}
