// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import ByteKit

// Fields that the loops of ChunkParser+Rows leave: missing values, numbers of any length, blanks
// around a value, labels in quotes, and all text and dates.

extension ChunkParser {
  /// Reads a number of any spelling, or a missing one, with blanks around it.
  @inline(never)
  mutating func readNumber(
    _ bytes: RawSpan, _ start: Int, _ end: Int, _ run: ColumnRun, _ target: Target, _ cell: Int,
    _ row: Int
  ) -> Bool {
    let index = run.first &+ (cell &- row) / target.stride &- run.slot
    let first = Self.skipBlanks(bytes, from: start)
    let number = DecimalNumber.parse(bytes, at: first)
    var next = number.next
    if next > first {
      if run.manner == .integers {
        guard number.value == number.value.rounded(.towardZero) else { return false }
      } else if run.manner != .numbers {
        manners.addMisfit(index, isLongDecimal: Self.isLongDecimal(bytes, first..<next))
      }
      target.writer.store(word: number.value.bitPattern, at: cell)
    } else {
      guard bytes[first] == UInt8(ascii: "?") else { return false }
      storeMissing(index, plan.columns[index].kind, target.writer, cell)
      next = first &+ 1
    }
    return next == end || Self.skipBlanks(bytes, from: next) == end
  }

  private static func skipBlanks(_ bytes: RawSpan, from start: Int) -> Int {
    var place = start
    while place < bytes.byteCount,
      bytes[place] == UInt8(ascii: " ") || bytes[place] == UInt8(ascii: "\t")
    {
      place &+= 1
    }
    return place
  }

  /// Whether a number has more than eight digits and dot, the dot among the first.
  private static func isLongDecimal(_ bytes: RawSpan, _ range: Range<Int>) -> Bool {
    guard range.count > 9 else { return false }
    var place = range.lowerBound &+ 1
    while place < range.lowerBound &+ 9 {
      if bytes[place] == UInt8(ascii: ".") { return true }
      place &+= 1
    }
    return false
  }

  /// Reads a label of any length, with blanks around it or in quotes, or a missing one.
  @inline(never)
  mutating func readLabel(
    _ fields: inout FieldCursor, _ index: Int, _ target: Target, _ row: Int
  ) -> Bool {
    guard let start = fields.beginning,
      let (range, next) = Self.plainToken(fields.bytes, at: start)
    else { return false }
    let column = plan.columns[index]
    let cell = column.slot &* target.stride &+ row
    if range.count == 1, next == range.upperBound, fields.bytes[start] == UInt8(ascii: "?") {
      storeMissing(index, .label, target.writer, cell)
    } else {
      guard let code = plan.labels[column.index].code(of: fields.bytes, range) else {
        return false
      }
      target.writer.store(code: code, at: cell)
    }
    return fields.endField(behind: next)
  }

  /// Reads text or a date, in quotes or not, or a missing one.
  @inline(__always)
  mutating func readText(
    _ fields: inout FieldCursor, _ index: Int, _ target: Target, _ row: Int
  ) -> Bool {
    guard let start = fields.beginning else { return false }
    let bytes = fields.bytes
    let column = plan.columns[index]
    let cell = column.slot &* target.stride &+ row
    var next =
      column.kind == .text
      ? plainText(bytes, at: start, target.writer, cell)
      : plainDate(bytes, at: start, index, target.writer, cell)
    if next < 0 {
      guard bytes[start] == UInt8(ascii: "?") else { return false }
      storeMissing(index, column.kind, target.writer, cell)
      next = start &+ 1
    }
    return fields.endField(behind: next)
  }

  /// Steps over a word, or a quoted text without an escape.
  @inline(never)
  mutating func skipField(_ fields: inout FieldCursor) -> Bool {
    guard let start = fields.beginning,
      let (range, next) = Self.plainToken(fields.bytes, at: start), isUTF8(fields.bytes, range)
    else { return false }
    return fields.endField(behind: next)
  }

  /// Writes the cell of a missing value.
  @inline(never)
  mutating func storeMissing(
    _ index: Int, _ kind: TablePlan.Kind, _ writer: CellBlock.Writer, _ cell: Int
  ) {
    missing[index] &+= 1
    switch kind {
    case .number, .integer: writer.store(word: Double.nan.bitPattern, at: cell)
    case .label: writer.store(code: ShortLabels.missing, at: cell)
    case .text, .bag: writer.store(word: 0, at: cell)
    case .date: writer.store(word: UInt64(bitPattern: Int64.min), at: cell)
    case .skipped: break
    }
  }

