// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
internal import ByteKit

/// Reads what follows the name of an attribute: type, weight, and text that is ignored.
struct TypeParser {
  /// The weight; 1 if none is given.
  var weight = 1.0

  /// Reads the rest of a declaration; nothing for a relational attribute, whose attributes follow.
  ///
  /// `isGlued` says whether no white space came before the type.
  mutating func parse(
    _ line: inout LineLexer, isGlued: Bool, log: inout FindingLog
  ) throws(Finding) -> AttributeType? {
    let place = line.position
    switch line.next {
    case ByteClass.openBrace:
      if isGlued { log.warn(.missingSpaceBeforeType, at: place, Message.missingSpaceBeforeType) }
      let type = AttributeType.nominal(try labels(&line, log: &log))
      try parseRest(&line, log: &log)
      return type
    case ByteClass.lineEnd, ByteClass.percent:
      throw Message.typeMissing(at: place)
    case ByteClass.comma, ByteClass.closeBrace:
      throw Message.unknownType(line.excerpt(at: place), at: place)
    default:
      return try typeWord(&line, log: &log)
    }
  }

  /// Reads weight, ignored text and comment.
  mutating func parseRest(_ line: inout LineLexer, log: inout FindingLog) throws(Finding) {
    line.skipBlanks(log: &log)
    if line.next == ByteClass.openBrace {
      let brace = line.position
      guard let number = try line.bracedNumber(log: &log) else {
        throw Message.badAttributeWeight(at: brace)
      }
      weight = number
      line.skipBlanks(log: &log)
    }
    if line.isAtEnd { return }
    let place = line.position
    if line.next == ByteClass.openBrace || line.next == ByteClass.closeBrace {
      throw Message.unexpectedBrace(line.bytes[place], at: place)
    }
    log.warn(.textAfterType, at: place, Message.textAfterType(line.excerpt(at: place)))
    while line.position < line.end, line.next != ByteClass.percent {
      if line.next == ByteClass.zero { throw Message.nulByte(at: line.position) }
      line.advance()
    }
  }

  /// Reads a type word and what belongs to it.
  private mutating func typeWord(
    _ line: inout LineLexer, log: inout FindingLog
  ) throws(Finding) -> AttributeType? {
    let token = try line.token(log: &log)
    let type: AttributeType
    if line.spells("numeric", token) {
      type = .numeric
    } else if line.spells("real", token) {
      type = .real
    } else if line.spells("integer", token) {
      type = .integer
    } else if line.spells("string", token) {
      type = .string
    } else if line.spells("date", token) {
      warnIfQuoted(token, log: &log)
      type = .date(try dateFormat(&line, log: &log))
      try parseRest(&line, log: &log)
      return type
    } else if line.spells("relational", token) {
      warnIfQuoted(token, log: &log)
      try parseRest(&line, log: &log)
      return nil
    } else {
      throw Message.unknownType(Message.quote(line.text(of: token)), at: token.offset)
    }
    warnIfQuoted(token, log: &log)
    try parseRest(&line, log: &log)
    return type
  }

  private func warnIfQuoted(_ token: Token, log: inout FindingLog) {
    if token.isQuoted { log.warn(.quotedKeyword, at: token.offset, Message.quotedKeyword) }
  }

  /// Reads the pattern of a date, if there is one.
  private func dateFormat(
    _ line: inout LineLexer, log: inout FindingLog
  ) throws(Finding) -> DateFormat {
    line.skipBlanks(log: &log)
    // Weka reads on behind a comma and takes the format, others do not; nobody shall have to guess.
    if line.next == ByteClass.comma { throw Message.commaBeforeDateFormat(at: line.position) }
    guard line.isAtWord else { return .iso8601 }
    let token = try line.token(log: &log)
    do throws(ReadingError) {
      return try DateFormat(line.string(of: token))
    } catch {
      throw error.finding.moved(to: token.offset)
    }
  }
}

// MARK: - Labels

extension TypeParser {
  /// Reads a list of labels in braces.
  private func labels(
    _ line: inout LineLexer, log: inout FindingLog
  ) throws(Finding) -> [String] {
    let brace = line.position
    var labels: [String] = []
    var known = LabelIndex()
    var isOpen = false
    var isFirst = true
    line.advance()
    while true {
      line.skipBlanks(log: &log)
      let place = line.position
      switch line.next {
      case ByteClass.closeBrace, ByteClass.comma:
        let isEnd = line.next == ByteClass.closeBrace
        // `{}` is an empty list, not a list of an empty label.
        if !isOpen, !(isEnd && isFirst) {
          log.warn(.emptyNominalValue, at: place, Message.emptyNominalValue)
        }
        line.advance()
        if isEnd { return labels }
        isOpen = false
        isFirst = false
      case ByteClass.lineEnd, ByteClass.percent:
        throw Message.nominalUnterminated(at: brace)
      case ByteClass.openBrace:
        throw Message.unexpectedBrace(UInt8(ascii: "{"), at: place)
      default:
        let token = try line.token(log: &log)
        let label = line.string(of: token)
        if isOpen, let last = labels.last {
          throw Message.nominalCommaMissing(at: place, between: last, and: label)
        }
        guard line.insert(token, into: &known) == nil else {
          throw Message.duplicateNominalValue(label, at: place)
        }
        labels.append(label)
        isOpen = true
        isFirst = false
      }
    }
  }
}
