// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

/// A number by the grammar of the design, and whether its spelling is one that only some readers take.
struct ReferenceNumber {
  let value: Double
  let isStandard: Bool

  /// Reads the whole text; nil if it is no number.
  init?(_ characters: [Character32]) {
    var rest = characters[...]
    while let first = rest.first, first <= 0x20 { rest.removeFirst() }
    while let last = rest.last, last <= 0x20 { rest.removeLast() }
    let hasBlanks = rest.count < characters.count
    guard !rest.isEmpty, rest.allSatisfy({ $0 < 0x80 }) else { return nil }
    let spelling = string(Array(rest))
    let lowercase = spelling.lowercased()
    let isNegative = lowercase.hasPrefix("-")
    let unsigned =
      isNegative || lowercase.hasPrefix("+") ? String(lowercase.dropFirst()) : lowercase
    let withoutSuffix =
      unsigned.hasSuffix("f") || unsigned.hasSuffix("d") ? String(unsigned.dropLast()) : unsigned
    let magnitude: Double?
    if unsigned == "nan" {
      magnitude = .nan
    } else if unsigned == "inf" || unsigned == "infinity" {
      magnitude = .infinity
    } else if Self.isDecimal(unsigned) {
      self.isStandard = !hasBlanks
      guard let value = Self.decimal(unsigned) else { return nil }
      self.value = isNegative ? -value : value
      return
    } else if Self.isDecimal(withoutSuffix) {
      magnitude = Self.decimal(withoutSuffix)
    } else if Self.isHexadecimal(withoutSuffix) {
      magnitude = Self.hexadecimal(withoutSuffix)
    } else {
      return nil
    }
    guard let magnitude else { return nil }
    isStandard = false
    value = isNegative ? -magnitude : magnitude
  }

  /// Checks `digits [. digits*] | . digits`, then an exponent.
  private static func isDecimal(_ spelling: String) -> Bool {
    var rest = spelling.utf8[...]
    let whole = removeDigits(&rest)
    var fraction = 0
    if rest.first == UInt8(ascii: ".") {
      rest.removeFirst()
      fraction = removeDigits(&rest)
    }
    guard whole + fraction > 0 else { return false }
    if rest.first == UInt8(ascii: "e") {
      rest.removeFirst()
      return isExponent(&rest)
    }
    return rest.isEmpty
  }

  /// Checks `0x` hexadecimal digits with at most one point, then `p` and an exponent.
  private static func isHexadecimal(_ spelling: String) -> Bool {
    var rest = spelling.utf8[...]
    guard rest.starts(with: "0x".utf8) else { return false }
    rest.removeFirst(2)
    guard let exponent = rest.firstIndex(of: UInt8(ascii: "p")) else { return false }
    let digits = rest[..<exponent]
    let points = digits.count { $0 == UInt8(ascii: ".") }
    let isHex = digits.allSatisfy {
      $0 == UInt8(ascii: ".") || Character32($0).hexValue != nil
    }
    guard isHex, points <= 1, digits.count > points else { return false }
    rest = rest[exponent...].dropFirst()
    return isExponent(&rest)
  }

  private static func isExponent(_ rest: inout Substring.UTF8View) -> Bool {
    if rest.first == UInt8(ascii: "+") || rest.first == UInt8(ascii: "-") { rest.removeFirst() }
    return removeDigits(&rest) > 0 && rest.isEmpty
  }

  private static func removeDigits(_ rest: inout Substring.UTF8View) -> Int {
    var count = 0
    while let first = rest.first, (0x30...0x39).contains(first) {
      rest.removeFirst()
      count += 1
    }
    return count
  }

  /// The standard library rounds; it wants a digit on both sides of a point.
  private static func decimal(_ spelling: String) -> Double? {
    var parts = spelling.split(separator: "e", omittingEmptySubsequences: false).map(String.init)
    if parts[0].hasPrefix(".") { parts[0] = "0" + parts[0] }
    if parts[0].hasSuffix(".") { parts[0] += "0" }
    return Double(parts.joined(separator: "e"))
  }

  private static func hexadecimal(_ spelling: String) -> Double? {
    var parts = spelling.dropFirst(2).split(separator: "p", omittingEmptySubsequences: false)
      .map(String.init)
    if parts[0].hasPrefix(".") { parts[0] = "0" + parts[0] }
    if parts[0].hasSuffix(".") { parts[0] += "0" }
    return Double("0x" + parts.joined(separator: "p"))
  }
}
