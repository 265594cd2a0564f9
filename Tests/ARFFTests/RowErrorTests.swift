// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import ARFF
import ByteKit
import Testing

/// The data section: where each error and each warning points.
struct RowErrorTests {
  private static let header = """
    @relation r
    @attribute n numeric
    @attribute c {x,'y z'}
    @attribute s string
    @data

    """

  @Test(arguments: [
    ("invalid-utf8", "1,x,a→\u{0}"),
    ("nul-byte", "1,x,a→\u{0}b"),
    ("nul-byte", "1,x,'a→\u{0}b'"),
    ("unterminated-quote", "1,x,→'a"),
    ("unterminated-quote", "1,x,→'a\\'"),
    ("unterminated-quote", "1,x,→\"a'\n'"),
    ("text-after-quote", "1,x,'it'→'s'"),
    ("text-after-quote", "1,'x'→y,a"),
    ("quote-in-unquoted", "1,x,O→'Brien"),
    ("percent-in-unquoted", "1,x,50→%"),
    ("bad-escape", "1,x,'a→\\ud83db'"),
    ("too-few-values", "1,x→"),
    ("too-few-values", "1,x →% comment"),
    ("too-few-values", "1,x,→% comment"),
    ("too-few-values", "1,x →{2}"),
    ("too-many-values", "1,x,a,→b"),
    ("too-many-values", "1 x a →b c"),
    ("text-after-row", "1,x,a,{2}→,"),
    ("text-after-row", "1,x,a {2} →5"),
    ("text-after-row", "{0 1} →5"),
    ("text-after-row", "{0 1}→, 5"),
    ("unexpected-brace", "1,x→},a"),
    ("unexpected-brace", "{→{0 1}"),
    ("bad-instance-weight", "1,x,a,→{heavy}"),
    ("bad-instance-weight", "1,x,a,→{1 2}"),
    ("bad-instance-weight", "1,x,a,→{NaN}"),
    ("bad-instance-weight", "1,x,a,→{1"),
    ("number-expected", "→NA,x,a"),
    ("number-expected", "→1_000,x,a"),
    ("number-expected", "→'',x,a"),
    ("number-expected", "→0x10,x,a"),
    ("undeclared-nominal-value", "1,→X,a"),
    ("undeclared-nominal-value", "1,→'y  z',a"),
    ("undeclared-nominal-value", "1,→'?',a"),
    ("sparse-index", "{→-1 1}"),
    ("sparse-index", "{→'0' 1}"),
    ("sparse-index", "{→1.0 x}"),
    ("sparse-index-range", "{→3 1}"),
    ("sparse-index-range", "{→99999999999999999999999999 1}"),
    ("sparse-index-duplicate", "{0 1,→0 2}"),
    ("sparse-value-missing", "{0→}"),
    ("sparse-value-missing", "{0 →{1}"),
    ("sparse-unterminated", "→{0 1"),
    ("sparse-unterminated", "→{0 % 1}"),
  ])
  func `points at the error`(code: String, row: String) throws {
    // The mark stands for a byte that a string cannot hold.
    var marked = Marked(Self.header + row + "\n1,x,a\n")
    if code == "invalid-utf8" {
      marked = Marked(Self.header + "1,x,a→")
      let error = #expect(throws: ReadingError.self) {
        try Table(parsing: SharedBytes(marked.bytes + [0xE9, 0x0A]))
      }
      #expect(error?.code.rawValue == code && error?.offset == marked.offset)
      return
    }
    let error = #expect(throws: ReadingError.self) {
      try Table(parsing: SharedBytes(marked.bytes))
    }
    #expect(error?.code.rawValue == code)
    #expect(error?.offset == marked.offset)
  }

  @Test(arguments: [
    ("control-whitespace", 2, "1,→\u{B}\u{1A}x,a"),
    ("nonstandard-escape", 3, "1,x,'a→\\q\\7\\u00e9'"),
    ("space-separator", 2, "1 →x a"),
    ("empty-field-missing", 1, "1,→,a"),
    ("empty-field-missing", 1, "1,x,→"),
    ("empty-field-ignored", 1, "→,1,x,a,"),
    ("empty-row-ignored", 1, "→,,"),
    ("sparse-separator", 2, "{0,→1 1 x,2 'a b'}"),
    ("sparse-separator", 1, "{0 1,2 a,→}"),
    ("sparse-unordered", 1, "{2 a,→0 1}"),
    ("sparse-implicit-string", 1, "→{0 1}"),
    ("nonstandard-number", 1, "→nan,x,a"),
    ("nonstandard-number", 1, "→' 1',x,a"),
    ("nonstandard-number", 1, "1,x,a,{→2f}"),
    ("invalid-utf8-in-comment", 1, "1,x,a % →"),
  ])
  func `warns at the place`(code: String, count: Int, row: String) throws {
    var marked = Marked(Self.header + row)
    if code == "invalid-utf8-in-comment" {
      marked = Marked(Self.header + "1,x,a % →")
    }
    let tail: [UInt8] = code == "invalid-utf8-in-comment" ? [0xE9, 0x0A] : [0x0A]
    let source = SharedBytes(marked.bytes + tail)
    let table = try Table(parsing: source)
    #expect(table.warnings.map(\.code.rawValue) == [code])
    #expect(table.warnings.first?.offset == marked.offset)
    #expect(table.warnings.first?.count == count)
    let error = #expect(throws: ReadingError.self) {
      try Table(parsing: source, options: ReadingOptions(isStrict: true))
    }
    #expect(error?.code.rawValue == code && error?.offset == marked.offset)
  }

  @Test(arguments: [
    ("fraction-in-integer", "integer", "→1.5"),
    ("two-digit-year", "date yy", "→68"),
    ("bad-date", "date yyyy-MM-dd", "→2001-02-29"),
    ("bad-date", "date yyyy-MM-dd", "→'2001-02-28 x'"),
  ])
  func `checks numbers and dates`(code: String, type: String, row: String) throws {
    let marked = Marked("@relation r\n@attribute a \(type)\n@data\n\(row)\n")
    let error = #expect(throws: ReadingError.self) {
      try Table(
        parsing: SharedBytes(marked.bytes), options: ReadingOptions(isStrict: true))
    }
    #expect(error?.code.rawValue == code)
    #expect(error?.offset == marked.offset)
  }

  @Test func `takes nothing for a leniency but the 22 that are`() {
    #expect(DiagnosticCode(named: "no-such-code") == nil)
    #expect(DiagnosticCode.all.count(where: \.isWarning) == 22)
  }

  @Test func `gives a hint at the label that was meant`() {
    let error = #expect(throws: ReadingError.self) {
      try Table.read("@relation r\n@attribute c {'New York'}\n@data\nnewyork\n")
    }
    #expect(error?.hint == "did you mean 'New York'?")
    #expect(
      error?.description == """
        4:1: error[undeclared-nominal-value]: 'newyork' is not a label of 'c'
            4 | newyork
              | ^
              = hint: did you mean 'New York'?
        """)
  }

  @Test func `reports an error in a bag at the bag`() {
    let marked = Marked(
      "@relation r\n@attribute b relational\n@attribute x numeric\n@end b\n@data\n→'1\\nz'\n")
    let error = #expect(throws: ReadingError.self) {
      try Table(parsing: SharedBytes(marked.bytes))
    }
    #expect(error?.code == .numberExpected && error?.offset == marked.offset)
    #expect(error?.message.contains("line 2") == true)
  }
}
