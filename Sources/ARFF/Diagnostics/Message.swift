// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
internal import ByteKit

/// The sentences of all findings; the codes are in ``DiagnosticCode``.
///
/// A sentence says what was found and what was expected. It quotes at most 60 bytes of the text,
/// with controls escaped.
enum Message {
  /// Quotes text in single quotes.
  static func quote(_ bytes: RawSpan) -> String {
    var text = "'"
    for scalar in bytes.text(0..<min(bytes.byteCount, 60)).unicodeScalars {
      text +=
        scalar.value < 0x20 || scalar.value == 0x7F ? scalar.escaped(asASCII: true) : "\(scalar)"
    }
    return text + (bytes.byteCount > 60 ? "…'" : "'")
  }

  /// Quotes text in single quotes.
  static func quote(_ bytes: [UInt8]) -> String { quote(bytes.span.rawBytes) }

  /// Quotes text in single quotes.
  static func quote(_ text: String) -> String { quote(Array(text.utf8)) }

  private static func hex(_ byte: UInt8) -> String {
    (byte < 16 ? "0x0" : "0x") + String(byte, radix: 16, uppercase: true)
  }
}

// MARK: - Bytes

extension Message {
  static func gzip() -> Finding {
    Finding(.gzip, at: 0, "the file is compressed with gzip", hint: "decompress it first")
  }

  static func utf16() -> Finding {
    Finding(.utf16, at: 0, "the file is UTF-16, not UTF-8 text", hint: "convert it to UTF-8")
  }

  static let byteOrderMark = "the file opens with a byte order mark"

  static func control(_ byte: UInt8) -> String {
    "control character \(hex(byte)) is taken for white space"
  }

  static func invalidUTF8(_ byte: UInt8) -> String { "byte \(hex(byte)) is not valid UTF-8" }

  static func nulByte(at offset: Int) -> Finding {
    Finding(.nulByte, at: offset, "a zero byte is in the text")
  }

  static func lineTooLong(at offset: Int, limit: Int) -> Finding {
    Finding(.lineTooLong, at: offset, "the line is longer than \(limit) bytes")
  }
}

// MARK: - Tokens

extension Message {
  static func unterminatedQuote(at offset: Int) -> Finding {
    Finding(.unterminatedQuote, at: offset, "the quote is not closed on this line")
  }

  static func textAfterQuote(at offset: Int, quote: UInt8) -> Finding {
    let mark = quote == UInt8(ascii: "'") ? "'" : "\""
    return Finding(
      .textAfterQuote, at: offset, "expected ',' after the quoted value",
      hint: "write a quote inside the value as \\\(mark)")
  }

  static func quoteInUnquoted(at offset: Int, word: String) -> Finding {
    Finding(
      .quoteInUnquoted, at: offset, "a quote is inside the unquoted value \(word)",
      hint: "quote the whole value: \"O'Brien\"")
  }

  static func percentInUnquoted(at offset: Int) -> Finding {
    Finding(
      .percentInUnquoted, at: offset,
      "'%' inside an unquoted value is a comment for some readers and text for others",
      hint: "quote the value, or put a blank before a comment")
  }

  static func halfSurrogate(_ unit: UInt32, at offset: Int) -> Finding {
    Finding(
      .badEscape, at: offset, "\\u\(String(unit, radix: 16)) is half a character",
      hint: "write both halves of the surrogate pair")
  }

  static let shortOctal = "an octal escape has fewer than three digits"

  static func nonstandardEscape(_ letter: UInt8) -> String {
    letter < 0x80
      ? "the escape \(quote([UInt8(ascii: "\\"), letter])) is not standard"
      : "a backslash before this character is not standard"
  }

  static func unexpectedBrace(_ brace: UInt8, at offset: Int) -> Finding {
    Finding(
      .unexpectedBrace, at: offset, "unexpected \(quote([brace]))", hint: "quote values with braces"
    )
  }
}

// MARK: - Header

extension Message {
  static func relationMissing(_ found: String, at offset: Int, hint: String?) -> Finding {
    Finding(.relationMissing, at: offset, "expected @relation, found \(found)", hint: hint)
  }

  static func relationNameMissing(at offset: Int) -> Finding {
    Finding(.relationNameMissing, at: offset, "@relation needs a name")
  }

