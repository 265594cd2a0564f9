// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

package import Diagnostics
internal import ByteKit

/// The general way to take one line of the data section apart.
///
/// Any legal line goes through it: dense or sparse, with weight and comment. Readers with a fast
/// path of their own hand it the lines that they do not understand:
///
///     var lexer = RowLexer(header.attributes)
///     switch try lexer.read(bytes, line: start..<end, log: &log) {
///     case .blank: break
///     case .dense, .sparse:
///       for field in lexer.fields { … lexer.text(of: token, in: bytes) … }
///     }
///
/// Errors of form come before errors of values, which are the caller's to find. The lexer's memory
/// is used again for every line.
package struct RowLexer {
  /// What a line holds.
  package enum Shape: Sendable {
    /// Nothing, a comment, or commas only.
    case blank
    /// One value for each attribute; ``RowLexer/fields`` are in their order.
    case dense
    /// Values of some attributes; ``RowLexer/fields`` are in the order of the line.
    case sparse
  }

  /// The values of the last line.
  package private(set) var fields: [Field] = []
  /// The weight of the last line; 1 if it gives none.
  package private(set) var weight = 1.0
  /// The place of the first byte of the last row.
  package private(set) var offset = 0

  private let attributes: [Attribute]
  private var decoded: [UInt8] = []
  /// The fields of a dense row as they are separated: the index in the row, empty ones counted.
  private var columns: [Int] = []
  /// For each attribute the number of the last sparse row that gave it.
  private var givenIn: [Int] = []
  private var sparseRows = 0

  /// Makes a lexer for rows of these attributes.
  package init(_ attributes: [Attribute]) {
    self.attributes = attributes
  }

  /// Takes one physical line apart; `line` is its bytes without its line end.
  ///
  /// - Throws: The first error of the line's form.
  /// - Complexity: O(*n*) for *n* bytes; nothing is allocated once the buffers have grown.
  package mutating func read(
    _ bytes: RawSpan, line: Range<Int>, log: inout FindingLog
  ) throws(Finding) -> Shape {
    fields.removeAll(keepingCapacity: true)
    weight = 1
    var buffer: [UInt8] = []
    swap(&buffer, &decoded)
    buffer.removeAll(keepingCapacity: true)
    var line = LineLexer(bytes, from: line.lowerBound, to: line.upperBound, reusing: buffer)
    line.skipBlanks(log: &log)
    offset = line.position
    let shape: Shape
    if line.next == ByteClass.openBrace {
      shape = .sparse
      try readSparse(&line, log: &log)
    } else {
      shape = try readDense(&line, log: &log) ? .dense : .blank
    }
    if shape != .blank { try readWeight(&line, log: &log) }
    line.skipComment(log: &log)
    decoded = line.decoded
    return shape
  }

  /// The text of a token of the last line.
  package func text(of token: Token, in bytes: RawSpan) -> [UInt8] {
    token.form == .decoded ? Array(decoded[token.text]) : bytes.array(token.text)
  }

  /// The text of all tokens of the last line that have escapes.
  package var decodedText: [UInt8] { decoded }

  /// Whether the last row, a sparse one, gives a value of an attribute.
  package func gives(_ attribute: Int) -> Bool { givenIn[attribute] == sparseRows }

  private func field(_ token: Token, _ attribute: Int, in line: borrowing LineLexer) -> Field {
    let isMissing =
      token.form == .bare && token.text.count == 1
      && line.bytes[token.offset] == UInt8(ascii: "?")
    return Field(
      attribute: attribute, offset: token.offset, value: isMissing ? .missing : .text(token))
  }
}

// MARK: - Dense rows

extension RowLexer {
  /// Reads the values of a dense row; says whether there are any.
  private mutating func readDense(
    _ line: inout LineLexer, log: inout FindingLog
  ) throws(Finding) -> Bool {
    columns.removeAll(keepingCapacity: true)
    var column = 0
    var isOpen = false
    var firstEmpty: Int?
    while true {
      let gap = line.skipBlanks(log: &log)
      let place = line.position
      switch line.next {
      case ByteClass.comma:
        if !isOpen, firstEmpty == nil { firstEmpty = place }
        isOpen = false
        column &+= 1
        line.advance()
      case ByteClass.lineEnd, ByteClass.percent, ByteClass.openBrace:
        let counts = !isOpen && column > 0 && line.next == ByteClass.lineEnd
        if isOpen || counts { column &+= 1 }
        if counts, firstEmpty == nil { firstEmpty = place }
        return try align(to: column, firstEmpty: firstEmpty, &line, log: &log)
      case ByteClass.closeBrace:
        throw Message.unexpectedBrace(UInt8(ascii: "}"), at: place)
      default:
        if isOpen {
          if !gap.hasTab { log.warn(.spaceSeparator, at: place, Message.spaceSeparator) }
          column &+= 1
        }
        let token = try line.token(log: &log)
        fields.append(field(token, fields.count, in: line))
        columns.append(column)
        isOpen = true
      }
    }
  }

