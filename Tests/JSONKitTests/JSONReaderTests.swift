// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import ByteKit
import JSONKit
import TestSupport
import Testing

@Suite struct JSONReaderTests {
  /// Walks through a text and writes what it met in one canonical line.
  static func walk(_ text: [UInt8], maximumDepth: Int = 16) throws(ReadingError) -> String {
    var reader = JSONReader(text.span.rawBytes, maximumDepth: maximumDepth)
    var result = ""
    while true {
      switch try reader.next() {
      case .beginObject: result += "{"
      case .endObject: result += "}"
      case .beginArray: result += "["
      case .endArray: result += "]"
      case .key(let key): result += "k(" + reader.string(key) + ")"
      case .text(let value): result += "t(" + reader.string(value) + ")"
      case .number(let range): result += "n(" + text.span.rawBytes.text(range) + ")"
      case .boolean(let value): result += value ? "T" : "F"
      case .null: result += "0"
      case .end: return result
      }
    }
  }

  static func failure(_ text: String, maximumDepth: Int = 16) -> ReadingError? {
    do throws(ReadingError) {
      _ = try walk(Array(text.utf8), maximumDepth: maximumDepth)
      return nil
    } catch {
      return error
    }
  }

  @Test(arguments: [
    (#"{}"#, "{}"), (" [ ] ", "[]"), ("0", "n(0)"), ("-0.5e+7", "n(-0.5e+7)"),
    (#"{"a":[1,2.5,true,false,null,"x"],"b":{}}"#, "{k(a)[n(1)n(2.5)TF0t(x)]k(b){}}"),
    (#""\"\\\/\b\f\n\r\t\u0041\ud83d\ude00é""#, "t(\"\\/\u{8}\u{C}\n\r\tA😀é)"),
    ("\t[\r\n1 , 2\n]\r\n", "[n(1)n(2)]"), (#"{"a\u0062":1}"#, "{k(ab)n(1)}"),
  ])
  func `walks through a text`(text: String, expected: String) throws {
    #expect(try Self.walk(Array(text.utf8)) == expected)
  }

  @Test(arguments: [
    ("", "truncated", 0), ("  ", "truncated", 2), ("[1,]", "json-syntax", 3),
    ("[1 2]", "json-syntax", 3), ("[,1]", "json-syntax", 1), (#"{"a"}"#, "json-syntax", 4),
    (#"{"a":1,}"#, "json-syntax", 7), (#"{a:1}"#, "json-syntax", 1), ("[1}", "json-syntax", 2),
    ("01", "json-syntax", 0), ("+1", "json-syntax", 0), (".5", "json-syntax", 0),
    ("1.", "truncated", 2), ("1.x", "json-syntax", 2), ("1e", "truncated", 2),
    ("-", "truncated", 1), ("NaN", "json-syntax", 0), ("nul", "json-syntax", 0),
    ("1 1", "json-syntax", 2), ("]", "json-syntax", 0), ("'a'", "json-syntax", 0),
    ("[1] // x", "json-syntax", 4), (#""abc"#, "truncated", 0), ("\"a\nb\"", "json-syntax", 2),
    (#""\x""#, "bad-escape", 1), (#""\u12g4""#, "bad-escape", 1), (#""\ud800""#, "bad-escape", 1),
    (#""a\udc00""#, "bad-escape", 2), (#""\ud83d\u0041""#, "bad-escape", 1),
    ("[[[[]]]]", "nesting-too-deep", 3), (#"[{"a":[{}]}]"#, "nesting-too-deep", 7),
  ])
  func `says where and why it refuses`(text: String, code: String, offset: Int) {
    let error = Self.failure(text, maximumDepth: 3)
    #expect(error?.code.rawValue == code)
    #expect(error?.offset == offset)
  }

  @Test(
    arguments: [
      [0x80], [0xC1, 0x80], [0xE0, 0x9F, 0x80], [0xED, 0xA0, 0x80], [0xF0, 0x8F, 0x80, 0x80],
      [0xF4, 0x90, 0x80, 0x80], [0xF5, 0x80, 0x80, 0x80], [0xE2, 0x82], [0xC3], [0xFF],
    ] as [[UInt8]])
  func `refuses broken UTF-8 at its first byte`(broken: [UInt8]) {
    let quote = UInt8(ascii: "\"")
    do throws(ReadingError) {
      _ = try Self.walk([quote, 0xC3, 0xA9] + broken + [quote])
      Issue.record("read \(broken)")
    } catch {
      #expect(error.code == "invalid-utf8")
      #expect(error.offset == 3)
    }
  }

  @Test func `refuses every proper prefix of a text`() {
    let text = Array(#"{"a":[1,-2.5e3,"x\n\u00e9é",{"b":null}],"c":true}"#.utf8)
    for length in text.indices {
      #expect(throws: ReadingError.self, "\(length)") { try Self.walk(Array(text[..<length])) }
    }
  }

  @Test func `survives every short text over the special bytes`() {
    let alphabet = Array(#"{}[],:"\u0-1.e nt"#.utf8)
    var accepted = 0
    for length in 0...4 {
      var digits = [Int](repeating: 0, count: length)
      repeat {
        if (try? Self.walk(digits.map { alphabet[$0] })) != nil { accepted += 1 }
      } while digits.countUp(base: alphabet.count)
    }
    // Counted by a general JSON parser over the same texts.
    #expect(accepted == 451)
  }

  @Test func `reads deep nesting without recursion`() throws {
    let depth = 100_000
    let text = [UInt8](repeating: UInt8(ascii: "["), count: depth)
    #expect(Self.failure(String(decoding: text, as: UTF8.self))?.code == "nesting-too-deep")
    let closed = text + [UInt8](repeating: UInt8(ascii: "]"), count: depth)
    #expect(try Self.walk(closed, maximumDepth: depth).utf8.count == 2 * depth)
  }

  @Test(
    arguments: [
      ("0", 0), ("-0", 0), ("9223372036854775807", Int.max), ("-9223372036854775808", Int.min),
      ("9223372036854775808", nil), ("-9223372036854775809", nil), ("1.0", nil), ("1e3", nil),
      ("99999999999999999999999999", nil),
    ] as [(String, Int?)])
  func `takes whole numbers exactly`(text: String, expected: Int?) {
    let bytes = Array(text.utf8)
    let reader = JSONReader(bytes.span.rawBytes)
    #expect(reader.wholeNumber(0..<bytes.count) == expected)
  }

  @Test(arguments: [
    ("[]", []), ("[0]", [0]), ("[1,2, 3 ,\n4]", [1, 2, 3, 4]),
    ("[4294967294,4294967293,0,10]               ", [4_294_967_294, 4_294_967_293, 0, 10]),
    ("[1, 22,  333,\n4444 , 55555,666666,7777777,88888888]", nil as [UInt32]?),
  ])
  func `reads lists of row ids`(text: String, expected: [UInt32]?) throws {
    let expected = expected ?? [1, 22, 333, 4444, 55555, 666666, 7_777_777, 88_888_888]
    let bytes = Array(text.utf8)
    var reader = JSONReader(bytes.span.rawBytes)
    _ = try reader.next()
    var rows = [UInt32]()
    try reader.appendRowIDs(to: &rows, limit: 100)
    #expect(rows == expected)
    #expect(try reader.next() == .end)
  }

  @Test(arguments: [
    ("[1,2,4294967296,5,6,7,8,9,10]", "row-id", 5), ("[1,-2]", "row-id", 3),
    ("[1,2.0,3,4,5,6,7,8,9]", "row-id", 3), ("[1,02,3,4,5,6,7,8,9]", "json-syntax", 3),
    ("[1,,3,4,5,6,7,8,9,10]", "json-syntax", 3), ("[1,2,3,4,5,6,7,8,9,10,11", "truncated", 24),
    ("[1,2,3,4,5,6,7,8,9,[]]", "row-id", 19), ("[1,2,3,4,5,6,7,8,9,10,11,12,13]", "limit", 25),
    ("[1,10000000000,3,4,5,6,7,8,9]", "row-id", 3), ("[1,,1234567890123456]", "json-syntax", 3),
  ])
  func `refuses what is no list of row ids`(text: String, code: String, offset: Int) throws {
    let bytes = Array(text.utf8)
    var reader = JSONReader(bytes.span.rawBytes)
    _ = try reader.next()
    var rows = [UInt32]()
    do throws(ReadingError) {
      try reader.appendRowIDs(to: &rows, limit: 11)
      Issue.record("read \(rows)")
    } catch {
      #expect(error.code.rawValue.hasPrefix(code))
      #expect(error.offset == offset, "\(error)")
    }
  }

  @Test func `reads one line of many`() throws {
    let bytes = Array("{}\n[1]\nnull".utf8)
    var reader = JSONReader(bytes.span.rawBytes, in: 3..<6)
    #expect(try reader.next() == .beginArray)
    #expect(try reader.next() == .number(4..<5))
    #expect(try reader.next() == .endArray)
    #expect(try reader.next() == .end)
  }
}

extension [Int] {
  /// Steps to the next number of these digits; false after the last one.
  fileprivate mutating func countUp(base: Int) -> Bool {
    for index in indices {
      self[index] += 1
      if self[index] < base { return true }
      self[index] = 0
    }
    return false
  }
}
