// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

/// Reads the lines above the rows.
struct HeaderReader {
  let lines: [SourceLine]
  let findings: Findings
  /// The next line.
  private(set) var position = 0

  init(_ lines: [SourceLine], _ findings: Findings) {
    self.lines = lines
    self.findings = findings
  }

  /// How deep relational attributes may be nested.
  static let deepestNesting = 16

  /// Reads up to and with the line of `@data`.
  mutating func read() throws(ReferenceFailure) -> ReferenceTable {
    var table = ReferenceTable()
    table.relation = try relation()
    table.attributes = try attributes(bag: nil, depth: 0)
    return table
  }

  /// The place behind the last character of the file.
  private func failureAtEnd(_ code: String) -> ReferenceFailure {
    let last = lines[lines.count - 1]
    return findings.failure(code, last.number, last.characters.count + 1)
  }

  /// The next line that is not blank: its keyword, the column of that, and the scanner behind it.
  ///
  /// The keyword is in lower case; empty if the line begins with something else.
  private mutating func nextItem() throws(ReferenceFailure) -> (String, Int, LineScanner)? {
    while position < lines.count {
      var scanner = LineScanner(lines[position], findings)
      position += 1
      _ = scanner.skipSpace()
      let column = scanner.column
      if scanner.here == 0 { throw scanner.failure("nul-byte", column) }
      if !scanner.isAtEnd { return (try scanner.keyword(), column, scanner) }
      _ = try scanner.next()
    }
    return nil
  }

  private mutating func relation() throws(ReferenceFailure) -> [Character32] {
    guard let (keyword, column, behind) = try nextItem() else {
      throw failureAtEnd("relation-missing")
    }
    var scanner = behind
    guard keyword == "@relation" else { throw scanner.failure("relation-missing", column) }
    _ = scanner.skipSpace()
    guard scanner.isAtText else { throw scanner.failure("relation-name-missing", scanner.column) }
    let name = try scanner.next().text ?? []
    try requireEnd(&scanner, "text-after-relation")
    return name
  }

  private func requireEnd(
    _ scanner: inout LineScanner, _ code: String
  ) throws(ReferenceFailure) {
    _ = scanner.skipSpace()
    guard scanner.isAtEnd else { throw scanner.failure(code, scanner.column) }
    _ = try scanner.next()
  }

  /// Reads declarations up to `@data`, or up to the `@end` of a bag.
  private mutating func attributes(
    bag: [Character32]?, depth: Int
  ) throws(ReferenceFailure) -> [ReferenceAttribute] {
    var attributes: [ReferenceAttribute] = []
    while true {
      guard let (keyword, column, behind) = try nextItem() else {
        throw failureAtEnd(bag == nil ? "data-missing" : "relational-end-missing")
      }
      var scanner = behind
      switch keyword {
      case "@attribute":
        attributes.append(try attribute(&scanner, among: attributes, depth: depth))
      case "@data":
        if bag != nil { throw scanner.failure("relational-end-missing", column) }
        if attributes.isEmpty { throw scanner.failure("no-attributes", column) }
        try requireEnd(&scanner, "text-after-data")
        return attributes
      case "@relation":
        throw scanner.failure("relation-repeated", column)
      case "@end" where bag != nil:
        _ = scanner.skipSpace()
        guard scanner.isAtText else {
          throw scanner.failure("relational-end-name", scanner.column)
        }
        let name = try scanner.next()
        guard string(name.text ?? []).lowercased() == string(bag ?? []).lowercased() else {
          throw scanner.failure("relational-end-name", name.column)
        }
        if attributes.isEmpty { throw scanner.failure("no-attributes", column) }
        scannerBehindEnd = scanner
        return attributes
      default:
        throw scanner.failure("header-syntax", column)
      }
    }
  }

  /// The rest of the line of the `@end` that was read last.
  private var scannerBehindEnd: LineScanner?

