// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

public import ByteKit

extension ByteSink {
  /// Appends a value or a label by the rules W1 to W3: bare if it may be, else in quotes.
  ///
  /// Double quotes are preferred; single ones serve only a text with double and no single ones.
  public mutating func append(arffValue bytes: RawSpan) {
    // Most texts have a blank and nothing to escape; that is seen sixteen bytes at a time.
    let run = bytes.quotedRun(from: 0, quote: UInt8(ascii: "\""))
    if run.end == bytes.byteCount, bytes.wordRun(from: 0).end < run.end {
      return append(quoted: bytes, by: UInt8(ascii: "\""), isPlain: true)
    }
    let traits = TextTraits(bytes)
    guard traits.contains(.needsQuotes) || traits.contains(.needsEscape) else {
      return append(bytes)
    }
    let isDoubled = traits.contains(.hasDoubleQuote)
    let isSingle = isDoubled && !traits.contains(.hasSingleQuote)
    let quote = UInt8(ascii: isSingle ? "'" : "\"")
    let isPlain = !traits.contains(.needsEscape) && (!isDoubled || isSingle)
    append(quoted: bytes, by: quote, isPlain: isPlain)
  }

  /// Appends a value or a label by the rules W1 to W3.
  public mutating func append(arffValue text: String) {
    var text = text
    text.makeContiguousUTF8()
    append(arffValue: text.utf8Span.span.rawBytes)
  }

  /// Appends the name of a relation, quoted where readers need it (rule W4).
  package mutating func append(arffName name: String) {
    append(WrittenName(name))
  }

  /// Appends the name of a relation or an attribute by rule W4, with the quote it needs.
  mutating func append(_ name: WrittenName) {
    let bytes = Array(name.text.utf8)
    guard let quote = name.quote else { return append(bytes) }
    append(quoted: bytes.span.rawBytes, by: quote, isPlain: false)
  }

  /// Appends text in quotes; `isPlain` says that nothing in it needs an escape.
  private mutating func append(quoted bytes: RawSpan, by quote: UInt8, isPlain: Bool) {
    append(quote)
    if isPlain {
      append(bytes)
    } else {
      appendEscaped(bytes, quote: quote)
    }
    append(quote)
  }

  private mutating func appendEscaped(_ bytes: RawSpan, quote: UInt8) {
    var start = 0
    var index = 0
    while index < bytes.byteCount {
      let byte = bytes[index]
      if byte == quote || TextTraits.bits(of: byte) & TextTraits.needsEscape.rawValue != 0 {
        append(bytes.extracting(start..<index))
        switch byte {
        case 0x0A: append("\\n")
        case 0x0D: append("\\r")
        case 0x00: append("\\000")
        default:
          append(UInt8(ascii: "\\"))
          append(byte)
        }
        start = index &+ 1
      }
      index &+= 1
    }
    append(bytes.extracting(start..<index))
  }
}