  /// Finds a word, or a quoted text without an escape.
  private static func plainToken(_ bytes: RawSpan, at position: Int) -> (Range<Int>, Int)? {
    guard position < bytes.byteCount else { return nil }
    let first = bytes[position]
    if first == UInt8(ascii: "'") || first == UInt8(ascii: "\"") {
      let end = bytes.quotedRun(from: position &+ 1, quote: first).end
      guard end < bytes.byteCount, bytes[end] == first else { return nil }
      return (position &+ 1..<end, end &+ 1)
    }
    let end = bytes.wordRun(from: position).end
    return end > position ? (position..<end, end) : nil
  }
}

// MARK: - Dates and text

extension ChunkParser {
  /// Reads a date; returns its end, or −1 if there is anything unusual about it.
  private mutating func plainDate(
    _ bytes: RawSpan, at position: Int, _ index: Int, _ writer: CellBlock.Writer, _ cell: Int
  ) -> Int {
    guard let (range, next) = Self.plainToken(bytes, at: position),
      let date = plan.formats[plan.columns[index].index].parse(bytes, in: range), !date.hasShortYear
    else { return -1 }
    writer.store(word: UInt64(bitPattern: date.milliseconds), at: cell)
    return next
  }

  /// Reads text; returns its end, or −1 if there is anything unusual about it.
  private mutating func plainText(
    _ bytes: RawSpan, at position: Int, _ writer: CellBlock.Writer, _ cell: Int
  ) -> Int {
    guard position < bytes.byteCount else { return -1 }
    let first = bytes[position]
    let isQuoted = first == UInt8(ascii: "'") || first == UInt8(ascii: "\"")
    let start = isQuoted ? position &+ 1 : position
    let run = isQuoted ? bytes.quotedRun(from: start, quote: first) : bytes.wordRun(from: start)
    var next = run.end
    if isQuoted {
      guard next < bytes.byteCount else { return -1 }
      if bytes[next] == UInt8(ascii: "\\") {
        return decodedText(bytes, at: position, run, writer, cell)
      }
      guard bytes[next] == first else { return -1 }
      next &+= 1
    } else if run.end == start || (run.end == start &+ 1 && first == UInt8(ascii: "?")) {
      return -1
    }
    if run.mayHaveHighBytes, !isUTF8(bytes, start..<run.end) { return -1 }
    writer.store(word: TextCell(address: start, length: run.end &- start).word, at: cell)
    return next
  }

  /// Decodes quoted text with the common escapes into the arena.
  private mutating func decodedText(
    _ bytes: RawSpan, at position: Int, _ first: TextRun, _ writer: CellBlock.Writer, _ cell: Int
  ) -> Int {
    let quote = bytes[position]
    let address = arena.count
    arena.append(bytes.extracting(position &+ 1..<first.end))
    let rest = arena.appendQuotedText(
      bytes, from: first.end, quote: quote, meaning: Escapes.standard)
    // An escape is ASCII: the text is UTF-8 if its pieces are.
    guard rest.end < bytes.byteCount, bytes[rest.end] == quote,
      !(first.mayHaveHighBytes || rest.mayHaveHighBytes)
        || isUTF8(bytes, position &+ 1..<rest.end)
    else {
      // The line will be read again, and the addresses of the arena suffice for it once.
      arena.truncate(to: address)
      return -1
    }
    let text = TextCell(address: arenaBase &+ address, length: arena.count &- address)
    writer.store(word: text.word, at: cell)
    return rest.end &+ 1
  }

  /// Whether text between two bytes of ASCII is UTF-8.
  @inline(__always)
  private mutating func isUTF8(_ bytes: RawSpan, _ range: Range<Int>) -> Bool {
    if range.lowerBound >= utf8.lowerBound, range.upperBound <= utf8.upperBound { return true }
    return checkUTF8(bytes, range)
  }

  /// Checks text and, since such text comes in crowds, some of what follows.
  @inline(never)
  private mutating func checkUTF8(_ bytes: RawSpan, _ range: Range<Int>) -> Bool {
    let isKnown = utf8.contains(range.lowerBound)
    let start = isKnown ? utf8.upperBound : range.lowerBound
    let end = min(max(range.upperBound, start &+ Self.utf8Window), bytes.byteCount)
    let valid = bytes.firstInvalidUTF8(in: start..<end) ?? end
    utf8 = (isKnown ? utf8.lowerBound : start)..<valid
    return range.upperBound <= valid
  }

  /// How far a check for UTF-8 goes at least.
  private static var utf8Window: Int { 4096 }
}
