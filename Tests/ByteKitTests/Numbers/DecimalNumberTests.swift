// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

import ByteKit
import TestSupport
import Testing

@Suite struct DecimalNumberTests {
  /// The obvious twin: finds the end by the grammar, then lets the standard library read.
  static func slow(_ text: [UInt8]) -> (value: Double, count: Int)? {
    var index = 0
    func digits() -> Int {
      let start = index
      while index < text.count, text[index].isASCIIDigit { index += 1 }
      return index - start
    }
    func take(_ bytes: String) -> Bool {
      guard index < text.count, bytes.utf8.contains(text[index]) else { return false }
      index += 1
      return true
    }
    _ = take("+-")
    var count = digits()
    if take(".") { count += digits() }
    guard count > 0 else { return nil }
    let mark = index
    if take("eE") {
      _ = take("+-")
      if digits() == 0 { index = mark }
    }
    return Double(String(decoding: text[..<index], as: UTF8.self)).map { ($0, index) }
  }

  /// Reads a text at the end of a span, with a comma behind it, and with much behind it; and near
  /// the start of the span, and with digits and dots before it, at which one way looks back.
  static func check(_ text: String, _ note: @autoclosure () -> String = "") {
    let bytes = Array(text.utf8)
    let expected = slow(bytes)
    for lead in ["123", "98765432.1234567,", "-9.87654.3219876543,"] {
      for tail in ["", ",", ",12345678901234567890", " 1.5e3,-1.5,1.5,1"] {
        let all = Array(lead.utf8) + bytes + Array(tail.utf8)
        let start = lead.utf8.count
        let number = DecimalNumber.parse(all.span.rawBytes, at: start)
        let isSame =
          number.value.bitPattern == (expected?.value ?? 0).bitPattern
          && number.next == start + (expected?.count ?? 0)
        if !isSame {
          let wanted = String(describing: expected)
          Issue.record("'\(lead)' + '\(text)' + '\(tail)': \(number), not \(wanted) \(note())")
        }
      }
    }
  }

  @Test func `agrees with its twin on every short text`() {
    let alphabet = Array("019.-+eE,\u{2F}:a".utf8)
    for length in 0...(isDebug ? 4 : 5) {
      var digits = [Int](repeating: 0, count: length)
      repeat {
        Self.check(String(decoding: digits.map { alphabet[$0] }, as: UTF8.self))
      } while digits.countUp(base: alphabet.count)
    }
  }

  @Test func `agrees with its twin for every place of the dot in digits of every length`() {
    for length in 1...40 {
      let digits = (1...length).map { Character(String($0 % 10)) }
      for dot in 0...length {
        let text = String(digits[..<dot]) + "." + String(digits[dot...])
        for sign in ["", "-", "+"] {
          Self.check(sign + text)
          Self.check(sign + text + "e-7")
          Self.check(sign + String(repeating: "0", count: 20) + text + "E+5")
        }
      }
    }
  }

  @Test(arguments: 1...4 as ClosedRange<UInt64>)
  func `agrees with its twin on random spellings`(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    for round in 0..<(isDebug ? 2_000 : 300_000) {
      var text = ["", "-", "+"].randomElement(using: &generator) ?? ""
      let whole = Int.random(
        in: 0...[2, 5, 12, 25][Int.random(in: 0..<4, using: &generator)], using: &generator)
      for _ in 0..<whole { text += String(Int.random(in: 0...9, using: &generator)) }
      if Bool.random(using: &generator) {
        text += "."
        for _ in 0..<Int.random(in: 0...20, using: &generator) {
          text += String(Int.random(in: 0...9, using: &generator))
        }
      }
      if Int.random(in: 0..<3, using: &generator) == 0 {
        text += "e\(Int.random(in: -345...315, using: &generator))"
      }
      Self.check(text, "seed \(seed), round \(round)")
    }
  }

  @Test(arguments: 1...4 as ClosedRange<UInt64>)
  func `reads what the standard library writes for random doubles`(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<(isDebug ? 10_000 : 1_000_000) {
      let value = Double(bitPattern: generator.next())
      guard value.isFinite else { continue }
      let text = Array("\(value),".utf8)
      let number = DecimalNumber.parse(text.span.rawBytes, at: 0)
      if number.value.bitPattern != value.bitPattern || number.next != text.count - 1 {
        Issue.record("\(value): \(number), seed \(seed)")
      }
    }
  }

