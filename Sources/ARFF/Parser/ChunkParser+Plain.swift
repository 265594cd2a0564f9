// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
internal import ByteKit

extension ChunkParser {
  /// Reads plain rows; returns the place of the first line that is not one.
  ///
  /// A field on this path may have blanks around it, and a value may be missing. Everything else
  /// that is not a value, a comma or a line end leaves the path.
  mutating func parsePlain(
    _ bytes: RawSpan, _ range: Range<Int>, _ target: Target, row: inout Int, limit: Int
  ) -> Int {
    let columnArray = plan.columns
    let slotArray = plan.slots
    let entryArray = plan.shortLabels.entries
    let columns = columnArray.span
    let slots = slotArray.span
    let entries = entryArray.span
    let writer = target.writer
    let count = bytes.byteCount
    var line = range.lowerBound
    while line < range.upperBound, row < limit {
      var position = line
      var index = 0
      while true {
        let slot = slots[index]
        let cell = slot.slot &* target.stride &+ row
        var next = -1
        switch slot.kind {
        case .number:
          let number = DecimalNumber.parse(bytes, at: position)
          if number.next > position {
            next = number.next
            writer.store(word: number.value.bitPattern, at: cell)
          }
        case .label:
          next = plainLabel(
            bytes, at: position, index, columns[index].labels, entries, writer, cell)
        case .integer:
          let number = DecimalNumber.parse(bytes, at: position)
          if number.next > position {
            guard number.value == number.value.rounded(.towardZero) else { return line }
            next = number.next
            writer.store(word: number.value.bitPattern, at: cell)
          }
        case .text: next = plainText(bytes, at: position, index, writer, cell)
        case .date: next = plainDate(bytes, at: position, index, writer, cell)
        case .bag: return line
        }
        if next < 0 {
          guard position < count else { return line }
          let byte = bytes[position]
          if byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") {
            position &+= 1
            continue
          }
          guard byte == UInt8(ascii: "?") else { return line }
          storeMissing(index, slot.kind, writer, cell)
          next = position &+ 1
        }
        var byte = next < count ? bytes[next] : UInt8(ascii: "\n")
        if byte != UInt8(ascii: ","), byte != UInt8(ascii: "\n") {
          next = Self.skipBlanks(bytes, from: next)
          byte = next < count ? bytes[next] : UInt8(ascii: "\n")
        }
        if byte == UInt8(ascii: ",") {
          index &+= 1
          guard index < columns.count else { return line }
          position = next &+ 1
          continue
        }
        guard byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r"),
          index &+ 1 == columns.count, next &- line <= limits.lineLength
        else { return line }
        line = bytes.startOfNextLine(after: next)
        row &+= 1
        break
      }
    }
    return line
  }

  @inline(never)
  private static func skipBlanks(_ bytes: RawSpan, from start: Int) -> Int {
    var offset = start
    while offset < bytes.byteCount,
      bytes[offset] == UInt8(ascii: " ") || bytes[offset] == UInt8(ascii: "\t")
    {
      offset &+= 1
    }
    return offset
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
    }
  }
}

// MARK: - Labels

extension ChunkParser {
  /// Reads a label; returns its end, or −1 if there is anything unusual about it.
  @inline(__always)
  private mutating func plainLabel(
    _ bytes: RawSpan, at position: Int, _ index: Int, _ column: ShortLabels.Column,
    _ entries: Span<ShortLabels.Entry>, _ writer: CellBlock.Writer, _ cell: Int
  ) -> Int {
    guard position &+ 17 <= bytes.byteCount else { return -1 }
    var key = ShortLabels.Key()
    let low = bytes.load(UInt64.self, at: position)
    let ends = Self.wordEnds(low)
    if ends != 0 {
      let length = ends.trailingZeroBitCount >> 3
      key.low = low & ~(~0 &<< UInt64(length &* 8))
      key.length = length
    } else {
      let high = bytes.load(UInt64.self, at: position &+ 8)
      let ends = Self.wordEnds(high)
      guard ends != 0 else { return longLabel(bytes, at: position, index, writer, cell) }
      let length = ends.trailingZeroBitCount >> 3
      key.low = low
      key.high = high & ~(~0 &<< UInt64(length &* 8))
      key.length = 8 &+ length
    }
    let code = ShortLabels.find(key, in: column, entries)
    if code >= 0 {
      writer.store(code: code, at: cell)
      return position &+ key.length
    }
    // A quoted label, a missing one, or none at all.
    return longLabel(bytes, at: position, index, writer, cell)
  }

  /// The high bits of bytes that are a comma or at most a blank; exact up to the first.
  @inline(__always)
  private static func wordEnds(_ word: UInt64) -> UInt64 {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let commas = word ^ (ones &* 0x2C)
    let isComma = (commas &- ones) & ~commas
    let isBlank = (word &- ones &* 0x21) & ~word
    return (isComma | isBlank) & 0x8080_8080_8080_8080
  }

  /// Reads a label of more than sixteen bytes or in quotes without an escape.
  @inline(never)
  private mutating func longLabel(
    _ bytes: RawSpan, at position: Int, _ index: Int, _ writer: CellBlock.Writer, _ cell: Int
  ) -> Int {
    guard let (range, next) = Self.plainToken(bytes, at: position) else { return -1 }
    if range.count == 1, bytes[range.lowerBound] == UInt8(ascii: "?") { return -1 }
    guard let code = plan.labels[plan.columns[index].index].code(of: bytes, range) else {
      return -1
    }
    writer.store(code: code, at: cell)
    return next
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
    _ bytes: RawSpan, at position: Int, _ index: Int, _ writer: CellBlock.Writer, _ cell: Int
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
