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
    let relation = try relation()
    table.relation = relation.name
    table.attributes = try attributes(bag: nil, depth: 0, relationLine: relation.line)
    return table
  }

  /// The place behind the last character of the file.
  private func failureAtEnd(_ code: String) -> ReferenceFailure {
    let last = lines[lines.count - 1]
    return findings.failure(code, last.number, last.characters.count + 1)
  }

  /// The first token of the next line that has one, and the scanner behind it; nil at the end.
  private mutating func nextItem() throws(ReferenceFailure) -> (Token, LineScanner)? {
    while position < lines.count {
      var scanner = LineScanner(lines[position], findings)
      position += 1
      let token = try scanner.next()
      if !token.isEnd { return (token, scanner) }
    }
    return nil
  }

  /// The keyword of an item in lower case; empty if it does not begin with a word.
  private func keyword(_ token: Token) -> String {
    guard case .word(let word) = token.kind else { return "" }
    return lowercaseASCII(word)
  }

  private mutating func relation() throws(ReferenceFailure) -> (name: [Character32], line: Int) {
    guard var (token, scanner) = try nextItem() else { throw failureAtEnd("relation-missing") }
    guard keyword(token) == "@relation" else {
      throw scanner.failure("relation-missing", token.column)
    }
    token = try scanner.next()
    guard let name = token.text else {
      throw scanner.failure("relation-name-missing", token.column)
    }
    token = try scanner.next()
    guard token.isEnd else { throw scanner.failure("text-after-relation", token.column) }
    return (name, scanner.line.number)
  }

  /// Reads declarations up to `@data`, or up to the `@end` of a bag.
  private mutating func attributes(
    bag: [Character32]?, depth: Int, relationLine: Int
  ) throws(ReferenceFailure) -> [ReferenceAttribute] {
    var attributes: [ReferenceAttribute] = []
    while true {
      guard var (token, scanner) = try nextItem() else {
        throw failureAtEnd(bag == nil ? "data-missing" : "relational-end-missing")
      }
      switch keyword(token) {
      case "@attribute":
        attributes.append(
          try attribute(&scanner, among: attributes, depth: depth, relationLine: relationLine))
      case "@data":
        if bag != nil { throw scanner.failure("relational-end-missing", token.column) }
        if attributes.isEmpty { throw scanner.failure("no-attributes", token.column) }
        token = try scanner.next()
        guard token.isEnd else { throw scanner.failure("text-after-data", token.column) }
        return attributes
      case "@relation":
        throw scanner.failure("relation-repeated", token.column)
      case "@end" where bag != nil:
        if attributes.isEmpty { throw scanner.failure("no-attributes", token.column) }
        token = try scanner.next()
        guard let name = token.text, lowercaseASCII(name) == lowercaseASCII(bag ?? []) else {
          throw scanner.failure("relational-end-name", token.column)
        }
        scannerBehindEnd = scanner
        return attributes
      default:
        throw scanner.failure("header-syntax", token.column)
      }
    }
  }

  /// The rest of the line of the `@end` that was read last.
  private var scannerBehindEnd: LineScanner?

  private mutating func attribute(
    _ scanner: inout LineScanner, among others: [ReferenceAttribute], depth: Int, relationLine: Int
  ) throws(ReferenceFailure) -> ReferenceAttribute {
    var token = try scanner.next()
    guard let name = token.text else {
      throw scanner.failure("attribute-name-missing", token.column)
    }
    if others.contains(where: { $0.name == name }) {
      throw scanner.failure("duplicate-attribute", token.column)
    }
    token = try scanner.next()
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
        if depth == Self.deepestNesting {
          throw scanner.failure("nesting-too-deep", token.column)
        }
        try finish(&scanner, &attribute)
        attribute.kind = .relational(
          try attributes(bag: name, depth: depth + 1, relationLine: relationLine))
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
    var ahead = scanner
    _ = ahead.skipSpaceSilently()
    if ahead.isAtOpeningBrace {
      let opening = try scanner.next()
      attribute.weight = try weight(&scanner, opening.column, "bad-attribute-weight")
      ahead = scanner
      _ = ahead.skipSpaceSilently()
      if ahead.isAtOpeningBrace {
        _ = scanner.skipSpace()
        throw scanner.failure("unexpected-brace", ahead.index + 1)
      }
    }
    if ahead.isAtIgnoredText {
      _ = scanner.skipSpace()
      scanner.warn("text-after-type", scanner.index + 1)
      return try scanner.skipIgnoredText()
    }
    _ = try scanner.next()
  }

  private func date(
    _ scanner: inout LineScanner
  ) throws(ReferenceFailure) -> ReferenceAttribute.Kind {
    var ahead = scanner
    let space = ahead.skipSpaceSilently()
    var pattern = ReferenceDateFormat.standard
    var column = 0
    if space > 0, ahead.isAtText {
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

/// Reads the rest of a weight whose brace has been read.
func weight(
  _ scanner: inout LineScanner, _ opening: Int, _ code: String
) throws(ReferenceFailure) -> Double {
  let number = try scanner.next()
  guard case .word(let word) = number.kind else { throw scanner.failure(code, opening) }
  let closing = try scanner.next()
  guard closing.kind == .close, let value = ReferenceNumber(word), value.value.isFinite else {
    throw scanner.failure(code, opening)
  }
  if !value.isStandard { scanner.warn("nonstandard-number", number.column) }
  return value.value
}

/// The text with A to Z in lower case.
func lowercaseASCII(_ characters: [Character32]) -> String {
  string(characters.map { (0x41...0x5A).contains($0) ? $0 + 0x20 : $0 })
}

extension LineScanner {
  private var here: Character32? { index < line.characters.count ? line.characters[index] : nil }

  var isAtOpeningBrace: Bool { here == code("{") }
  var isAtIgnoredText: Bool { here != nil && here != code("%") }
  var isAtText: Bool {
    here.map { character in
      !["{", "}", ",", "%"].contains { character == code($0) }
    } ?? false
  }

  /// Passes white space without a warning, to look ahead; returns how much there was.
  mutating func skipSpaceSilently() -> Int {
    var ahead = LineScanner(line, Findings())
    ahead.move(to: index)
    let count = ahead.skipSpace().count
    move(to: index + count)
    return count
  }
}
