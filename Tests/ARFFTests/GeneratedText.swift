// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

import TestSupport

/// Random texts that are read without an error, row by row.
struct GeneratedText {
  static let header = """
    @relation generated
    @attribute n numeric
    @attribute i integer
    @attribute c {a,'b c',"d,e",label-with-more-than-sixteen-bytes}
    @attribute s string
    @attribute d date "yyyy-MM-dd HH:mm"
    @data

    """

  private static let numbers = [
    "0", "-1", "12.5", ".5", "5.", "1e3", "-2.5E-7", "123456789.123456789", "?", "+7", "1e999",
    "0.30000000000000004", "9007199254740993", "'3'", "00012", "NaN",
  ]
  private static let integers = ["0", "-5", "123456", "?", "99999999999", "'7'", "1.5"]
  private static let labels = [
    "a", "'a'", "\"b c\"", "'b c'", "'d,e'", "'d\\,e'", "?", "label-with-more-than-sixteen-bytes",
    "'label-with-more-than-sixteen-bytes'",
  ]
  private static let texts = [
    "x", "?", "'?'", "''", "\"\"", "'a b'", "\"it's\"", "'it\\'s'", "žluťoučký", "'日本, 語'",
    "'\\n\\t'",
    "'tab\there'", "'\\u00e9\\x'", "@x", "a\\b", "'ends with \\\\'",
    "'a much longer text, of more than thirty-two bytes \\\"quoted\\\" at the end\\\"'",
  ]
  private static let dates = ["'2001-04-03 12:30'", "\"1969-12-31 23:59\"", "?", "'2001-4-3 1:02'"]

  private var random: SeededGenerator

  init(seed: UInt64) {
    random = SeededGenerator(seed: seed)
  }

  /// A row without a line end, perhaps with blanks around its values.
  mutating func row() -> String {
    let values = [
      pick(Self.numbers), pick(Self.integers), pick(Self.labels), pick(Self.texts),
      pick(Self.dates),
    ]
    let separator = pick([",", ",", ",", ", ", " ,", "\t", ",\t "])
    return pick(["", "", "", " ", "\t"]) + values.joined(separator: separator)
      + pick(["", "", "", " ", "\t "])
  }

  /// Any line: a row, perhaps with weight or comment, a sparse row, a comment, or nothing.
  mutating func line() -> String {
    switch Int.random(in: 0..<20, using: &random) {
    case 0: return ""
    case 1: return "  % comment"
    case 2: return ",,"
    case 3: return row() + ",{\(pick(["2", "0.5", "1"]))}"
    case 4: return row() + " % comment, 'with a quote"
    case 5: return "{0 \(pick(Self.numbers)), 3 \(pick(Self.texts))}"
    case 6: return "{}"
    default: return row()
    }
  }

  mutating func lineEnd() -> String { pick(["\n", "\n", "\n", "\r\n", "\r"]) }

  private mutating func pick(_ texts: [String]) -> String {
    texts[Int.random(in: 0..<texts.count, using: &random)]
  }
}
