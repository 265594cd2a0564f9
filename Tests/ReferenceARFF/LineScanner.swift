// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

/// A token of a line with its place.
struct Token {
  enum Kind: Equatable {
    case word([Character32])
    case quoted([Character32])
    case comma
    case open
    case close
    /// The end of the line.
    case end
    /// A comment: the end of the line as well.
    case comment
  }

  let kind: Kind
  /// The column, from 1.
  let column: Int
  /// The white space before the token.
  let space: [Character32]

  /// Whether the line ends here.
  var isEnd: Bool { kind == .end || kind == .comment }

  /// The text of a word or of a quoted text.
  var text: [Character32]? {
    switch kind {
    case .word(let text), .quoted(let text): text
    default: nil
    }
  }

  /// Whether this is the unquoted lone question mark.
  var isMissing: Bool { kind == .word([code("?")]) }
}

/// Cuts one line into tokens, from left to right.
struct LineScanner {
  let line: SourceLine
  let findings: Findings
  private(set) var index = 0

  init(_ line: SourceLine, _ findings: Findings) {
    self.line = line
    self.findings = findings
  }

  private var characters: [Character32] { line.characters }

  func failure(_ code: String, _ column: Int) -> ReferenceFailure {
    findings.failure(code, line.number, column)
  }

  func warn(_ code: String, _ column: Int) {
    findings.warn(code, line.number, column)
  }

  /// The next character; nil at the end of the line.
  var here: Character32? { index < characters.count ? characters[index] : nil }
  /// The column of the next character.
  var column: Int { index + 1 }
  /// Whether only a comment is left, or nothing.
  var isAtEnd: Bool { here == nil || here == code("%") }
  var isAtQuote: Bool { here == code("'") || here == code("\"") }
  var isAtClosingBrace: Bool { here == code("}") }
  /// Whether a word or a quoted text is next.
  var isAtText: Bool {
    !isAtEnd && here != code("{") && here != code("}") && here != code(",")
  }

  /// Reads a keyword in lower case; empty if what is next is none.
  mutating func keyword() throws(ReferenceFailure) -> String {
    var ahead = index
    while ahead < characters.count, !characters[ahead].isSpace,
      ![",", "{", "}", "'", "\"", "%", "\0"].contains(where: { characters[ahead] == code($0) })
    {
      ahead += 1
    }
    let keyword = lowercaseASCII(Array(characters[index..<ahead]).filter { !$0.isStray })
    guard ["@relation", "@attribute", "@data", "@end"].contains(keyword),
      keyword.unicodeScalars.count == ahead - index
    else { return "" }
    _ = try word()
    return keyword
  }

  /// Passes the white space and returns the token behind it.
  mutating func next() throws(ReferenceFailure) -> Token {
    let space = skipSpace()
    let column = index + 1
    guard index < characters.count else { return Token(kind: .end, column: column, space: space) }
    let kind: Token.Kind
    switch characters[index] {
    case 0:
      throw failure("nul-byte", column)
    case code("%"):
      skipComment()
      kind = .comment
    case code(","):
      index += 1
      kind = .comma
    case code("{"):
      index += 1
      kind = .open
    case code("}"):
      index += 1
      kind = .close
    case code("'"), code("\""):
      kind = .quoted(try quoted())
    default:
      kind = .word(try word())
    }
    return Token(kind: kind, column: column, space: space)
  }

  /// Passes white space; each control character among it is worth a warning.
  mutating func skipSpace() -> [Character32] {
    var space: [Character32] = []
    while index < characters.count, characters[index].isSpace {
      if characters[index].isControlSpace { warn("control-whitespace", index + 1) }
      space.append(characters[index])
      index += 1
    }
    return space
  }

  private mutating func skipComment() {
    if let stray = characters[index...].firstIndex(where: \.isStray) {
      warn("invalid-utf8-in-comment", stray + 1)
    }
    index = characters.count
  }

  /// Passes what is ignored behind a type, up to a comment.
  mutating func skipIgnoredText() throws(ReferenceFailure) {
    while index < characters.count {
      if characters[index] == code("%") { return }
      if characters[index] == 0 { throw failure("nul-byte", index + 1) }
      index += 1
    }
  }

