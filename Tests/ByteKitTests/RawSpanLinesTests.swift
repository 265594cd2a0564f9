// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

import ByteKit
import TestSupport
import Testing

/// Line ends and runs of text, against loops that go byte by byte.
struct RawSpanLinesTests {
  /// Random bytes, rich in those that matter.
  private func bytes(_ count: Int, _ random: inout SeededGenerator) -> [UInt8] {
    let special = Array("\n\r'\"\\,{}% \t\u{1}".utf8)
    return (0..<count).map { _ in
      switch Int.random(in: 0..<40, using: &random) {
      case 0: special[Int.random(in: 0..<special.count, using: &random)]
      case 1: UInt8.random(in: 0...255, using: &random)
      default: UInt8(ascii: "x")
      }
    }
  }

  @Test(arguments: 0..<20 as Range<UInt64>)
  func `finds and counts line ends`(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let bytes = bytes(300, &random)
    let span = bytes.span.rawBytes
    for _ in 0..<50 {
      let start = Int.random(in: 0...bytes.count, using: &random)
      let end = Int.random(in: start...bytes.count, using: &random)
      let first = bytes[start..<end].firstIndex { $0 == 10 || $0 == 13 } ?? end
      #expect(span.endOfLine(from: start, before: end) == first, "seed \(seed)")
      var count = 0
      for place in start..<end {
        let isPair = bytes[place] == 13 && place + 1 < bytes.count && bytes[place + 1] == 10
        if bytes[place] == 10 || (bytes[place] == 13 && !isPair) { count += 1 }
      }
      #expect(span.countLineEnds(in: start..<end) == count, "seed \(seed)")
    }
  }

  @Test func `counts more line ends than a byte can`() {
    for (line, count) in [("\n", 100_000), ("\r\n", 50_000), ("xy\r", 20_000), ("abc\n", 9000)] {
      let bytes = Array(String(repeating: line, count: count).utf8)
      #expect(bytes.span.rawBytes.countLineEnds(in: 0..<bytes.count) == count)
    }
  }

  @Test func `steps over every kind of line end`() {
    let bytes = Array("a\nb\r\nc\r".utf8)
    let span = bytes.span.rawBytes
    #expect([1, 3, 6, 7].map { span.startOfNextLine(after: $0) } == [2, 5, 7, 7])
  }

  @Test(arguments: 0..<20 as Range<UInt64>)
  func `finds the ends of words and quoted text`(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let bytes = bytes(200, &random)
    let span = bytes.span.rawBytes
    let wordEnds = Set("\"',{}%".utf8)
    for start in 0...bytes.count {
      let word = span.wordRun(from: start)
      let wordEnd = bytes[start...].firstIndex { $0 <= 0x20 || wordEnds.contains($0) }
      #expect(word.end == wordEnd ?? bytes.count, "seed \(seed)")
      #expect(word.mayHaveHighBytes || bytes[start..<word.end].allSatisfy { $0 < 0x80 })
      for quote in "'\"".utf8 {
        let run = span.quotedRun(from: start, quote: quote)
        let end = bytes[start...].firstIndex { $0 < 0x20 || $0 == quote || $0 == 0x5C }
        #expect(run.end == end ?? bytes.count, "seed \(seed)")
        #expect(run.mayHaveHighBytes || bytes[start..<run.end].allSatisfy { $0 < 0x80 })
      }
    }
  }
}
