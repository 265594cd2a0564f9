// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

import ByteKit
import TestSupport
import Testing

/// Fields beside their slow twins: a split at separators, and the standard library's numbers.
struct FieldCursorTests {
  private static let numbersAtOnce = 5_000
  private static let batches = isDebug ? 2 : 500

  /// Surrounds rows with as many bytes as the cursor wants to have.
  private static func framed(_ rows: String) -> [UInt8] {
    Array((String(repeating: "9", count: 17) + rows + String(repeating: "9.", count: 48)).utf8)
  }

  /// Calls `body` with each field of one row and the text that it must have.
  private static func forEachField(
    _ texts: [String], _ body: (borrowing PlainField, String) -> Void
  ) {
    let bytes = framed(texts.joined(separator: ",") + "\n")
    guard var fields = FieldCursor(bytes.span.rawBytes, from: 17) else {
      Issue.record("no cursor")
      return
    }
    var index = 0
    let isRead = fields.read(texts.count) { field in
      body(field, texts[index])
      index += 1
      return true
    }
    let isEnd = fields.endRow()
    #expect(isRead && isEnd && index == texts.count)
    #expect(fields.place == bytes.count - 96)
  }

  private static func checkShort(_ texts: [String]) {
    forEachField(texts) { field, text in
      let digits = text.drop { $0 == "-" }
      let isShort =
        digits.utf8.count <= 8 && digits.contains { $0 != "." }
        && digits.utf8.allSatisfy { $0.isASCIIDigit || $0 == UInt8(ascii: ".") }
        && digits.count { $0 == "." } <= 1 && text.utf8.count - digits.utf8.count <= 1
      let twin = isShort ? DecimalNumberTests.slow(Array(text.utf8))?.value : nil
      let number = field.shortNumber
      if number?.bitPattern != twin?.bitPattern {
        Issue.record("\(text): \(String(describing: number)), not \(String(describing: twin))")
      }
    }
  }

  private static func checkLong(_ texts: [String]) {
    forEachField(texts) { field, text in
      let digits = text.hasPrefix("-") ? text.dropFirst() : text[...]
      let parts = digits.split(separator: ".", omittingEmptySubsequences: false)
      let isLong =
        parts.count == 2 && (1...7).contains(parts[0].count) && parts[1].count <= 16
        && parts[0].count + parts[1].count <= 19
        && parts.joined().utf8.allSatisfy(\.isASCIIDigit)
      let twin = isLong ? DecimalNumberTests.slow(Array(text.utf8))?.value : nil
      let number = field.longDecimal
      if number?.bitPattern != twin?.bitPattern {
        Issue.record("\(text): \(String(describing: number)), not \(String(describing: twin))")
      }
    }
  }

  private static func digits(_ count: Int, _ random: inout SeededGenerator) -> String {
    var text = ""
    for _ in 0..<count { text.append(String(Int.random(in: 0...9, using: &random))) }
    return text
  }

  @Test func `reads every short text as a number as its twin does`() {
    let alphabet = Array("01.-/:e, ".utf8.filter { $0 != UInt8(ascii: ",") })
    for length in 0...(isDebug ? 4 : 6) {
      var digits = [Int](repeating: 0, count: length)
      var texts: [String] = []
      repeat {
        texts.append(String(decoding: digits.map { alphabet[$0] }, as: UTF8.self))
      } while digits.countUp(base: alphabet.count)
      Self.checkShort(texts)
      Self.checkLong(texts)
    }
  }

  @Test func `reads random short numbers to the last bit`() {
    var random = SeededGenerator(seed: 1)
    for _ in 0..<Self.batches {
      Self.checkShort(
        (0..<Self.numbersAtOnce).map { _ in
          let sign = Bool.random(using: &random) ? "-" : ""
          let whole = Self.digits(Int.random(in: 0...9, using: &random), &random)
          let places = Int.random(in: -1...7, using: &random)
          return sign + whole + (places < 0 ? "" : "." + Self.digits(places, &random))
        })
    }
  }

  @Test func `reads random long decimals to the last bit`() {
    var random = SeededGenerator(seed: 2)
    for _ in 0..<Self.batches {
      Self.checkLong(
        (0..<Self.numbersAtOnce).map { _ in
          let sign = Bool.random(using: &random) ? "-" : ""
          let whole = Self.digits(Int.random(in: 0...8, using: &random), &random)
          return sign + whole + "." + Self.digits(Int.random(in: 0...18, using: &random), &random)
        })
    }
  }

  @Test func `reads what the standard library writes`() {
    var random = SeededGenerator(seed: 3)
    for _ in 0..<Self.batches {
      Self.checkLong(
        (0..<Self.numbersAtOnce).map { _ in
          String(Double.random(in: -9_999_999...9_999_999, using: &random))
        })
    }
  }

