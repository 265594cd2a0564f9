// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

package import Diagnostics
internal import ByteKit

/// The escapes of quoted text.
///
/// Standard are `\\ \' \" \% \n \r \t \b \f` and three octal digits. Read with a warning are one
/// or two octal digits, `\a`, `\v`, `\u` with four hexadecimal digits, and any other character,
/// which stands for itself.
package enum Escapes {
  /// Decodes quoted text and appends it to `target`; returns the range there.
  ///
  /// - Precondition: The text is valid UTF-8, and no backslash is its last byte.
  package static func decode(
    _ bytes: RawSpan, _ content: Range<Int>, into target: inout [UInt8],
    log: inout FindingLog
  ) throws(Finding) -> Range<Int> {
    let start = target.count
    var position = content.lowerBound
    while position < content.upperBound {
      let byte = bytes[position]
      if byte != UInt8(ascii: "\\") {
        target.append(byte)
        position &+= 1
        continue
      }
      let escaped = bytes[position &+ 1]
      if let plain = standard(escaped) {
        target.append(plain)
        position &+= 2
      } else {
        position = try decodeRare(bytes, position..<content.upperBound, into: &target, log: &log)
      }
    }
    return start..<target.count
  }

  /// The meaning of the standard escapes of one letter.
  static func standard(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "\\"), UInt8(ascii: "'"), UInt8(ascii: "\""), UInt8(ascii: "%"): byte
    case UInt8(ascii: "n"): 0x0A
    case UInt8(ascii: "r"): 0x0D
    case UInt8(ascii: "t"): 0x09
    case UInt8(ascii: "b"): 0x08
    case UInt8(ascii: "f"): 0x0C
    default: nil
    }
  }

  /// Decodes an octal, a hexadecimal or a nonstandard escape; returns the place behind it.
  @inline(never)
  private static func decodeRare(
    _ bytes: RawSpan, _ range: Range<Int>, into target: inout [UInt8], log: inout FindingLog
  ) throws(Finding) -> Int {
    let place = range.lowerBound
    let letter = bytes[place + 1]
    if letter & 0xF8 == 0x30 {
      let (value, length) = octal(bytes, place + 1..<range.upperBound)
      append(value, to: &target)
      if length < 3 {
        log.warn(.nonstandardEscape, at: place, Message.shortOctal)
      }
      return place + 1 + length
    }
    log.warn(.nonstandardEscape, at: place, Message.nonstandardEscape(letter))
    switch letter {
    case UInt8(ascii: "a"): target.append(0x07)
    case UInt8(ascii: "v"): target.append(0x0B)
    case UInt8(ascii: "u"):
      guard let unit = hexadecimal(bytes, at: place + 2, before: range.upperBound) else {
        target.append(letter)
        return place + 2
      }
      return try appendUnit(unit, bytes, range, to: &target)
    default: target.append(letter)
    }
    return place + 2
  }

  /// Up to three octal digits, the first of three at most 3, as Java reads them.
  private static func octal(_ bytes: RawSpan, _ range: Range<Int>) -> (UInt32, Int) {
    var value: UInt32 = 0
    var length = 0
    let longest = bytes[range.lowerBound] <= UInt8(ascii: "3") ? 3 : 2
    while length < longest, range.lowerBound + length < range.upperBound {
      let digit = bytes[range.lowerBound + length]
      guard digit & 0xF8 == 0x30 else { break }
      value = value << 3 | UInt32(digit & 7)
      length += 1
    }
    return (value, length)
  }

  /// Four hexadecimal digits.
  private static func hexadecimal(_ bytes: RawSpan, at place: Int, before end: Int) -> UInt32? {
    guard place + 4 <= end else { return nil }
    var value: UInt32 = 0
    for offset in place..<place + 4 {
      let byte = bytes[offset]
      if byte.isASCIIDigit {
        value = value << 4 | UInt32(byte & 15)
      } else if byte.lowercasedASCII &- 0x61 < 6 {
        value = value << 4 | UInt32(byte.lowercasedASCII &- 0x57)
      } else {
        return nil
      }
    }
    return value
  }

  /// Appends a UTF-16 unit, with its other half if it is a surrogate.
  private static func appendUnit(
    _ unit: UInt32, _ bytes: RawSpan, _ range: Range<Int>, to target: inout [UInt8]
  ) throws(Finding) -> Int {
    let place = range.lowerBound
    if unit & 0xF800 != 0xD800 {
      append(unit, to: &target)
      return place + 6
    }
    let next = place + 6
    guard unit < 0xDC00, next + 6 <= range.upperBound, bytes[next] == UInt8(ascii: "\\"),
      bytes[next + 1] == UInt8(ascii: "u"),
      let low = hexadecimal(bytes, at: next + 2, before: range.upperBound), low & 0xFC00 == 0xDC00
    else { throw Message.halfSurrogate(unit, at: place) }
    append(0x10000 + (unit & 0x3FF) << 10 + (low & 0x3FF), to: &target)
    return place + 12
  }

  private static func append(_ scalar: UInt32, to target: inout [UInt8]) {
    guard let scalar = Unicode.Scalar(scalar) else { return }
    target.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
  }
}
