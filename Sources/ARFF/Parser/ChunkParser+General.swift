// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
internal import ByteKit

extension ChunkParser {
  /// Reads one line the general way; returns the place of the next.
  @inline(never)
  mutating func parseGeneral(
    _ bytes: RawSpan, at start: Int, _ target: Target, row: inout Int
  ) throws(Finding) -> Int {
    let end = bytes.endOfLine(from: start, before: bytes.byteCount)
    if end &- start > limits.lineLength { try checkLongLine(bytes, start, end) }
    let shape = try lexer.read(bytes, line: start..<end, log: &log)
    if shape != .blank {
      if shape == .sparse { try beginSparseRow(row) }
      let fields = lexer.fields
      for field in fields { try store(field, bytes, target, row) }
      if lexer.weight != 1 { weights.append((row, lexer.weight)) }
      row &+= 1
    }
    return bytes.startOfNextLine(after: end)
  }

  /// Lets a line beyond the limit pass if it is a comment.
  private func checkLongLine(_ bytes: RawSpan, _ start: Int, _ end: Int) throws(Finding) {
    var log = FindingLog()
    var line = LineLexer(bytes, from: start, to: end)
    line.skipBlanks(log: &log)
    guard line.isAtEnd else { throw Message.lineTooLong(at: start, limit: limits.lineLength) }
  }

  /// Takes note of a sparse row and of the values that it leaves out.
  private mutating func beginSparseRow(_ row: Int) throws(Finding) {
    sparseRows.append(row)
    guard sparseRows.count <= limits.sparseCells / plan.columns.count else {
      throw Message.tooManySparseCells(at: lexer.offset, limit: limits.sparseCells)
    }
    guard plan.hasSpecialDefaults else { return }
    for (index, column) in plan.columns.enumerated() where !lexer.gives(index) {
      switch column.kind {
      case .number, .integer, .date, .skipped: break
      case .label:
        guard case .nominal(let labels) = plan.attributes[index].type, labels.isEmpty else {
          break
        }
        throw Message.sparseImplicitNominal(plan.attributes[index].name, at: lexer.offset)
      case .text, .bag:
        log.warn(.sparseImplicitString, at: lexer.offset, Message.sparseImplicitString)
        missing[index] &+= 1
      }
    }
  }

  /// Converts a value and writes its cell.
  private mutating func store(
    _ field: Field, _ bytes: RawSpan, _ target: Target, _ row: Int
  ) throws(Finding) {
    let index = field.attribute
    let column = plan.columns[index]
    if column.kind == .skipped { return }
    let cell = column.slot &* target.stride &+ row
    guard case .text(let token) = field.value else {
      return storeMissing(index, column.kind, target.writer, cell)
    }
    if token.form == .decoded {
      let decoded = lexer.decodedText
      try store(token, decoded.span.rawBytes, index, target.writer, cell, isInSource: false)
    } else {
      try store(token, bytes, index, target.writer, cell, isInSource: keepsSource)
    }
  }

  /// Converts the text of a token, which is a range of `bytes`, and writes its cell.
  ///
  /// `isInSource` says whether those are the bytes of the source, to which cells may point.
  private mutating func store(
    _ token: Token, _ bytes: RawSpan, _ index: Int, _ writer: CellBlock.Writer, _ cell: Int,
    isInSource: Bool
  ) throws(Finding) {
    let column = plan.columns[index]
    switch column.kind {
    case .number, .integer:
      guard let number = try number(token, bytes, index) else {
        return storeMissing(index, column.kind, writer, cell)
      }
      writer.store(word: number.bitPattern, at: cell)
    case .label:
      guard let code = plan.labels[column.index].code(of: bytes, token.text) else {
        throw Message.undeclaredNominalValue(
          bytes.array(token.text), of: plan.attributes[index], at: token.offset)
      }
      writer.store(code: code, at: cell)
    case .text:
      let text =
        isInSource
        ? TextCell(address: token.text.lowerBound, length: token.text.count)
        : addText(bytes.extracting(token.text))
      writer.store(word: text.word, at: cell)
    case .date:
      writer.store(word: UInt64(bitPattern: try date(token, bytes, index)), at: cell)
    case .skipped: break
    case .bag:
      let bag = try bags[column.index].append(
        bytes.array(token.text), at: token.offset, log: &log)
      writer.store(word: UInt64(bag + 1), at: cell)
    }
  }

  /// Copies text into the arena.
  private mutating func addText(_ text: RawSpan) -> TextCell {
    let address = arenaBase &+ arena.count
    arena.append(text)
    return TextCell(address: address, length: text.byteCount)
  }

  /// Converts a number; nothing for NaN, which is missing.
  private mutating func number(
    _ token: Token, _ bytes: RawSpan, _ index: Int
  ) throws(Finding) -> Double? {
    if let number = DecimalNumber.parse(bytes, in: token.text) {
      if plan.columns[index].kind == .integer, number != number.rounded(.towardZero) {
        log.warn(.fractionInInteger, at: token.offset, Message.fractionInInteger)
      }
      return number
    }
    guard let number = NonstandardNumber.parse(bytes, in: token.text) else {
      throw Message.numberExpected(
        bytes.array(token.text), of: plan.attributes[index].name, at: token.offset)
    }
    log.warn(.nonstandardNumber, at: token.offset, Message.nonstandardNumber)
    if number.isNaN { return nil }
    if plan.columns[index].kind == .integer, number != number.rounded(.towardZero) {
      log.warn(.fractionInInteger, at: token.offset, Message.fractionInInteger)
    }
    return number
  }

  /// Converts a date.
  private mutating func date(
    _ token: Token, _ bytes: RawSpan, _ index: Int
  ) throws(Finding) -> Int64 {
    let format = plan.formats[plan.columns[index].index]
    guard let date = format.parse(bytes, in: token.text) else {
      throw Message.badDate(bytes.array(token.text), format: format.pattern, at: token.offset)
    }
    if date.hasShortYear { log.warn(.twoDigitYear, at: token.offset, Message.twoDigitYear) }
    return date.milliseconds
  }
}