  private mutating func word() throws(ReferenceFailure) -> [Character32] {
    var word: [Character32] = []
    while index < characters.count {
      let character = characters[index]
      if character.isSpace || [",", "{", "}"].contains(where: { character == code($0) }) {
        break
      }
      if character == code("'") || character == code("\"") {
        throw failure("quote-in-unquoted", index + 1)
      }
      if character == code("%") { throw failure("percent-in-unquoted", index + 1) }
      try requirePlain(character, at: index)
      word.append(character)
      index += 1
    }
    return word
  }

  private func requirePlain(_ character: Character32, at index: Int) throws(ReferenceFailure) {
    if character == 0 { throw failure("nul-byte", index + 1) }
    if character.isStray { throw failure("invalid-utf8", index + 1) }
  }

  private mutating func quoted() throws(ReferenceFailure) -> [Character32] {
    let opening = index
    let quote = characters[opening]
    var closing = opening + 1
    while closing < characters.count, characters[closing] != quote {
      closing += characters[closing] == code("\\") ? 2 : 1
    }
    guard closing < characters.count else { throw failure("unterminated-quote", opening + 1) }
    for index in opening + 1..<closing { try requirePlain(characters[index], at: index) }
    var text: [Character32] = []
    index = opening + 1
    while index < closing {
      if characters[index] == code("\\") {
        text.append(try escape())
      } else {
        text.append(characters[index])
        index += 1
      }
    }
    index = closing + 1
    guard index < characters.count else { return text }
    let glued = characters[index]
    if glued == 0 { throw failure("nul-byte", index + 1) }
    if !glued.isSpace && ![",", "{", "}", "%"].contains(where: { glued == code($0) }) {
      throw failure("text-after-quote", index + 1)
    }
    return text
  }

  /// Reads what a backslash begins; the quoted text is known to go on behind it.
  private mutating func escape() throws(ReferenceFailure) -> Character32 {
    let backslash = index
    let letter = characters[index + 1]
    index += 2
    switch Unicode.Scalar(letter) {
    case "\\", "'", "\"", "%": return letter
    case "n": return 0x0A
    case "r": return 0x0D
    case "t": return 0x09
    case "b": return 0x08
    case "f": return 0x0C
    case "0", "1", "2", "3", "4", "5", "6", "7":
      index -= 1
      return octal(at: backslash)
    case "a":
      warn("nonstandard-escape", backslash + 1)
      return 0x07
    case "v":
      warn("nonstandard-escape", backslash + 1)
      return 0x0B
    case "u":
      warn("nonstandard-escape", backslash + 1)
      return try unicode(at: backslash)
    default:
      warn("nonstandard-escape", backslash + 1)
      return letter
    }
  }

  private mutating func octal(at backslash: Int) -> Character32 {
    let longest = characters[index] <= code("3") ? 3 : 2
    var value: Character32 = 0
    var count = 0
    while count < longest, index < characters.count, characters[index].isOctalDigit {
      value = value * 8 + characters[index] - code("0")
      index += 1
      count += 1
    }
    if count < 3 { warn("nonstandard-escape", backslash + 1) }
    return value
  }

  private mutating func unicode(at backslash: Int) throws(ReferenceFailure) -> Character32 {
    guard let unit = hexUnit(at: index) else { return code("u") }
    index += 4
    guard (0xD800...0xDFFF).contains(unit) else { return unit }
    if unit < 0xDC00, index + 1 < characters.count, characters[index] == code("\\"),
      characters[index + 1] == code("u"), let low = hexUnit(at: index + 2),
      (0xDC00...0xDFFF).contains(low)
    {
      index += 6
      return 0x1_0000 + (unit - 0xD800) << 10 + (low - 0xDC00)
    }
    throw failure("bad-escape", backslash + 1)
  }

  private func hexUnit(at start: Int) -> UInt32? {
    guard start + 4 <= characters.count else { return nil }
    var unit: UInt32 = 0
    for character in characters[start..<start + 4] {
      guard let digit = character.hexValue else { return nil }
      unit = unit << 4 | digit
    }
    return unit
  }
}
