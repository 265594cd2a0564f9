// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

import ByteKit
import TestSupport
import Testing

@Suite struct NumberTextTests {
  static func written(_ value: Double) -> String {
    var sink = ByteSink()
    sink.append(number: value)
    return String(decoding: sink.array, as: UTF8.self)
  }

  /// The digits without point, leading and trailing zeros, and the power of ten of the first one.
  static func canonical(_ text: String) -> (digits: String, power: Int) {
    let unsigned = text.hasPrefix("-") ? text.dropFirst() : text[...]
    let parts = unsigned.split(separator: "e")
    let exponent = parts.count > 1 ? Int(parts[1]) ?? 0 : 0
    let point = parts[0].firstIndex(of: ".") ?? parts[0].endIndex
    let digits = parts[0].filter { $0 != "." }
    let significant = digits.drop { $0 == "0" }
    let zeros = digits.count - significant.count
    let power = exponent + parts[0].distance(from: parts[0].startIndex, to: point) - zeros - 1
    var trimmed = String(significant)
    while trimmed.hasSuffix("0") { trimmed.removeLast() }
    return (trimmed, trimmed.isEmpty ? 0 : power)
  }

  /// Compares with the standard library, which writes the nearest of the shortest decimals too.
  static func check(_ value: Double, _ note: @autoclosure () -> String = "") {
    let text = written(value)
    let own = canonical(text)
    let expected = canonical(value.description)
    let bytes = Array(text.utf8)
    let back = DecimalNumber.parse(bytes.span.rawBytes, in: 0..<bytes.count)
    if back?.bitPattern != value.bitPattern || own.digits != expected.digits
      || own.power != expected.power
    {
      Issue.record("\(value) was written as \(text) \(note())")
    }
  }

  static let spellings: [(Double, String)] = [
    (0, "0"), (-0.0, "-0"), (1, "1"), (-17, "-17"), (0.5, "0.5"), (-0.25, "-0.25"), (100, "100"),
    (123.456, "123.456"), (0.1 + 0.2, "0.30000000000000004"), (1.0 / 3, "0.3333333333333333"),
    (9_007_199_254_740_991, "9007199254740991"), (9_007_199_254_740_992, "9.007199254740992e15"),
    (-1e15, "-1000000000000000"), (4_294_967_296, "4294967296"), (1e16, "1e16"), (1e300, "1e300"),
    (1e22, "1e22"), (0.00001, "0.00001"), (0.000012345678, "0.000012345678"),
    (0.0000099, "9.9e-6"), (1e-7, "1e-7"), (-1.5e-300, "-1.5e-300"),
    (.leastNonzeroMagnitude, "5e-324"), (.leastNormalMagnitude, "2.2250738585072014e-308"),
    (.greatestFiniteMagnitude, "1.7976931348623157e308"), (.infinity, "Infinity"),
    (-.infinity, "-Infinity"), (.nan, "NaN"), (-.nan, "NaN"), (.pi, "3.141592653589793"),
    (9_999_999.99999999, "9999999.99999999"), (10_000_000.5, "10000000.5"),
    (0.00000001, "1e-8"), (4_503_599_627_370_495.5, "4503599627370495.5"),
    (0.000012345678901234567, "0.000012345678901234568"),
    (12.000000000000002, "12.000000000000002"),
  ]

  @Test(arguments: spellings)
  func `writes plain, short digits`(value: Double, expected: String) {
    #expect(Self.written(value) == expected)
  }

  @Test(arguments: 1...4 as ClosedRange<UInt64>)
  func `agrees with the standard library on random bits`(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<(isDebug ? 3_000 : 250_000) {
      let value = Double(bitPattern: generator.next())
      if value.isFinite { Self.check(value, "seed \(seed)") }
    }
  }

  @Test(arguments: 1...4 as ClosedRange<UInt64>)
  func `agrees with the standard library on decimals of every length`(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<(isDebug ? 3_000 : 250_000) {
      let digits = Int.random(in: 1...17, using: &generator)
      let numerator = UInt64.random(in: 0..<DecimalPowers.power(digits), using: &generator)
      let places = Int.random(in: 0...22, using: &generator)
      if let value = Double("\(numerator)e-\(places)") { Self.check(value, "seed \(seed)") }
    }
  }

  @Test func `agrees with the standard library at powers of two and ten and their neighbours`() {
    for exponent in -1074...1023 {
      let power = Double(sign: .plus, exponent: exponent, significand: 1)
      for value in [power, power.nextUp, power.nextDown, power * 1.5, -power] where value != 0 {
        Self.check(value)
      }
    }
    for exponent in -323...308 {
      guard let power = Double("1e\(exponent)") else { continue }
      for value in [power, power.nextUp, power.nextDown, power * 5, power * 9.5]
      where value != 0 && value.isFinite {
        Self.check(value)
      }
    }
  }

  @Test func `writes one number behind the other through a small block`() {
    var received = [UInt8]()
    var expected = [UInt8]()
    var sink = ByteSink(blockSize: 64) { bytes in received += bytes.array(0..<bytes.byteCount) }
    for index in 0..<1000 {
      let value = Double(index) * 1.1e-3
      sink.append(number: value)
      sink.append(0x2C)
      expected += Array((Self.written(value) + ",").utf8)
    }
    do throws(SystemError) { try sink.finish() } catch { Issue.record("\(error)") }
    #expect(received == expected)
  }
}

/// Powers of ten as integers.
enum DecimalPowers {
  static func power(_ exponent: Int) -> UInt64 {
    (0..<exponent).reduce(1) { power, _ in power * 10 }
  }
}
