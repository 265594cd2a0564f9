// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

/// Spellings of numbers that some programs write and plain decimal grammar does not know.
package enum NonstandardNumber {
  /// Reads a spelling that fills a range of bytes.
  ///
  /// Known are `NaN`, `inf` and `infinity` in any case with a sign, Java's suffixes (`1f`, `2.5D`),
  /// hexadecimal numbers with a binary exponent (`0x1.8p3`), and all of them, plain numbers too,
  /// with blanks around.
  ///
  /// - Returns: Nothing if the range holds anything else.
  /// - Precondition: The range lies within the span.
  package static func parse(_ bytes: RawSpan, in range: Range<Int>) -> Double? {
    var start = range.lowerBound
    var end = range.upperBound
    while start < end, isBlank(bytes[start]) { start += 1 }
    while start < end, isBlank(bytes[end - 1]) { end -= 1 }
    guard start < end else { return nil }
    if let number = DecimalNumber.parse(bytes, in: start..<end) { return number }
    let text = bytes.text(start..<end).lowercased()
    let isNegative = text.hasPrefix("-")
    let unsigned = isNegative || text.hasPrefix("+") ? text.dropFirst() : text[...]
    let magnitude: Double? =
      switch unsigned {
      case "nan": .nan
      case "inf", "infinity": .infinity
      default: withoutSuffix(unsigned)
      }
    return magnitude.map { isNegative ? -$0 : $0 }
  }

  private static func isBlank(_ byte: UInt8) -> Bool { byte <= 0x20 }

  /// Reads a number without sign that may end in `f` or `d`.
  private static func withoutSuffix(_ text: Substring) -> Double? {
    if text.hasPrefix("0x") { return hexadecimal(text) }
    guard text.hasSuffix("f") || text.hasSuffix("d"), text.first != "+", text.first != "-" else {
      return nil
    }
    let digits = Array(text.dropLast().utf8)
    return DecimalNumber.parse(digits.span.rawBytes, in: 0..<digits.count)
  }

  /// Reads `0x`, hexadecimal digits with at most one dot, `p`, a decimal exponent.
  private static func hexadecimal(_ text: Substring) -> Double? {
    guard let mark = text.firstIndex(of: "p") else { return nil }
    let mantissa = text[..<mark].dropFirst(2)
    var exponent = text[mark...].dropFirst()
    if exponent.hasSuffix("f") || exponent.hasSuffix("d") { exponent = exponent.dropLast() }
    let digits = mantissa.utf8.filter { $0 != UInt8(ascii: ".") }
    guard !digits.isEmpty, digits.allSatisfy({ $0.hexadecimalDigit != nil }),
      mantissa.utf8.count - digits.count <= 1, isWholeNumber(exponent)
    else { return nil }
    // The standard library wants a digit on each side of the dot.
    let padded = mantissa.hasPrefix(".") ? "0" + mantissa : String(mantissa)
    return Double("0x" + (padded.hasSuffix(".") ? padded + "0" : padded) + "p" + exponent)
  }

  private static func isWholeNumber(_ text: Substring) -> Bool {
    let digits = text.first == "+" || text.first == "-" ? text.dropFirst() : text
    return !digits.isEmpty && digits.utf8.allSatisfy(\.isASCIIDigit)
  }
}
