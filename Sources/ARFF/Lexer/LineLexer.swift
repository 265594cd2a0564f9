// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

package import Diagnostics
internal import ByteKit

/// A cursor over one physical line: it skips white space and cuts tokens.
///
/// A token ends at white space, a comma, a brace, a comment or the end of the line. What is inside
/// a comment is never looked at except for ``skipComment(log:)``.
package struct LineLexer: ~Escapable {
  /// The whole text.
  package let bytes: RawSpan
  /// The next byte to look at.
  package private(set) var position: Int
  /// Where the line ends: the place of its LF or CR, or the end of the text.
  package let end: Int
  /// The text of quoted tokens that have escapes.
  package private(set) var decoded: [UInt8] = []

  /// Starts at the beginning of a line, or in the middle of it.
  ///
  /// `decoded` is an empty array whose memory is to be used again.
  ///
  /// - Precondition: No line end lies between `position` and `end`.
  @_lifetime(copy bytes)
  package init(_ bytes: RawSpan, from position: Int, to end: Int, reusing decoded: [UInt8] = []) {
    self.bytes = bytes
    self.position = position
    self.end = end
    self.decoded = decoded
  }

  /// The class of the next byte; the end of the line counts as a line end.
  package var next: UInt8 {
    position < end ? ByteClass.of(bytes[position]) : ByteClass.lineEnd
  }

  /// Whether nothing but a comment is left.
  package var isAtEnd: Bool { next == ByteClass.lineEnd || next == ByteClass.percent }

  /// Steps over one byte.
  @_lifetime(self: copy self)
  package mutating func advance() { position &+= 1 }

  /// The white space that ``skipBlanks(log:)`` went over.
  package struct Gap {
    /// Whether there was any.
    package var isEmpty = true
    /// Whether a tab was among it.
    package var hasTab = false
  }

  /// Skips white space; controls other than tab are recorded.
  @discardableResult
  @_lifetime(self: copy self)
  package mutating func skipBlanks(log: inout FindingLog) -> Gap {
    var gap = Gap()
    while position < end {
      let byte = bytes[position]
      let byteClass = ByteClass.of(byte)
      guard byteClass == ByteClass.blank || byteClass == ByteClass.control else { break }
      if byteClass == ByteClass.control {
        log.warn(.controlWhitespace, at: position, Message.control(byte))
      }
      gap.isEmpty = false
      if byte == UInt8(ascii: "\t") { gap.hasTab = true }
      position &+= 1
    }
    return gap
  }

  /// Steps over a comment, if one is next, to the end of the line.
  @_lifetime(self: copy self)
  package mutating func skipComment(log: inout FindingLog) {
    guard next == ByteClass.percent else { return }
    if let place = bytes.firstInvalidUTF8(in: position..<end) {
      log.warn(.invalidUTF8InComment, at: place, Message.invalidUTF8(bytes[place]))
    }
    position = end
  }

  /// Cuts the token that is next.
  ///
  /// - Precondition: The next byte is a quote, a zero or part of a word.
  @_lifetime(self: copy self)
  package mutating func token(log: inout FindingLog) throws(Finding) -> Token {
    next == ByteClass.quote ? try quoted(log: &log) : try word()
  }

  /// The text of a token.
  package func text(of token: Token) -> [UInt8] {
    token.form == .decoded ? Array(decoded[token.text]) : bytes.array(token.text)
  }

  /// The text of a token as a string; tokens are valid UTF-8.
  package func string(of token: Token) -> String {
    token.form == .decoded
      ? String(decoding: decoded[token.text], as: UTF8.self) : bytes.text(token.text)
  }

  /// Whether a token is a word of small ASCII letters, in letters of any case.
  func spells(_ word: StaticString, _ token: Token) -> Bool {
    token.form == .decoded
      ? decoded.span.rawBytes.spells(word, in: token.text) : bytes.spells(word, in: token.text)
  }

  /// Adds the text of a token to an index; returns the code of an equal text that was there.
  func insert(_ token: Token, into index: inout LabelIndex) -> Int32? {
    token.form == .decoded
      ? index.insert(decoded.span.rawBytes, token.text) : index.insert(bytes, token.text)
  }

  /// What stands at a place, for messages: a word, a quoted text or a single character.
  package func excerpt(at offset: Int) -> String {
    var stop = offset
    while stop < end, ByteClass.of(bytes[stop]) == ByteClass.word { stop += 1 }
    if stop == offset { stop = min(offset + 1, end) }
    return Message.quote(bytes.extracting(offset..<min(stop, offset + 64)))
  }
}

// MARK: - Words and quotes

extension LineLexer {
  @_lifetime(self: copy self)
  private mutating func word() throws(Finding) -> Token {
    let start = position
    var high: UInt8 = 0
    while position < end {
      let byte = bytes[position]
      guard ByteClass.of(byte) == ByteClass.word else { break }
      high |= byte
      position &+= 1
    }
    if high >= 0x80 { try checkUTF8(start..<position) }
    switch next {
    case ByteClass.zero: throw Message.nulByte(at: position)
    case ByteClass.quote:
      throw Message.quoteInUnquoted(at: position, word: excerpt(at: start))
    case ByteClass.percent: throw Message.percentInUnquoted(at: position)
    default: return Token(offset: start, form: .bare, text: start..<position)
    }
  }

  @_lifetime(self: copy self)
  private mutating func quoted(log: inout FindingLog) throws(Finding) -> Token {
    let start = position
    let quote = bytes[start]
    var hasEscape = false
    var high: UInt8 = 0
    var hasZero = false
    position &+= 1
    while position < end {
      var byte = bytes[position]
      if byte == quote { break }
      if byte == UInt8(ascii: "\\") {
        hasEscape = true
        position &+= 1
        guard position < end else { break }
        byte = bytes[position]
      }
      high |= byte
      if byte == 0 { hasZero = true }
      position &+= 1
    }
    guard position < end else {
      position = end
      throw Message.unterminatedQuote(at: start)
    }
    let content = start &+ 1..<position
    position &+= 1
    if hasZero { try checkZeros(content) }
    if high >= 0x80 { try checkUTF8(content) }
    var token = Token(offset: start, form: .quoted, text: content)
    if hasEscape {
      let range = try Escapes.decode(bytes, content, into: &decoded, log: &log)
      token = Token(offset: start, form: .decoded, text: range)
    }
    switch next {
    case ByteClass.word, ByteClass.quote:
      throw Message.textAfterQuote(at: position, quote: quote)
    case ByteClass.zero: throw Message.nulByte(at: position)
    default: return token
    }
  }

  private func checkUTF8(_ range: Range<Int>) throws(Finding) {
    guard let place = bytes.firstInvalidUTF8(in: range) else { return }
    throw Finding(
      .invalidUTF8, at: place, Message.invalidUTF8(bytes[place]), hint: "--encoding latin1")
  }

  /// Finds the first zero; broken UTF-8 before it comes first.
  private func checkZeros(_ range: Range<Int>) throws(Finding) {
    guard let place = range.first(where: { bytes[$0] == 0 }) else { return }
    try checkUTF8(range.lowerBound..<place)
    throw Message.nulByte(at: place)
  }
}