  @Test func `rounds halves to even, and their neighbours not`() {
    var generator = SeededGenerator(seed: 9)
    for _ in 0..<(isDebug ? 300 : 20_000) {
      // An odd number of 54 bits is half way between two doubles.
      let bits = Int.random(in: 1...9, using: &generator)
      let half = UInt64.random(in: 1 << 53...1 << 54 - 1, using: &generator) | 1
      for power in 0..<UInt64(bits)
      where half.multipliedReportingOverflow(by: 1 << power).overflow == false {
        let exact = String(half << power)
        for text in [
          exact, exact + ".0000000000000000000000000", exact + ".00000000000000000000000001",
          exact + "e0", exact + "000e-3", exact + ".5",
          String((half << power) - 1) + ".99999999999999999999999999",
        ] {
          Self.check(text)
        }
      }
      // Halves below one, which have many digits.
      Self.check(Self.decimal(half, timesHalfTo: Int.random(in: 54...70, using: &generator)))
    }
  }

  /// The exact decimal digits of a number divided by a power of two below one.
  static func decimal(_ numerator: UInt64, timesHalfTo power: Int) -> String {
    var digits = [UInt8]()
    var rest = UInt128(numerator)
    let one = UInt128(1) << UInt128(power)
    let whole = rest >> UInt128(power)
    rest &= one - 1
    while rest != 0 {
      rest *= 10
      digits.append(UInt8(rest >> UInt128(power)) + 0x30)
      rest &= one - 1
    }
    return "\(whole)." + String(decoding: digits, as: UTF8.self)
  }

  @Test(arguments: [
    "0", "-0", "-0.0", "0e999999999999999999999999", "1e999", "-1e999", "1e-999", "1e309", "1e308",
    "1.7976931348623157e308", "1.7976931348623158e308", "1.7976931348623159e308",
    "179769313486231580793728971405303415079934132710037826936173778980444968292764750946649017977"
      + "587207096330286416692887910946555547851940402630657488671505820681908902000708383676273854"
      + "845817711531764475730270069855571366959622842914819860834936475292719074168444365510704342"
      + "711559699508093042880.000",
    "4.9e-324", "2.4703282292062327e-324", "2.4703282292062328e-324", "2.47e-324", "2.48e-324",
    "2.2250738585072014e-308", "2.2250738585072011e-308", "2.225073858507201e-308",
    "9007199254740993", "9007199254740993.0", "9007199254740992.999999999999999999999",
    "9007199254740993.00000000000000000001", "123456789012345678901234567890e-30",
    "0.000000000000000000000000000000000000000000000000000000000000000000000000000000001",
    "1e23", "8.5e22", "9e22", "1e22", "3e-23", "7.3177701707893310e+15", "6250000000000000000e-19",
    "1e00000000000000000000000000000005", "0.1e-00000000000000000000000000002",
    "100000000000000000000000000000000000000000000000000000000000000000000000000000000000e-80",
    "1.", "-.5", "1.e5", ".5e1", "12345678901234567890.", "1e", "1e+", "1e-x", "1.5e", "-", "+",
    ".",
    "-.", "+.e5", "e5", "0x10", "1_000", "--1", "+-1", "1..2", "1.2.3", "1,5",
  ])
  func `agrees with its twin at the edges`(text: String) {
    Self.check(text)
  }

  @Test func `reads a million digits`() {
    let digits = String(repeating: "7", count: 1_000_000)
    Self.check(digits)
    Self.check("0." + digits)
    Self.check(digits + "e-1000000")
    Self.check("0." + String(repeating: "0", count: 1_000_000) + "12345e1000001")
  }

  @Test(
    arguments: [
      ("1.5", 1.5), ("1.5 ", nil), ("", nil), ("-0", -0.0), ("x", nil), ("1e5", 1e5), ("1f", nil),
    ] as [(String, Double?)])
  func `fills a range or is no number`(text: String, expected: Double?) {
    let bytes = Array(("3" + text + "4").utf8)
    let value = DecimalNumber.parse(bytes.span.rawBytes, in: 1..<bytes.count - 1)
    #expect(value?.bitPattern == expected?.bitPattern)
  }
}

/// Whether this is a build without optimization, where large random runs are cut short.
let isDebug: Bool = {
  var isDebug = false
  assert(
    {
      isDebug = true
      return true
    }())
  return isDebug
}()

extension [Int] {
  /// Steps to the next number of these digits; false after the last one.
  mutating func countUp(base: Int) -> Bool {
    for index in indices {
      self[index] += 1
      if self[index] < base { return true }
      self[index] = 0
    }
    return false
  }
}
