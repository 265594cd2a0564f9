// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
internal import ByteKit

/// Reads everything before the data section, line by line.
///
/// Relational attributes nest; the open ones are kept on a stack, so depth costs memory of our own
/// and never that of the call stack.
struct HeaderParser: ~Escapable {
  /// The attributes of one level: those of the relation, or of an open relational attribute.
  struct Scope {
    /// The relational attribute that is open; nothing on the first level.
    var name: [UInt8]?
    var weight = 1.0
    var attributes: [Attribute] = []
    /// The names that were declared, one of an open attribute included.
    var names = LabelIndex()
    /// The place of each name.
    var places: [Int] = []
  }

  private let bytes: RawSpan
  private let limits: Limits
  private var relation: (name: String, offset: Int)?
  private var scopes = [Scope()]
  private var count = 0

  @_lifetime(copy bytes)
  init(_ bytes: RawSpan, limits: Limits) {
    self.bytes = bytes
    self.limits = limits
  }

  /// Reads the header.
  @_lifetime(self: copy self)
  mutating func parse(log: inout FindingLog) throws(Finding) -> Header {
    try checkMagic()
    var start = 0
    if bytes.starts(with: "\u{FEFF}") {
      log.warn(.byteOrderMark, at: 0, Message.byteOrderMark)
      start = 3
    }
    while start < bytes.byteCount {
      let end = bytes.endOfLine(from: start, before: bytes.byteCount)
      var line = LineLexer(bytes, from: start, to: end)
      line.skipBlanks(log: &log)
      let next = bytes.startOfNextLine(after: end)
      if !line.isAtEnd {
        guard end - start <= limits.lineLength else {
          throw Message.lineTooLong(at: start, limit: limits.lineLength)
        }
        if try parseItem(&line, log: &log) == .data { return header(dataOffset: next) }
      }
      line.skipComment(log: &log)
      start = next
    }
    throw endOfFile()
  }

  private func header(dataOffset: Int) -> Header {
    Header(
      relation: relation?.name ?? "", attributes: scopes[0].attributes, dataOffset: dataOffset)
  }

  /// Recognizes files that are not text.
  private func checkMagic() throws(Finding) {
    guard bytes.byteCount >= 2 else { return }
    switch (bytes[0], bytes[1]) {
    case (0x1F, 0x8B): throw Message.gzip()
    case (0xFF, 0xFE), (0xFE, 0xFF): throw Message.utf16()
    default: return
    }
  }

  /// The error of a file that ends inside the header.
  private func endOfFile() -> Finding {
    let end = bytes.byteCount
    if relation == nil { return Message.relationMissing("the end of the file", at: end, hint: nil) }
    if let name = scopes.last?.name {
      return Message.relationalEndMissing(String(decoding: name, as: UTF8.self), at: end)
    }
    return Message.dataMissing(at: end)
  }

  private enum Keyword {
    case relation, attribute, data, end
  }

  /// Reads one line that is not blank; the cursor stands at its first character.
  @_lifetime(self: copy self)
  private mutating func parseItem(
    _ line: inout LineLexer, log: inout FindingLog
  ) throws(Finding) -> Keyword? {
    let place = line.position
    if line.next == ByteClass.zero { throw Message.nulByte(at: place) }
    let keyword = try readKeyword(&line)
    guard relation != nil || keyword == .relation else { throw relationMissing(line, at: place) }
    switch keyword {
    case .relation: try parseRelation(&line, at: place, log: &log)
    case .attribute: try parseAttribute(&line, log: &log)
    case .end where scopes.count > 1: try parseEnd(&line, at: place, log: &log)
    case .data: try parseData(&line, at: place, log: &log)
    case .end, nil: throw Message.headerSyntax(line.excerpt(at: place), at: place)
    }
    line.skipComment(log: &log)
    return keyword
  }

  /// Reads `@` and a keyword that ends where a token ends; nothing for all else.
  private func readKeyword(_ line: inout LineLexer) throws(Finding) -> Keyword? {
    let start = line.position
    guard line.next == ByteClass.word, bytes[start] == UInt8(ascii: "@") else { return nil }
    while line.next == ByteClass.word { line.advance() }
    let word = start + 1..<line.position
    let keyword: Keyword
    if bytes.spells("attribute", in: word) {
      keyword = .attribute
    } else if bytes.spells("relation", in: word) {
      keyword = .relation
    } else if bytes.spells("data", in: word) {
      keyword = .data
    } else if bytes.spells("end", in: word) {
      keyword = .end
    } else {
      return nil
    }
    switch line.next {
    case ByteClass.zero: throw Message.nulByte(at: line.position)
    case ByteClass.percent: throw Message.percentInUnquoted(at: line.position)
    case ByteClass.quote:
      throw Message.quoteInUnquoted(at: line.position, word: line.excerpt(at: start))
    default: return keyword
    }
  }

