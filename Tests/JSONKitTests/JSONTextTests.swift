// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

import ByteKit
import JSONKit
import TestSupport
import Testing

@Suite struct JSONTextTests {
  static func written(_ text: String) -> String {
    var sink = ByteSink()
    sink.append(jsonText: text)
    return String(decoding: sink.array, as: UTF8.self)
  }

  @Test(arguments: [
    ("", #""""#), ("plain", #""plain""#), ("a\"b\\c/", #""a\"b\\c/""#),
    ("\n\r\t\u{8}\u{C}", #""\n\r\t\b\f""#),
    ("\u{0}\u{1}\u{1F}\u{7F}", "\"\\u0000\\u0001\\u001f\u{7F}\""),
    ("é😀\u{2028}", "\"é😀\u{2028}\""),
  ])
  func `escapes what must be escaped and nothing else`(text: String, expected: String) {
    #expect(Self.written(text) == expected)
  }

  @Test func `comes back from every scalar`() throws {
    for value in 0...0x10_FFFF as ClosedRange<UInt32> where value < 0x300 || value % 997 == 0 {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let text = "a" + String(Character(scalar)) + "\""
      let bytes = Array(Self.written(text).utf8)
      var reader = JSONReader(bytes.span.rawBytes)
      guard case .text(let read) = try reader.next() else {
        Issue.record("no text for \(value)")
        return
      }
      #expect(reader.string(read) == text)
    }
  }

  @Test func `comes back from random texts`() throws {
    var generator = SeededGenerator(seed: 4)
    for round in 0..<500 {
      let scalars = (0..<Int.random(in: 0...40, using: &generator)).compactMap { _ in
        Unicode.Scalar(UInt32.random(in: 0...0x400, using: &generator))
      }
      var text = ""
      text.unicodeScalars.append(contentsOf: scalars)
      let bytes = Array(Self.written(text).utf8)
      var reader = JSONReader(bytes.span.rawBytes)
      guard case .text(let read) = try reader.next() else {
        Issue.record("no text in round \(round)")
        return
      }
      #expect(Array(reader.string(read).utf8) == Array(text.utf8), "seed 4, round \(round)")
    }
  }
}