  /// Finds which attribute each value belongs to: rule A of the dialect survey.
  ///
  /// `count` is that of the fields, empty ones included; `firstEmpty` the place of the first empty.
  private mutating func align(
    to count: Int, firstEmpty: Int?, _ line: inout LineLexer, log: inout FindingLog
  ) throws(Finding) -> Bool {
    if fields.isEmpty {
      guard line.next != ByteClass.openBrace else {
        throw Message.unexpectedBrace(UInt8(ascii: "{"), at: line.position)
      }
      if count > 0 { log.warn(.emptyRowIgnored, at: offset, Message.emptyRowIgnored) }
      return false
    }
    if fields.count == attributes.count {
      if let firstEmpty {
        log.warn(.emptyFieldIgnored, at: firstEmpty, Message.emptyFieldIgnored)
      }
    } else if count == attributes.count, let firstEmpty {
      log.warn(.emptyFieldMissing, at: firstEmpty, Message.emptyFieldMissing)
      fillEmptyFields(count)
    } else if fields.count > attributes.count {
      throw Message.tooManyValues(
        fields.count, of: attributes.count, at: fields[attributes.count].offset)
    } else {
      throw Message.tooFewValues(
        fields.count, of: attributes.count, next: attributes[fields.count].name, at: line.position)
    }
    return true
  }

  /// Puts a missing value into each empty field.
  private mutating func fillEmptyFields(_ count: Int) {
    let values = fields
    fields.removeAll(keepingCapacity: true)
    var next = 0
    for column in 0..<count {
      if next < values.count, columns[next] == column {
        fields.append(
          Field(attribute: column, offset: values[next].offset, value: values[next].value))
        next += 1
      } else {
        fields.append(Field(attribute: column, offset: offset, value: .missing))
      }
    }
  }
}

// MARK: - Weights

extension RowLexer {
  /// Reads `{number}` behind a row; in front of it, a comma may stand.
  private mutating func readWeight(
    _ line: inout LineLexer, log: inout FindingLog
  ) throws(Finding) {
    line.skipBlanks(log: &log)
    if line.next == ByteClass.comma {
      // Dense rows keep no comma: this one follows a sparse row.
      let comma = line.position
      line.advance()
      line.skipBlanks(log: &log)
      guard line.next == ByteClass.openBrace else { throw Message.textAfterRow("','", at: comma) }
    }
    if line.next == ByteClass.openBrace {
      let brace = line.position
      guard let number = try line.bracedNumber(log: &log) else {
        throw Message.badInstanceWeight(at: brace)
      }
      weight = number
      line.skipBlanks(log: &log)
    }
    guard line.isAtEnd else {
      throw Message.textAfterRow(line.excerpt(at: line.position), at: line.position)
    }
  }
}

// MARK: - Sparse rows

extension RowLexer {
  /// Reads `{index value, …}`.
  private mutating func readSparse(
    _ line: inout LineLexer, log: inout FindingLog
  ) throws(Finding) {
    let brace = line.position
    if givenIn.isEmpty { givenIn = [Int](repeating: 0, count: attributes.count) }
    sparseRows &+= 1
    var previous = -1
    line.advance()
    while true {
      let commas = line.skipCommas(log: &log)
      if line.next == ByteClass.closeBrace {
        if commas > 0 { log.warn(.sparseSeparator, at: line.position, Message.sparseSeparator) }
        line.advance()
        return
      }
      if line.isAtEnd { throw Message.sparseUnterminated(at: brace) }
      if commas != (fields.isEmpty ? 0 : 1) {
        log.warn(.sparseSeparator, at: line.position, Message.sparseSeparator)
      }
      let index = try readIndex(&line, after: previous, log: &log)
      previous = index
      if line.skipCommas(log: &log) > 0, line.isAtWord {
        log.warn(.sparseSeparator, at: line.position, Message.sparseSeparator)
      }
      if line.isAtEnd { throw Message.sparseUnterminated(at: brace) }
      guard line.isAtWord else { throw Message.sparseValueMissing(index, at: line.position) }
      let token = try line.token(log: &log)
      fields.append(field(token, index, in: line))
    }
  }

  /// Reads the index of an attribute that this row has not given yet.
  private mutating func readIndex(
    _ line: inout LineLexer, after previous: Int, log: inout FindingLog
  ) throws(Finding) -> Int {
    let place = line.position
    guard line.isAtWord else {
      throw Message.unexpectedBrace(line.bytes[place], at: place)
    }
    let token = try line.token(log: &log)
    var index = 0
    for offset in token.text {
      let digit = line.bytes[offset]
      guard !token.isQuoted, digit.isASCIIDigit else {
        throw Message.sparseIndex(Message.quote(line.text(of: token)), at: place)
      }
      // Beyond this, no further digit brings the index back into range.
      if index < attributes.count { index = index &* 10 &+ Int(digit & 15) }
    }
    guard !token.isQuoted else { throw Message.sparseIndex("''", at: place) }
    guard index < attributes.count else {
      throw Message.sparseIndexRange(line.string(of: token), of: attributes.count, at: place)
    }
    guard givenIn[index] != sparseRows else {
      throw Message.sparseIndexDuplicate(index, at: place)
    }
    if index < previous { log.warn(.sparseUnordered, at: place, Message.sparseUnordered) }
    givenIn[index] = sparseRows
    return index
  }
}
