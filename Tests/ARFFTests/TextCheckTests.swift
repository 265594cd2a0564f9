// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import ARFF
import ByteKit
import TestSupport
import Testing

/// Collecting the errors of all lines.
struct TextCheckTests {
  private func check(_ text: String, limit: Int = 100) -> TextCheck {
    TextCheck(of: SharedBytes(Array(text.utf8)), errorLimit: limit)
  }

  private let header = "@relation r\n@attribute n numeric\n@attribute s string\n@data\n"

  @Test func `goes on at the next line after an error`() {
    let found = check(header + "1,a\nx,b\r\n2,c,\nO'B,1\r3\n'open,4\n5,e\n")
    #expect(
      found.errors.map { "\($0.location.map { "\($0)" } ?? "") \($0.code)" } == [
        "6:1 number-expected", "8:2 quote-in-unquoted", "9:2 too-few-values",
        "10:1 unterminated-quote",
      ])
    #expect(found.rowCount == 3)
    #expect(found.warnings.map(\.code) == [.emptyFieldIgnored])
  }

  @Test func `stops at the limit`() {
    #expect(check(header + String(repeating: "x\n", count: 50), limit: 7).errors.count == 7)
  }

  @Test func `reports one error of a header`() {
    let found = check("@relation r\n@attribute n float\n@data\nx\n")
    #expect(found.errors.map(\.code) == [.unknownType])
  }

  @Test func `counts lines over many blocks`() {
    let rows = String(repeating: "1,a\n", count: 10_000)
    let found = check(header + rows + "x,1\n" + rows + "y,1\n")
    #expect(found.errors.map(\.location?.line) == [10_005, 20_006])
    #expect(found.rowCount == 20_000)
  }

  @Test(arguments: 0..<50) func `finds the line that a count from the start finds`(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let text =
      (seed % 2 == 0 ? "\u{FEFF}" : "") + header
      + (0..<500).map { _ in
        ["1,a", "x,b", "2,é'", "O'B,ü", "", "% é"].randomElement(using: &random)!
          + ["\n", "\r\n", "\r"].randomElement(using: &random)!
      }.joined()
    let bytes = SharedBytes(Array(text.utf8))
    let found = check(text, limit: 1000)
    #expect(found.errors.count > 100, "seed \(seed)")
    for error in found.errors {
      let counted = TextLocation(of: error.offset, in: bytes.bytes)
      #expect(error.location == counted, "seed \(seed): \(error)")
    }
  }
}