  private func relationMissing(_ line: borrowing LineLexer, at place: Int) -> Finding {
    let hint: String? =
      if bytes[place] == UInt8(ascii: "<") {
        "this looks like HTML or XML, a failed download?"
      } else if bytes[place] == UInt8(ascii: "{") || bytes[place] == UInt8(ascii: "[") {
        "this looks like JSON, a failed download?"
      } else if bytes.starts(with: "version https://git-lfs", at: place) {
        "this is a pointer of git-lfs: run git lfs pull"
      } else {
        nil
      }
    return Message.relationMissing(line.excerpt(at: place), at: place, hint: hint)
  }
}

// MARK: - Relation, data

extension HeaderParser {
  @_lifetime(self: copy self)
  private mutating func parseRelation(
    _ line: inout LineLexer, at place: Int, log: inout FindingLog
  ) throws(Finding) {
    if let relation {
      let first = TextLocation(of: relation.offset, in: bytes).line
      throw Message.relationRepeated(at: place, firstLine: first)
    }
    line.skipBlanks(log: &log)
    guard line.isAtWord else { throw Message.relationNameMissing(at: line.position) }
    let name = try line.token(log: &log)
    line.skipBlanks(log: &log)
    guard line.isAtEnd else {
      throw Message.textAfterRelation(line.excerpt(at: line.position), at: line.position)
    }
    relation = (line.string(of: name), place)
  }

  @_lifetime(self: copy self)
  private mutating func parseData(
    _ line: inout LineLexer, at place: Int, log: inout FindingLog
  ) throws(Finding) {
    if let name = scopes.last?.name {
      throw Message.relationalEndMissing(String(decoding: name, as: UTF8.self), at: place)
    }
    if scopes[0].attributes.isEmpty { throw Message.noAttributes(at: place) }
    line.skipBlanks(log: &log)
    guard line.isAtEnd else {
      throw Message.textAfterData(line.excerpt(at: line.position), at: line.position)
    }
  }
}

// MARK: - Attributes

extension HeaderParser {
  @_lifetime(self: copy self)
  private mutating func parseAttribute(
    _ line: inout LineLexer, log: inout FindingLog
  ) throws(Finding) {
    line.skipBlanks(log: &log)
    guard line.isAtWord else { throw Message.attributeNameMissing(at: line.position) }
    let token = try line.token(log: &log)
    let name = line.text(of: token)
    try declare(name, at: token.offset)
    let gap = line.skipBlanks(log: &log)
    var attribute = TypeParser()
    let type = try attribute.parse(&line, isGlued: gap.isEmpty, log: &log)
    guard let type else {
      guard scopes.count <= limits.depth else {
        throw Message.nestingTooDeep(at: token.offset, limit: limits.depth)
      }
      scopes.append(Scope(name: name, weight: attribute.weight))
      return
    }
    append(name, type, weight: attribute.weight)
  }

  /// Takes note of a name, which must be new on its level.
  @_lifetime(self: copy self)
  private mutating func declare(_ name: [UInt8], at place: Int) throws(Finding) {
    let level = scopes.count - 1
    if let first = scopes[level].names.insert(name.span.rawBytes, 0..<name.count) {
      throw Message.duplicateAttribute(
        String(decoding: name, as: UTF8.self), at: place,
        firstLine: TextLocation(of: scopes[level].places[Int(first)], in: bytes).line)
    }
    scopes[level].places.append(place)
    count += 1
    guard count <= limits.attributes else {
      throw Message.tooManyAttributes(at: place, limit: limits.attributes)
    }
  }

  @_lifetime(self: copy self)
  private mutating func append(_ name: [UInt8], _ type: AttributeType, weight: Double) {
    let attribute = Attribute(String(decoding: name, as: UTF8.self), type, weight: weight)
    scopes[scopes.count - 1].attributes.append(attribute)
  }

  /// Reads `@end` and closes the relational attribute that is open.
  @_lifetime(self: copy self)
  private mutating func parseEnd(
    _ line: inout LineLexer, at place: Int, log: inout FindingLog
  ) throws(Finding) {
    guard let scope = scopes.last, let open = scope.name else { return }
    let expected = String(decoding: open, as: UTF8.self)
    line.skipBlanks(log: &log)
    guard line.isAtWord else {
      throw Message.relationalEndName(nil, expected: expected, at: line.position)
    }
    let token = try line.token(log: &log)
    let name = line.string(of: token)
    guard line.text(of: token) == open || name.lowercased() == expected.lowercased() else {
      throw Message.relationalEndName(name, expected: expected, at: token.offset)
    }
    if scope.attributes.isEmpty { throw Message.noAttributes(at: place) }
    var end = TypeParser()
    end.weight = scope.weight
    try end.parseRest(&line, log: &log)
    scopes.removeLast()
    append(open, .relational(scope.attributes), weight: end.weight)
  }
}
