// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

package import ByteKit

/// Text from files and file names, made safe to look at.
///
/// Control characters could move the cursor, change colours or hide text, and direction marks can
/// turn it around; each is shown by its code instead, as is a byte that is not UTF-8.
package enum Escaping {
  /// The bytes as text that a terminal shows as it stands.
  package static func visible(_ bytes: some Sequence<UInt8>) -> String {
    var rest = Array(bytes)[...]
    var text = ""
    while !rest.isEmpty {
      var decoder = UTF8()
      var iterator = rest.prefix(4).makeIterator()
      if case .scalarValue(let scalar) = decoder.decode(&iterator) {
        append(scalar, to: &text)
        rest = rest.dropFirst(UTF8.width(scalar))
      } else {
        text += "\\x" + hexadecimal(UInt32(rest.removeFirst()), digits: 2)
      }
    }
    return text
  }

  /// Text with control characters escaped.
  package static func visible(_ text: String) -> String {
    let isPlain = text.utf8.allSatisfy { $0 >= 0x20 && $0 < 0x7F }
    if isPlain { return text }
    var result = ""
    for scalar in text.unicodeScalars { append(scalar, to: &result) }
    return result
  }

  /// Lines of text with everything escaped but the line ends.
  package static func visibleLines(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false)
      .map { visible(String($0)) }.joined(separator: "\n")
  }

  /// A path for messages.
  package static func visible(_ path: FilePath) -> String { visible(path.bytes) }

  /// Appends one scalar, escaped where it would not stand for itself.
  package static func append(_ scalar: Unicode.Scalar, to text: inout String) {
    switch scalar {
    case "\n": text += "\\n"
    case "\r": text += "\\r"
    case "\t": text += "\\t"
    case "\u{0}"..."\u{1F}", "\u{7F}": text += "\\x" + hexadecimal(scalar.value, digits: 2)
    // Controls of ISO 6429, direction marks, line and paragraph separator, byte order mark.
    case "\u{80}"..."\u{9F}", "\u{200E}"..."\u{200F}", "\u{2028}"..."\u{202E}",
      "\u{2066}"..."\u{2069}", "\u{FEFF}":
      text += "\\u{" + hexadecimal(scalar.value, digits: 1) + "}"
    default: text.unicodeScalars.append(scalar)
    }
  }

  private static func hexadecimal(_ value: UInt32, digits: Int) -> String {
    let text = String(value, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, digits - text.utf8.count)) + text
  }
}
