// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import ARFF
import ByteKit
import SplitCodecs
import SplitModel
import TestSupport
import Testing

/// Errors of split files in text: each has its code and points at its place.
@Suite struct ARFFSplitErrorTests {
  private static let header =
    "@relation x\n@attribute type {TRAIN,TEST}\n@attribute rowid numeric\n"
    + "@attribute repeat numeric\n@attribute fold numeric\n@data\n"

  /// Text with `^` in front of the place, and the code to expect there.
  @Test(arguments: [
    ("TRAIN,^x,0,0", "number-expected"),
    ("TRAIN,^?,0,0", "SP003"),
    ("TRAIN,^-1,0,0", "SP003"),
    ("TRAIN,^1.5,0,0", "SP003"),
    ("TRAIN,^4294967295,0,0", "SP003"),
    ("TRAIN,^4611686018427387904,0,0", "SP003"),
    ("TRAIN,^1e300,0,0", "SP003"),
    ("TRAIN,1,^2147483648,0", "SP003"),
    ("TRAIN,1,0,^-2", "SP003"),
    ("TRAIN,1,0,0\n^VALID,1,0,0", "undeclared-nominal-value"),
    ("TRAIN,1,0,0\n^train,1,0,0", "undeclared-nominal-value"),
    ("TRAIN,1,0,0\nTRAIN,2,0^", "too-few-values"),
    ("TRAIN,1,0,0\nTRAIN,2,0,0,^9\n", "too-many-values"),
    ("TRAIN,1,0,0\nTRAIN,2,0,0\nTRAIN,3,0,0\n^'TRAIN,4,0,0", "unterminated-quote"),
    ("TRAIN,1,0,0\nTRAIN,2,0,0 ^}", "unexpected-brace"),
  ])
  func `points at what is wrong`(marked: String, code: String) throws {
    let offset = marked.utf8.firstIndex(of: UInt8(ascii: "^"))
    let place = marked.utf8.distance(from: marked.utf8.startIndex, to: try #require(offset))
    let text = Self.header + marked.filter { $0 != "^" }
    let error = #expect(throws: ReadingError.self) {
      try ARFFSplitFile(parsing: SharedBytes(Array(text.utf8)))
    }
    #expect(error?.code.rawValue == code)
    #expect(error?.offset == Self.header.utf8.count + place)
  }

  @Test(arguments: [
    ("@relation x\n@attribute a numeric\n@data\n", "SP001"),
    ("@relation x\n@attribute type {TRAIN,TEST}\n@attribute rowid numeric\n@data\n", "SP002"),
    (
      "@relation x\n@attribute type {A,B}\n@attribute rowid numeric\n"
        + "@attribute repeat numeric\n@attribute fold numeric\n@data\n", "SP002"
    ),
    (
      "@relation x\n@attribute type {TRAIN,TEST}\n@attribute rowid string\n"
        + "@attribute repeat numeric\n@attribute fold numeric\n@data\n", "SP002"
    ),
    (
      "@relation x\n@attribute type {TRAIN,TEST}\n@attribute rowid numeric\n@attribute row_id real"
        + "\n@attribute repeat numeric\n@attribute fold numeric\n@data\n", "SP002"
    ),
    ("<html><body>404</body></html>", "relation-missing"),
    ("{\"error\": {\"code\": 111}}", "relation-missing"),
    ("", "relation-missing"),
    ("\u{1F}\u{8B}", "invalid-utf8"),
  ])
  func `says what is no split file`(text: String, code: String) {
    let error = #expect(throws: ReadingError.self) {
      try ARFFSplitFile(parsing: SharedBytes(Array(text.utf8)))
    }
    if code != "invalid-utf8" { #expect(error?.code.rawValue == code) }
  }

  @Test func `strict reading refuses a leniency at its place`() throws {
    let text = Self.header + "TRAIN,1,0,0\nTRAIN,2,0,0,\n"
    let bytes = SharedBytes(Array(text.utf8))
    let file = try ARFFSplitFile(parsing: bytes)
    #expect(file.warnings.map(\.code.rawValue) == ["empty-field-ignored"])
    let error = #expect(throws: ReadingError.self) {
      try ARFFSplitFile(parsing: bytes, options: ReadingOptions(isStrict: true))
    }
    #expect(error?.code == "empty-field-ignored")
    #expect(error?.offset == file.warnings[0].offset)
  }

  @Test func `a truncated text is an error or exactly the rows that are complete`() throws {
    let rows = ["TRAIN,10,0,0", "TRAIN,21,0,0", "TEST,32,0,0", "TRAIN,32,0,1", "TEST,10,0,1"]
    let text = Array((Self.header + rows.joined(separator: "\n") + "\n").utf8)
    for length in 0..<text.count {
      guard
        let split = try? ARFFSplitFile(parsing: SharedBytes(Array(text[..<length]))).split
      else { continue }
      let whole = String(decoding: text[..<length], as: UTF8.self)
      let lines = whole.dropFirst(Self.header.utf8.count).split(separator: "\n")
      #expect(split.listedRowCount == lines.count, "cut at \(length)")
      for (line, row) in zip(lines, rows).dropLast() { #expect(line == row) }
    }
  }

  @Test func `limits are errors`() {
    let text = Self.header + "TRAIN,1,0,0\nTRAIN,1,0,1\nTRAIN,1,0,2\n"
    let bytes = SharedBytes(Array(text.utf8))
    let cells = #expect(throws: ReadingError.self) {
      try ARFFSplitFile(parsing: bytes, options: ReadingOptions(limits: Limits(folds: 2)))
    }
    #expect(cells?.code == "limit-exceeded")
    let long = SharedBytes(Array((Self.header + String(repeating: " ", count: 100)).utf8))
    let line = #expect(throws: ReadingError.self) {
      try ARFFSplitFile(parsing: long, options: ReadingOptions(limits: Limits(lineLength: 50)))
    }
    #expect(line?.code == "line-too-long")
  }
}