  @Test func `rounds the neighbours of halves to the right side`() {
    var random = SeededGenerator(seed: 4)
    for _ in 0..<Self.batches {
      var texts: [String] = []
      for _ in 0..<Self.numbersAtOnce / 2 {
        let whole = UInt64.random(in: 1...9_999_999, using: &random)
        let places = min(16, 19 - String(whole).count)
        // An odd number over this power of two lies half way between two doubles.
        let shift = UInt64(whole.leadingZeroBitCount) - 10
        let half = UInt64.random(in: 0..<1 << shift, using: &random) | 1
        let scale = (0..<places).reduce(1 as UInt64) { product, _ in product * 10 }
        let (high, low) = half.multipliedFullWidth(by: scale)
        let cut = high << (64 - shift) | low >> shift
        for fraction in [cut, min(cut + 1, scale - 1)] {
          let text = String(fraction)
          texts.append("\(whole)." + String(repeating: "0", count: places - text.count) + text)
        }
      }
      Self.checkLong(texts)
    }
  }

  @Test func `gives texts of up to sixteen bytes as two words`() {
    let texts = (0...20).map { String("abcdefghijklmnopqrstuvwxyz".prefix($0)) }
    Self.forEachField(texts) { field, text in
      guard let key = field.shortText else {
        #expect(text.isEmpty || text.utf8.count > 16)
        return
      }
      var bytes = Array(text.utf8)
      #expect(key.length == bytes.count && bytes.count <= 16)
      bytes += [UInt8](repeating: 0, count: 16 - bytes.count)
      #expect(key.low == bytes.span.rawBytes.load(UInt64.self, at: 0))
      #expect(key.high == bytes.span.rawBytes.load(UInt64.self, at: 8))
    }
  }

  @Test(arguments: ["\n", "\r\n", "\r"], [",", ";", "\t"])
  func `finds the fields of rows as a split at separators does`(end: String, separator: String) {
    var random = SeededGenerator(seed: 5)
    let rows = (0..<200).map { _ in
      (0..<7).map { _ in Self.digits([0, 1, 5, 9, 70, 150][Int(random.next() % 6)], &random) }
    }
    let text = rows.map { $0.joined(separator: separator) }.joined(separator: end) + end
    let bytes = Self.framed(text)
    let mark = Array(separator.utf8)[0]
    guard var fields = FieldCursor(bytes.span.rawBytes, from: 17, separator: mark) else { return }
    for row in rows {
      var found: [String] = []
      let isRead = fields.read(7) { field in
        found.append(String(decoding: bytes[field.start..<field.end], as: UTF8.self))
        return true
      }
      let isEnd = fields.endRow()
      #expect(isRead && isEnd && found == row)
    }
    #expect(fields.place == bytes.count - 96)
  }

  @Test func `ends a field behind a text that holds separators`() {
    for length in 0...200 {
      let text = "'" + String(repeating: ",\n", count: length) + "'"
      for blanks in ["", " ", " \t "] {
        let bytes = Self.framed("1,\(text)\(blanks),2\n")
        guard var fields = FieldCursor(bytes.span.rawBytes, from: 17) else { return }
        var isRead = fields.read(1) { $0.shortNumber == 1 }
        let beginning = fields.beginning
        #expect(isRead && beginning == 19)
        isRead = fields.endField(behind: 19 + text.utf8.count)
        isRead = isRead && fields.read(1) { $0.shortNumber == 2 }
        isRead = isRead && fields.endRow()
        #expect(isRead, "\(length) pairs and '\(blanks)'")
      }
      let wrong = Self.framed("\(text)x,2\n")
      guard var fields = FieldCursor(wrong.span.rawBytes, from: 17) else { return }
      let isEnd = fields.endField(behind: 17 + text.utf8.count)
      #expect(!isEnd)
    }
  }

  @Test func `stops near the end of the bytes and inside a row that is too short`() {
    let bytes = Self.framed("1,2\n3,4\n")
    guard var fields = FieldCursor(bytes.span.rawBytes, from: 17) else { return }
    let results = [
      fields.read(3) { _ in true }, fields.read(2) { _ in true }, fields.endRow(),
      fields.read(1) { _ in true }, fields.endRow(),
    ]
    #expect(results == [false, true, true, true, false])
    for count in 0..<97 {
      let part = bytes.span.rawBytes.extracting(0..<count)
      if FieldCursor(part, from: min(17, count)) != nil { Issue.record("\(count) bytes suffice") }
    }
    if FieldCursor(bytes.span.rawBytes, from: 16) != nil { Issue.record("16 bytes suffice") }
  }
}
