// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

extension ByteSink {
  /// Appends a JSON text in quotes.
  ///
  /// Only what must be escaped is: quote, backslash and the controls below U+0020, those with the
  /// short names of JSON where there is one. Other text stays UTF-8.
  public mutating func append(jsonText text: String) {
    var text = text
    text.makeContiguousUTF8()
    append(jsonText: text.utf8Span.span.rawBytes)
  }

  /// Appends the JSON text of UTF-8 bytes, in quotes.
  public mutating func append(jsonText bytes: RawSpan) {
    append(UInt8(ascii: "\""))
    var start = 0
    var index = 0
    while index < bytes.byteCount {
      let byte = bytes[index]
      if byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") {
        append(bytes.extracting(start..<index))
        appendJSONEscape(byte)
        start = index &+ 1
      }
      index &+= 1
    }
    append(bytes.extracting(start..<index))
    append(UInt8(ascii: "\""))
  }

  private mutating func appendJSONEscape(_ byte: UInt8) {
    switch byte {
    case UInt8(ascii: "\""): append("\\\"")
    case UInt8(ascii: "\\"): append("\\\\")
    case 0x0A: append("\\n")
    case 0x0D: append("\\r")
    case 0x09: append("\\t")
    case 0x08: append("\\b")
    case 0x0C: append("\\f")
    default:
      append(byte < 16 ? "\\u000" : "\\u00")
      append(String(byte, radix: 16))
    }
  }
}
