// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
internal import ByteKit

extension JSONReader {
  /// Reads a number by the grammar of RFC 8259: no plus sign, no leading zero, digits around a dot.
  mutating func scanNumber() throws(ReadingError) -> Range<Int> {
    let start = position
    if bytes[position] == UInt8(ascii: "-") { position &+= 1 }
    if position < stop, bytes[position] == UInt8(ascii: "0") {
      position &+= 1
      if position < stop, bytes[position].isASCIIDigit {
        throw ReadingError(.jsonSyntax, at: start, "a number must not begin with a zero")
      }
    } else {
      try scanDigits()
    }
    if position < stop, bytes[position] == UInt8(ascii: ".") {
      position &+= 1
      try scanDigits()
    }
    if position < stop, bytes[position].lowercasedASCII == UInt8(ascii: "e") {
      position &+= 1
      if position < stop,
        bytes[position] == UInt8(ascii: "+") || bytes[position] == UInt8(ascii: "-")
      {
        position &+= 1
      }
      try scanDigits()
    }
    return start..<position
  }

  private mutating func scanDigits() throws(ReadingError) {
    guard position < stop, bytes[position].isASCIIDigit else { throw unexpected("a digit") }
    while position < stop, bytes[position].isASCIIDigit { position &+= 1 }
  }

  /// Reads a text from its opening quote and checks all of it.
  mutating func scanText() throws(ReadingError) -> JSONText {
    let opening = position
    let start = position &+ 1
    var hasEscapes = false
    var isASCII = true
    position = start
    while true {
      let run = bytes.quotedRun(from: position, quote: UInt8(ascii: "\""))
      if run.mayHaveHighBytes { isASCII = false }
      position = run.end
      guard position < stop else {
        throw ReadingError(.truncated, at: opening, "the text that begins here is not closed")
      }
      let byte = bytes[position]
      if byte == UInt8(ascii: "\"") { break }
      if byte == UInt8(ascii: "\\") {
        hasEscapes = true
        try scanEscape(from: opening)
        continue
      }
      throw ReadingError(
        .jsonSyntax, at: position, "a control character inside a text",
        hint: "write it as \\u00\(byte < 16 ? "0" : "")\(String(byte, radix: 16))")
    }
    let range = start..<position
    position &+= 1
    if !isASCII, let place = bytes.firstInvalidUTF8(in: range) {
      throw ReadingError(
        .invalidUTF8, at: place, "byte 0x\(hexadecimal(bytes[place])) is not valid UTF-8")
    }
    return JSONText(range: range, hasEscapes: hasEscapes)
  }

  /// Checks one escape and moves behind it.
  private mutating func scanEscape(from opening: Int) throws(ReadingError) {
    let start = position
    guard position &+ 1 < stop else {
      throw ReadingError(.truncated, at: opening, "the text that begins here is not closed")
    }
    switch bytes[position &+ 1] {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"),
      UInt8(ascii: "f"), UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
      position &+= 2
    case UInt8(ascii: "u"):
      let unit = try codeUnit(at: start)
      position &+= 6
      guard unit & 0xF800 == 0xD800 else { return }
      guard unit < 0xDC00, position &+ 1 < stop, bytes[position] == UInt8(ascii: "\\"),
        bytes[position &+ 1] == UInt8(ascii: "u"), try codeUnit(at: position) & 0xFC00 == 0xDC00
      else {
        throw ReadingError(.badEscape, at: start, "this escape is half a character")
      }
      position &+= 6
    default:
      throw ReadingError(.badEscape, at: start, "JSON has no such escape")
    }
  }

  /// The four hexadecimal digits of a `\u` escape.
  private func codeUnit(at escape: Int) throws(ReadingError) -> UInt32 {
    var unit: UInt32 = 0
    var digit = escape &+ 2
    while digit < escape &+ 6 {
      guard digit < stop, let value = bytes[digit].hexadecimalDigit else {
        throw ReadingError(.badEscape, at: escape, "\\u needs four hexadecimal digits")
      }
      unit = unit << 4 | UInt32(value)
      digit &+= 1
    }
    return unit
  }

  /// The error for a byte that does not fit, or for the end of the text.
  @inline(never)
  func unexpected(_ expected: String) -> ReadingError {
    guard position < stop else {
      return ReadingError(.truncated, at: stop, "the text ends where \(expected) was expected")
    }
    let byte = bytes[position]
    let found =
      byte > 0x20 && byte < 0x7F
      ? "'\(Character(Unicode.Scalar(byte)))'" : "byte 0x\(hexadecimal(byte))"
    return ReadingError(.jsonSyntax, at: position, "expected \(expected), found \(found)")
  }

  private func hexadecimal(_ byte: UInt8) -> String {
    (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
  }
}
