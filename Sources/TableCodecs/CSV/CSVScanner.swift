// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
internal import ByteKit

/// One field of a line of CSV.
struct CSVField {
  /// The bytes, without quotes around.
  let range: Range<Int>
  /// Whether it stood in quotes.
  let isQuoted: Bool
  /// Whether there are doubled quotes in it.
  let hasDoubledQuotes: Bool

  /// Whether it is empty without quotes: a missing value.
  var isMissing: Bool { range.isEmpty && !isQuoted }
}

/// Takes CSV apart by RFC 4180; lines may end in LF, CR LF or CR.
struct CSVScanner: ~Escapable {
  let bytes: RawSpan
  /// Where the next field begins.
  private(set) var position: Int

  @_lifetime(copy bytes)
  init(_ bytes: RawSpan) {
    self.bytes = bytes
    position = bytes.starts(with: "\u{FEFF}") ? 3 : 0
  }

  /// Whether all lines were read.
  var isAtEnd: Bool { position >= bytes.byteCount }

  /// Goes to the beginning of a line.
  @_lifetime(self: copy self)
  mutating func move(to line: Int) { position = line }

  /// Reads the fields of the next line, one at least.
  ///
  /// - Throws: ``ReadingError`` with code `unterminated-quote`, `text-after-quote`,
  ///   `quote-in-unquoted` or `limit-exceeded`.
  mutating func readLine(into fields: inout [CSVField], limit: Int) throws(ReadingError) {
    fields.removeAll(keepingCapacity: true)
    if readPlainFields(into: &fields, limit: limit) { return }
    while true {
      guard fields.count < limit else {
        throw ReadingError(.limitExceeded, at: position, "a line has more than \(limit) fields")
      }
      let isQuoted = position < bytes.byteCount && bytes[position] == UInt8(ascii: "\"")
      fields.append(isQuoted ? try quotedField() : try plainField())
      guard position < bytes.byteCount else { return }
      let byte = bytes[position]
      position &+= 1
      if byte == UInt8(ascii: ",") {
        if isQuoted, readPlainFields(into: &fields, limit: limit) { return }
        continue
      }
      if byte == 0x0D, position < bytes.byteCount, bytes[position] == 0x0A { position &+= 1 }
      return
    }
  }

  /// Reads fields without quotes, 64 bytes at a time; returns whether that was the whole line.
  ///
  /// It stops in front of a field with a quote, and near the end of the text: a field takes 60
  /// instructions here and 110 by itself.
  private mutating func readPlainFields(into fields: inout [CSVField], limit: Int) -> Bool {
    var start = position
    var base = start
    while base <= bytes.byteCount &- 64 {
      var marks = bytes.fieldEnds(at: base)
      while marks != 0 {
        let end = base &+ marks.trailingZeroBitCount
        let byte = bytes[end]
        guard byte != UInt8(ascii: "\""), fields.count < limit else {
          position = start
          return false
        }
        fields.append(CSVField(range: start..<end, isQuoted: false, hasDoubledQuotes: false))
        start = end &+ 1
        if byte != UInt8(ascii: ",") {
          position = bytes.startOfNextLine(after: end)
          return true
        }
        marks &= marks &- 1
      }
      base &+= 64
    }
    position = start
    return false
  }

  private mutating func plainField() throws(ReadingError) -> CSVField {
    let start = position
    while position < bytes.byteCount {
      switch bytes[position] {
      case UInt8(ascii: ","), 0x0A, 0x0D:
        return CSVField(range: start..<position, isQuoted: false, hasDoubledQuotes: false)
      case UInt8(ascii: "\""):
        throw ReadingError(
          .quoteInUnquoted, at: position, "a quote inside a field without quotes around",
          hint: "put the field in quotes and double the quote")
      default: position &+= 1
      }
    }
    return CSVField(range: start..<position, isQuoted: false, hasDoubledQuotes: false)
  }

  private mutating func quotedField() throws(ReadingError) -> CSVField {
    let opening = position
    position &+= 1
    var hasDoubledQuotes = false
    while position < bytes.byteCount {
      let run = bytes.quotedRun(from: position, quote: UInt8(ascii: "\""))
      position = run.end
      guard position < bytes.byteCount else { break }
      // Backslashes and controls end a run, too, but mean nothing here.
      guard bytes[position] == UInt8(ascii: "\"") else {
        position &+= 1
        continue
      }
      let close = position
      position &+= 1
      guard position < bytes.byteCount else {
        return CSVField(
          range: opening + 1..<close, isQuoted: true, hasDoubledQuotes: hasDoubledQuotes)
      }
      switch bytes[position] {
      case UInt8(ascii: "\""):
        hasDoubledQuotes = true
        position &+= 1
      case UInt8(ascii: ","), 0x0A, 0x0D:
        return CSVField(
          range: opening + 1..<close, isQuoted: true, hasDoubledQuotes: hasDoubledQuotes)
      default:
        throw ReadingError(
          .textAfterQuote, at: position, "expected ',' after the quoted field",
          hint: "double a quote inside quotes")
      }
    }
    throw ReadingError(.unterminatedQuote, at: opening, "the quote is not closed")
  }

  /// Appends the value of a field.
  ///
  /// - Throws: ``ReadingError`` with code `invalid-utf8` at the first broken byte.
  func append(_ field: CSVField, to value: inout [UInt8]) throws(ReadingError) {
    try checkUTF8(field)
    var index = field.range.lowerBound
    while index < field.range.upperBound {
      value.append(bytes[index])
      // The scanner has seen that quotes inside come in pairs.
      index &+= bytes[index] == UInt8(ascii: "\"") && field.isQuoted ? 2 : 1
    }
  }

  /// Refuses a field that is not UTF-8.
  func checkUTF8(_ field: CSVField) throws(ReadingError) {
    guard let place = bytes.firstInvalidUTF8(in: field.range) else { return }
    throw ReadingError(
      .invalidUTF8, at: place, "byte 0x\(String(bytes[place], radix: 16)) is not valid UTF-8",
      hint: "--encoding latin1")
  }
}
