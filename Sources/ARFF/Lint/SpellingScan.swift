// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import ByteKit

/// Finds the first place of each ``Spelling`` in a text that was read without error.
struct SpellingScan {
  private(set) var places: [Spelling: Int] = [:]
  private let areNumbers: [Bool]
  private let findsNumbers: Bool
  /// The quote that the first row uses, which SciPy then expects in all rows.
  private var expectedQuote: UInt8?
  private var isFirstRow = true

  /// Scans a text; `findsNumbers` says whether to look at the spelling of numbers.
  init(_ bytes: RawSpan, _ header: Header, findsNumbers: Bool) {
    areNumbers = header.attributes.map(\.type.isNumber)
    self.findsNumbers = findsNumbers
    var start = bytes.starts(with: "\u{FEFF}") ? 3 : 0
    while start < bytes.byteCount {
      let end = bytes.endOfLine(from: start, before: bytes.byteCount)
      let first = Self.skipBlanks(bytes, start, end)
      if first < end {
        if start < header.dataOffset {
          scanDeclaration(bytes, start, first, end)
        } else {
          scanRow(bytes, start, first, end)
        }
      }
      start = bytes.startOfNextLine(after: end)
    }
  }

  private mutating func note(_ spelling: Spelling, at place: Int) {
    if places[spelling] == nil { places[spelling] = place }
  }

  private static func isBlank(_ byte: UInt8) -> Bool { byte <= 0x20 }

  private static func skipBlanks(_ bytes: RawSpan, _ start: Int, _ end: Int) -> Int {
    var index = start
    while index < end, isBlank(bytes[index]) { index &+= 1 }
    return index
  }

  /// The place behind a quoted text that begins here.
  private static func skipQuoted(_ bytes: RawSpan, _ opening: Int, _ end: Int) -> Int {
    var index = opening &+ 1
    while index < end, bytes[index] != bytes[opening] {
      index &+= bytes[index] == UInt8(ascii: "\\") ? 2 : 1
    }
    return min(index &+ 1, end)
  }

  private static func skipWord(_ bytes: RawSpan, _ start: Int, _ end: Int) -> Int {
    var index = start
    while index < end, ByteClass.of(bytes[index]) == ByteClass.word { index &+= 1 }
    return index
  }
}

// MARK: - Header

extension SpellingScan {
  private mutating func scanDeclaration(_ bytes: RawSpan, _ start: Int, _ first: Int, _ end: Int) {
    if bytes[first] == UInt8(ascii: "%") { return }
    if first > start { note(.indentedKeyword, at: first) }
    let keywordEnd = Self.skipWord(bytes, first, end)
    let keyword = bytes.text(first..<keywordEnd).lowercased()
    let name = Self.skipBlanks(bytes, keywordEnd, end)
    var index = name
    if keyword == "@attribute", name < end {
      let isQuoted = bytes[name] == UInt8(ascii: "\"") || bytes[name] == UInt8(ascii: "'")
      if bytes[name] == UInt8(ascii: "\"") { note(.doubleQuotedName, at: name) }
      index = isQuoted ? Self.skipQuoted(bytes, name, end) : Self.skipWord(bytes, name, end)
      index = Self.skipBlanks(bytes, index, end)
      scanDate(bytes, index, end)
    }
    var last = UInt8(ascii: " ")
    while index < end {
      let byte = bytes[index]
      switch byte {
      case UInt8(ascii: "%"):
        if keyword != "@data" { note(.commentBehindDeclaration, at: index) }
        return
      case UInt8(ascii: "'"), UInt8(ascii: "\""): index = Self.skipQuoted(bytes, index, end)
      case UInt8(ascii: " ") where last == UInt8(ascii: "{") || last == UInt8(ascii: ","):
        note(.blankBesideLabel, at: index)
        index &+= 1
      case UInt8(ascii: "}"), UInt8(ascii: ","):
        if last == UInt8(ascii: " ") { note(.blankBesideLabel, at: index) }
        index &+= 1
      default: index &+= 1
      }
      last = byte
    }
  }

  private mutating func scanDate(_ bytes: RawSpan, _ start: Int, _ end: Int) {
    let wordEnd = Self.skipWord(bytes, start, end)
    guard bytes.text(start..<wordEnd).lowercased() == "date" else { return }
    let next = Self.skipBlanks(bytes, wordEnd, end)
    if next == end || bytes[next] == UInt8(ascii: "%") || bytes[next] == UInt8(ascii: "{") {
      note(.dateWithoutFormat, at: start)
    }
  }
}

// MARK: - Rows

extension SpellingScan {
  private mutating func scanRow(_ bytes: RawSpan, _ start: Int, _ first: Int, _ end: Int) {
    if bytes[first] == UInt8(ascii: "%") {
      if first > start { note(.indentedComment, at: first) }
      return
    }
    var index = first
    var column = 0
    var hasComma = true
    while index < end {
      let byte = bytes[index]
      switch ByteClass.of(byte) {
      case ByteClass.percent:
        note(.commentBehindRow, at: index)
        isFirstRow = false
        return
      case ByteClass.comma:
        hasComma = true
        column &+= 1
        index &+= 1
      case ByteClass.word, ByteClass.quote:
        if !hasComma, bytes[index &- 1] == 0x09 { note(.tabSeparator, at: index &- 1) }
        hasComma = false
        index = scanValue(bytes, index, end, column)
      default:
        // Braces: what stands inside is taken apart by blanks, not by tabs.
        if byte > 0x20 { hasComma = true }
        index &+= 1
      }
    }
    isFirstRow = false
  }

  /// Looks at one value and returns the place behind it.
  private mutating func scanValue(
    _ bytes: RawSpan, _ start: Int, _ end: Int, _ column: Int
  ) -> Int {
    guard ByteClass.of(bytes[start]) == ByteClass.quote else {
      let stop = Self.skipWord(bytes, start, end)
      scanWord(bytes, start..<stop, column)
      return stop
    }
    let quote = bytes[start]
    if isFirstRow, expectedQuote == nil { expectedQuote = quote }
    if quote != expectedQuote ?? UInt8(ascii: "\"") { note(.mixedQuotes, at: start) }
    return Self.skipQuoted(bytes, start, end)
  }

  private mutating func scanWord(_ bytes: RawSpan, _ range: Range<Int>, _ column: Int) {
    if findsNumbers, column < areNumbers.count, areNumbers[column],
      DecimalNumber.parse(bytes, in: range) == nil
    {
      scanNumber(bytes, range)
    }
    var index = range.lowerBound
    while index < range.upperBound {
      if bytes[index] >= 0x80 {
        let text = bytes.text(range)
        if text.unicodeScalars.contains(where: \.properties.isWhitespace) {
          note(.unicodeSpace, at: range.lowerBound)
        }
        return
      }
      index &+= 1
    }
  }

  private mutating func scanNumber(_ bytes: RawSpan, _ range: Range<Int>) {
    guard let value = NonstandardNumber.parse(bytes, in: range) else { return }
    let text = bytes.text(range)
    let word = text.hasPrefix("+") || text.hasPrefix("-") ? String(text.dropFirst()) : text
    if value.isFinite {
      note(.javaNumber, at: range.lowerBound)
    } else if word != "NaN", word != "Infinity" {
      note(.pythonNumber, at: range.lowerBound)
    }
  }
}