  static func textAfterRelation(_ found: String, at offset: Int) -> Finding {
    Finding(
      .textAfterRelation, at: offset, "unexpected \(found) after the relation name",
      hint: "quote the name")
  }

  static func relationRepeated(at offset: Int, firstLine: Int) -> Finding {
    Finding(
      .relationRepeated, at: offset, "@relation is given twice, first on line \(firstLine)")
  }

  static func headerSyntax(_ found: String, at offset: Int) -> Finding {
    Finding(.headerSyntax, at: offset, "expected @attribute or @data, found \(found)")
  }

  static func attributeNameMissing(at offset: Int) -> Finding {
    Finding(.attributeNameMissing, at: offset, "@attribute needs a name")
  }

  static func typeMissing(at offset: Int) -> Finding {
    Finding(.typeMissing, at: offset, "@attribute needs a type")
  }

  static func duplicateAttribute(_ name: String, at offset: Int, firstLine: Int) -> Finding {
    Finding(
      .duplicateAttribute, at: offset,
      "attribute \(quote(name)) is already declared on line \(firstLine)")
  }

  static func unknownType(_ found: String, at offset: Int) -> Finding {
    Finding(
      .unknownType, at: offset, "unknown type \(found)",
      hint: "numeric, real, integer, string, date, relational or {…}")
  }

  static func nominalUnterminated(at offset: Int) -> Finding {
    Finding(
      .nominalUnterminated, at: offset, "the list of labels has no '}' on this line",
      hint: "a list of labels cannot go on on the next line")
  }

  static func nominalCommaMissing(
    at offset: Int, between left: String, and right: String
  ) -> Finding {
    Finding(
      .nominalCommaMissing, at: offset, "expected ',' between \(quote(left)) and \(quote(right))",
      hint: "quote labels with blanks")
  }

  static func duplicateNominalValue(_ label: String, at offset: Int) -> Finding {
    Finding(.duplicateNominalValue, at: offset, "label \(quote(label)) is declared twice")
  }

  static func badAttributeWeight(at offset: Int) -> Finding {
    Finding(
      .badAttributeWeight, at: offset, "the attribute weight is not a finite number in braces")
  }

  static func commaBeforeDateFormat(at offset: Int) -> Finding {
    Finding(
      .badDateFormat, at: offset, "a comma stands between 'date' and its format",
      hint: "write date 'yyyy-MM-dd', without the comma")
  }

  static func noAttributes(at offset: Int) -> Finding {
    Finding(.noAttributes, at: offset, "no attributes are declared")
  }

  static func textAfterData(_ found: String, at offset: Int) -> Finding {
    Finding(
      .textAfterData, at: offset, "unexpected \(found) after @data",
      hint: "rows begin on the next line")
  }

  static func dataMissing(at offset: Int) -> Finding {
    Finding(.dataMissing, at: offset, "the file ends before @data", hint: "a cut-off download?")
  }

  static func relationalEndMissing(_ name: String, at offset: Int) -> Finding {
    Finding(
      .relationalEndMissing, at: offset, "attribute \(quote(name)) is not closed by @end")
  }

  static func relationalEndName(
    _ found: String?, expected: String, at offset: Int
  ) -> Finding {
    let found = found.map { "@end \(quote($0))" } ?? "@end without a name"
    return Finding(.relationalEndName, at: offset, "\(found) closes \(quote(expected))")
  }

  static func nestingTooDeep(at offset: Int, limit: Int) -> Finding {
    Finding(
      .nestingTooDeep, at: offset, "relational attributes nest deeper than \(limit) levels")
  }

  static func tooManyAttributes(at offset: Int, limit: Int) -> Finding {
    Finding(.limitExceeded, at: offset, "more than \(limit) attributes are declared")
  }

  static func textAfterType(_ found: String) -> String {
    "text after the type is ignored: \(found)"
  }

  static let quotedKeyword = "the type stands in quotes"
  static let missingSpaceBeforeType = "no blank separates the name from its labels"
  static let emptyNominalValue = "an empty label is ignored"
}

// MARK: - Rows

extension Message {
  static func tooFewValues(_ found: Int, of count: Int, next: String, at offset: Int) -> Finding {
    Finding(
      .tooFewValues, at: offset,
      "the row has \(values(found)), \(attributes(count)) declared (next: \(quote(next)))")
  }

  static func tooManyValues(_ found: Int, of count: Int, at offset: Int) -> Finding {
    Finding(
      .tooManyValues, at: offset, "the row has \(values(found)), \(attributes(count)) declared",
      hint: "quote values with blanks")
  }

