// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

import ByteKit
import Testing

@Suite struct NonstandardNumberTests {
  static func read(_ text: String) -> Double? {
    let bytes = Array(text.utf8)
    return NonstandardNumber.parse(bytes.span.rawBytes, in: 0..<bytes.count)
  }

  @Test(
    arguments: [
      ("inf", .infinity), ("-inf", -.infinity), ("+Infinity", .infinity), ("INFINITY", .infinity),
      ("1f", 1), ("2.5D", 2.5), ("-1e3F", -1000), (" 1 ", 1), ("\t-2.5\u{C}", -2.5), ("5", 5),
      ("0x1p3", 8), ("-0X1.8p-1", -0.75), ("0x.8p1", 1), ("0xA.P+1d", 20),
      ("0x1.00000000000008p0", 1), ("0x1.000000000000081p0", 1.0000000000000002),
      ("0x1p-1074", .leastNonzeroMagnitude), ("0x1p99999", .infinity), (" -0f ", -0.0),
    ] as [(String, Double)])
  func `knows what others write`(text: String, expected: Double) {
    #expect(Self.read(text)?.bitPattern == expected.bitPattern)
  }

  @Test(arguments: ["NaN", "nan", "-NAN", "+nan", " NaN "])
  func `knows what is no number`(text: String) {
    #expect(Self.read(text)?.isNaN == true)
  }

  @Test(arguments: [
    "", " ", "1_000", "0x10", "1,5", "١", "0x", "0xp1", "0x1p", "0x1.2.3p1", "0x1gp1", "--inf",
    "infi",
    "nanf", "inff", "f", "-f", "+-1f", "1 2", "0x1p1.5", "0x1p+-1", "NA", "1ff", "0x1p1x",
    "-0x-1p1",
  ])
  func `refuses the rest`(text: String) {
    #expect(Self.read(text) == nil)
  }
}
