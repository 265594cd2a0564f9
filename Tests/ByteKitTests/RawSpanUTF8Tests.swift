// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

import ByteKit
import TestSupport
import Testing

/// The check for UTF-8, against the standard library's decoder.
struct RawSpanUTF8Tests {
  /// The place of the first sequence that the standard library repairs.
  private func firstRepair(_ bytes: ArraySlice<UInt8>) -> Int? {
    var place = bytes.startIndex
    var parser = Unicode.UTF8.ForwardParser()
    var rest = bytes.makeIterator()
    while true {
      switch parser.parseScalar(from: &rest) {
      case .valid(let scalar): place += scalar.count
      case .error: return place
      case .emptyInput: return nil
      }
    }
  }

  private func check(_ bytes: [UInt8], _ range: Range<Int>, _ comment: Comment) {
    let found = bytes.span.rawBytes.firstInvalidUTF8(in: range)
    #expect(found == firstRepair(bytes[range]), comment)
  }

  /// Every form of a sequence, and what is broken about one: a lead alone, a continuation too
  /// many, bytes out of bounds, overlong forms, surrogates, scalars that are too large.
  private static let sequences: [[UInt8]] = [
    [0x00], [0x7F], [0x80], [0xBF], [0xC0, 0xAF], [0xC1, 0xBF], [0xC2], [0xC2, 0x80], [0xC2, 0x7F],
    [0xC2, 0xC0], [0xDF, 0xBF], [0xDF, 0xBF, 0xBF], [0xE0, 0x9F, 0xBF], [0xE0, 0xA0, 0x80],
    [0xE0, 0xA0], [0xE1, 0x80, 0x80], [0xEC, 0xBF, 0xBF], [0xED, 0x9F, 0xBF], [0xED, 0xA0, 0x80],
    [0xEE, 0x80, 0x80], [0xEF, 0xBF, 0xBF], [0xEF, 0xBF], [0xEF], [0xF0, 0x8F, 0xBF, 0xBF],
    [0xF0, 0x90, 0x80, 0x80], [0xF0, 0x90, 0x80], [0xF0, 0x90], [0xF0], [0xF1, 0x80, 0x80, 0x80],
    [0xF3, 0xBF, 0xBF, 0xBF], [0xF4, 0x8F, 0xBF, 0xBF], [0xF4, 0x90, 0x80, 0x80],
    [0xF4, 0x8F, 0xBF, 0xBF, 0xBF], [0xF5, 0x80, 0x80, 0x80], [0xF8], [0xFE], [0xFF],
  ]

  @Test(arguments: sequences)
  func `finds a broken sequence at every place`(sequence: [UInt8]) {
    for before in 0..<70 {
      for after in [0, 1, 2, 3, 15, 64, 130] {
        let bytes =
          [UInt8](repeating: 0x61, count: before) + sequence
          + [UInt8](repeating: 0x7A, count: after)
        check(bytes, 0..<bytes.count, "\(sequence) behind \(before), before \(after)")
      }
    }
  }

  @Test(arguments: 0..<200 as Range<UInt64>)
  func `agrees with the standard library on random text`(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let isASCII = seed % 3 == 0
    var bytes: [UInt8] = []
    while bytes.count < 400 {
      let scalar =
        isASCII || Bool.random(using: &random)
        ? "x" : ["é", "東", "😀", "\u{7FF}", "\u{800}"].randomElement(using: &random) ?? "x"
      bytes += Array(scalar.utf8)
    }
    for _ in 0..<20 {
      let start = Int.random(in: 0...bytes.count, using: &random)
      let end = Int.random(in: start...bytes.count, using: &random)
      check(bytes, start..<end, "seed \(seed), \(start)..<\(end)")
      var broken = bytes
      broken[Int.random(in: 0..<bytes.count, using: &random)] ^=
        1 << UInt8.random(in: 0..<8, using: &random)
      check(broken, start..<end, "seed \(seed), \(start)..<\(end), a bit flipped")
    }
  }

  @Test func `is not misled by bytes outside the range`() {
    let bytes: [UInt8] = [0xE0] + [UInt8](repeating: 0x61, count: 100) + [0x80]
    check(bytes, 1..<101, "ASCII between a lead and a continuation")
  }
}
