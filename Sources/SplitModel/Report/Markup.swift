// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import ByteKit
internal import Diagnostics

/// Markup of a page or picture: literals stand as they are, text that is put in is escaped.
///
///     let heading: Markup = "<h1>\(split.name)</h1>"
///
/// Whoever writes a page cannot forget to escape a name: only markup enters as markup.
struct Markup: ExpressibleByStringInterpolation, Sendable {
  /// The markup as text.
  private(set) var text: String

  init(stringLiteral value: String) { text = value }
  init(stringInterpolation: StringInterpolation) { text = stringInterpolation.text }

  /// Joins parts.
  init(_ parts: some Sequence<Markup>, separator: String = "") {
    text = parts.map(\.text).joined(separator: separator)
  }

  static func + (a: Markup, b: Markup) -> Markup { Markup([a, b]) }
  static func += (a: inout Markup, b: Markup) { a.text += b.text }

  /// Gathers literals and escaped text.
  struct StringInterpolation: StringInterpolationProtocol {
    fileprivate var text = ""

    init(literalCapacity: Int, interpolationCount: Int) {}

    mutating func appendLiteral(_ literal: String) { text += literal }
    mutating func appendInterpolation(_ text: String) { self.text += Markup.escaped(text) }
    mutating func appendInterpolation(_ number: Int) { text += Quantity.grouped(number) }
    mutating func appendInterpolation(_ markup: Markup) { text += markup.text }
    mutating func appendInterpolation(_ parts: [Markup]) { text += Markup(parts).text }

    /// A number in plain digits, for attributes.
    mutating func appendInterpolation(plain number: Int) { text += String(number) }
    /// A share in per cent with one digit, for widths and people.
    mutating func appendInterpolation(percent share: Double) {
      text += Quantity.decimal(share * 100, digits: 1)
    }
  }

  /// Text with the characters that markup reserves written as entities.
  ///
  /// Control characters, and marks that turn the direction of text around, become U+FFFD.
  static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "'": result += "&#39;"
      case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{200E}"..."\u{200F}",
        "\u{2028}"..."\u{202E}", "\u{2066}"..."\u{2069}", "\u{FEFF}", "\u{FFFE}"..."\u{FFFF}":
        result += "\u{FFFD}"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
