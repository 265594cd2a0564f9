// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import ARFF
internal import ByteKit
internal import Diagnostics

/// Writes a row that is read with warnings as a strict reader wants it.
struct LenientRow {
  let attributes: [Attribute]
  let columns: [ColumnFit]

  /// The line in other words; nothing if that cannot be said.
  ///
  /// Weight and comment stay as they are.
  func rewritten(
    _ bytes: [UInt8], _ line: Range<Int>, addsLeftOut: Bool
  ) -> TextEdit? {
    var lexer = RowLexer(attributes)
    var log = FindingLog()
    let text = bytes.span.rawBytes
    guard let shape = try? lexer.read(text, line: line, log: &log) else { return nil }
    let end = endOfValues(text, line, isSparse: shape == .sparse)
    switch shape {
    case .blank:
      // A line of commas says nothing; as a comment, it says so.
      let place = lexer.offset
      return TextEdit(place..<place, "% ")
    case .dense:
      let values = lexer.fields.map { spelling($0, lexer, text) }
      return TextEdit(lexer.offset..<end, Array(values.joined(separator: [UInt8(ascii: ",")])))
    case .sparse:
      var entries = lexer.fields.map { ($0.attribute, spelling($0, lexer, text)) }
      if addsLeftOut {
        for (index, column) in columns.enumerated() where column.isText && !lexer.gives(index) {
          entries.append((index, [UInt8(ascii: "?")]))
        }
      }
      entries.sort { $0.0 < $1.0 }
      let pairs = entries.map { Array("\($0.0) ".utf8) + $0.1 }
      let row = [UInt8(ascii: "{")] + pairs.joined(separator: [UInt8(ascii: ",")])
      return TextEdit(lexer.offset..<end, row + [UInt8(ascii: "}")])
    }
  }

  private func spelling(_ field: Field, _ lexer: RowLexer, _ text: RawSpan) -> [UInt8] {
    guard case .text(let token) = field.value else { return [UInt8(ascii: "?")] }
    let bytes = lexer.text(of: token, in: text)
    guard columns[field.attribute].isNumber else {
      return token.isQuoted && token.form != .decoded
        ? bytes.quoted(by: text[token.offset]) : bytes.asValue
    }
    switch columns[field.attribute].value(of: bytes) {
    case .text(let number): return number
    case .missing, nil: return [UInt8(ascii: "?")]
    }
  }

  /// Where the values end, commas behind them included.
  private func endOfValues(_ text: RawSpan, _ line: Range<Int>, isSparse: Bool) -> Int {
    var lexer = LineLexer(text, from: line.lowerBound, to: line.upperBound)
    var log = FindingLog()
    var end = line.lowerBound
    while !lexer.isAtEnd {
      switch lexer.next {
      case ByteClass.word, ByteClass.quote:
        guard (try? lexer.token(log: &log)) != nil else { return line.upperBound }
        end = lexer.position
      case ByteClass.openBrace where !isSparse || end > line.lowerBound && text[end - 1] == 0x7D:
        return end
      case ByteClass.closeBrace, ByteClass.comma:
        lexer.advance()
        end = lexer.position
        if isSparse, text[end - 1] == 0x7D { return endOfCommas(text, end, line) }
      default: lexer.advance()
      }
    }
    return end
  }

  /// Where commas behind a sparse row end, if nothing but a comment follows them.
  private func endOfCommas(_ text: RawSpan, _ start: Int, _ line: Range<Int>) -> Int {
    var lexer = LineLexer(text, from: start, to: line.upperBound)
    var end = start
    while lexer.next == ByteClass.comma || lexer.next == ByteClass.blank {
      if lexer.next == ByteClass.comma { end = lexer.position + 1 }
      lexer.advance()
    }
    return lexer.isAtEnd ? end : start
  }
}