  private static func values(_ count: Int) -> String { count == 1 ? "1 value" : "\(count) values" }

  private static func attributes(_ count: Int) -> String {
    count == 1 ? "1 attribute is" : "\(count) attributes are"
  }

  static func textAfterRow(_ found: String, at offset: Int) -> Finding {
    Finding(.textAfterRow, at: offset, "unexpected \(found) after the row")
  }

  static func badInstanceWeight(at offset: Int) -> Finding {
    Finding(.badInstanceWeight, at: offset, "the row weight is not a finite number in braces")
  }

  static func sparseIndex(_ found: String, at offset: Int) -> Finding {
    Finding(.sparseIndex, at: offset, "expected an attribute index, found \(found)")
  }

  static func sparseIndexRange(_ index: String, of count: Int, at offset: Int) -> Finding {
    Finding(
      .sparseIndexRange, at: offset,
      "index \(index), but there are \(count) attributes (0 to \(count - 1))")
  }

  static func sparseIndexDuplicate(_ index: Int, at offset: Int) -> Finding {
    Finding(.sparseIndexDuplicate, at: offset, "index \(index) is given twice")
  }

  static func sparseValueMissing(_ index: Int, at offset: Int) -> Finding {
    Finding(.sparseValueMissing, at: offset, "index \(index) has no value")
  }

  static func sparseUnterminated(at offset: Int) -> Finding {
    Finding(.sparseUnterminated, at: offset, "the sparse row has no '}' on this line")
  }

  static let spaceSeparator = "blanks without a comma separate two values"
  static let emptyRowIgnored = "a line of commas is ignored"
  static let emptyFieldIgnored = "the row is complete without its empty fields, which are ignored"
  static let emptyFieldMissing = "empty fields are taken for missing values"
  static let sparseSeparator = "a comma is missing or too many in a sparse row"
  static let sparseUnordered = "the indices of a sparse row do not rise"
}

// MARK: - Values

extension Message {
  static func numberExpected(_ found: [UInt8], of attribute: String, at offset: Int) -> Finding {
    Finding(
      .numberExpected, at: offset,
      "\(quote(found)) is not a number (attribute \(quote(attribute)))",
      hint: "a missing value is written ?")
  }

  static func undeclaredNominalValue(
    _ found: [UInt8], of attribute: Attribute, at offset: Int
  ) -> Finding {
    var hint: String?
    if case .nominal(let labels) = attribute.type {
      let wanted = folded(String(decoding: found, as: UTF8.self))
      hint = labels.first { folded($0) == wanted }.map { "did you mean \(quote($0))?" }
    }
    return Finding(
      .undeclaredNominalValue, at: offset,
      "\(quote(found)) is not a label of \(quote(attribute.name))", hint: hint)
  }

  /// Text without blanks, in lower case.
  private static func folded(_ text: String) -> String {
    text.lowercased().filter { $0 != " " && $0 != "\t" }
  }

  static func badDate(_ found: [UInt8], format: String, at offset: Int) -> Finding {
    Finding(.badDate, at: offset, "\(quote(found)) does not match \(format)")
  }

  static func sparseImplicitNominal(_ attribute: String, at offset: Int) -> Finding {
    Finding(
      .sparseImplicitNominal, at: offset,
      "attribute \(quote(attribute)) has no first label to stand for a left-out value")
  }

  static func tooManySparseCells(at offset: Int, limit: Int) -> Finding {
    Finding(.limitExceeded, at: offset, "sparse rows grow to more than \(limit) cells")
  }

  static func noMemory(rows: Int, columns: Int) -> Finding {
    Finding(
      .limitExceeded, at: 0,
      "the system gives no memory for \(rows) rows of \(columns) attributes",
      hint: "read it in blocks, as convert does, or allow the process more memory")
  }

  static func tooManyBytes(limit: Int) -> Finding {
    Finding(.limitExceeded, at: 0, "the text is longer than \(limit) bytes")
  }

  static let sparseImplicitString = "a left-out text or bag of a sparse row is missing"
  static let nonstandardNumber = "not every reader knows this spelling of a number"
  static let fractionInInteger = "a value of an integer attribute has a fraction"
  static let twoDigitYear = "a year of two digits is taken to be between 1969 and 2068"
}