  private mutating func attribute(
    _ scanner: inout LineScanner, among others: [ReferenceAttribute], depth: Int
  ) throws(ReferenceFailure) -> ReferenceAttribute {
    _ = scanner.skipSpace()
    guard scanner.isAtText else { throw scanner.failure("attribute-name-missing", scanner.column) }
    let nameToken = try scanner.next()
    let name = nameToken.text ?? []
    if others.contains(where: { $0.name == name }) {
      throw scanner.failure("duplicate-attribute", nameToken.column)
    }
    let token = try scanner.next()
    var attribute = ReferenceAttribute(name: name, kind: .string)
    if token.isEnd { throw scanner.failure("type-missing", token.column) }
    if token.kind == .open {
      if token.space.isEmpty { scanner.warn("missing-space-before-type", token.column) }
      attribute.kind = .nominal(try labels(&scanner, opening: token.column))
    } else {
      guard let word = token.text.map(lowercaseASCII),
        ["numeric", "real", "integer", "string", "date", "relational"].contains(word)
      else { throw scanner.failure("unknown-type", token.column) }
      if case .quoted = token.kind { scanner.warn("quoted-keyword", token.column) }
      switch word {
      case "string": attribute.kind = .string
      case "date": attribute.kind = try date(&scanner)
      case "relational":
        try finish(&scanner, &attribute)
        if depth == Self.deepestNesting {
          throw scanner.failure("nesting-too-deep", nameToken.column)
        }
        attribute.kind = .relational(try attributes(bag: name, depth: depth + 1))
        if let behind = scannerBehindEnd { scanner = behind }
      default: attribute.kind = .number(word: word)
      }
    }
    try finish(&scanner, &attribute)
    return attribute
  }

  /// Reads what may follow a type: a weight, ignored text, a comment.
  private func finish(
    _ scanner: inout LineScanner, _ attribute: inout ReferenceAttribute
  ) throws(ReferenceFailure) {
    _ = scanner.skipSpace()
    if scanner.here == code("{") {
      let opening = try scanner.next()
      attribute.weight = try number(inBraces: &scanner, opening.column, "bad-attribute-weight")
      _ = scanner.skipSpace()
    }
    if !scanner.isAtEnd {
      if scanner.here == code("{") || scanner.isAtClosingBrace {
        throw scanner.failure("unexpected-brace", scanner.column)
      }
      scanner.warn("text-after-type", scanner.column)
      try scanner.skipIgnoredText()
    }
    _ = try scanner.next()
  }

  private func date(
    _ scanner: inout LineScanner
  ) throws(ReferenceFailure) -> ReferenceAttribute.Kind {
    _ = scanner.skipSpace()
    var pattern = ReferenceDateFormat.standard
    var column = 0
    if scanner.here == code(",") { throw scanner.failure("bad-date-format", scanner.column) }
    if scanner.isAtText {
      let token = try scanner.next()
      pattern = token.text ?? []
      column = token.column
    }
    guard let format = ReferenceDateFormat(pattern) else {
      throw scanner.failure("bad-date-format", column)
    }
    return .date(pattern: pattern, format: format)
  }

  private func labels(
    _ scanner: inout LineScanner, opening: Int
  ) throws(ReferenceFailure) -> [[Character32]] {
    var labels: [[Character32]] = []
    var isFirst = true
    var isDue = true
    while true {
      let token = try scanner.next()
      switch token.kind {
      case .word(let label), .quoted(let label):
        if !isDue { throw scanner.failure("nominal-comma-missing", token.column) }
        if labels.contains(label) {
          throw scanner.failure("duplicate-nominal-value", token.column)
        }
        labels.append(label)
        isDue = false
      case .comma:
        if isDue { scanner.warn("empty-nominal-value", token.column) }
        isDue = true
      case .close:
        if isDue, !isFirst { scanner.warn("empty-nominal-value", token.column) }
        return labels
      case .open:
        throw scanner.failure("unexpected-brace", token.column)
      case .end, .comment:
        throw scanner.failure("nominal-unterminated", opening)
      }
      isFirst = false
    }
  }
}

/// Reads the rest of a weight whose opening brace has been read.
func number(
  inBraces scanner: inout LineScanner, _ opening: Int, _ code: String
) throws(ReferenceFailure) -> Double {
  _ = scanner.skipSpace()
  guard scanner.isAtText, !scanner.isAtQuote, scanner.here != 0 else {
    throw scanner.failure(code, opening)
  }
  let number = try scanner.next()
  _ = scanner.skipSpace()
  guard scanner.isAtClosingBrace, let word = number.text, let value = ReferenceNumber(word),
    value.value.isFinite
  else { throw scanner.failure(code, opening) }
  _ = try scanner.next()
  if !value.isStandard { scanner.warn("nonstandard-number", number.column) }
  return value.value
}

/// The text with A to Z in lower case.
func lowercaseASCII(_ characters: [Character32]) -> String {
  string(characters.map { (0x41...0x5A).contains($0) ? $0 + 0x20 : $0 })
}
