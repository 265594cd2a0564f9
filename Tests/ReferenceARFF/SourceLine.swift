// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

/// A character of the input: a Unicode scalar, or a byte that is no UTF-8.
typealias Character32 = UInt32

extension Character32 {
  /// The character that stands for a byte outside any UTF-8 sequence.
  static func stray(_ byte: UInt8) -> Character32 { 0x11_0000 + Character32(byte) }

  var isStray: Bool { self >= 0x11_0000 }
  var isControlSpace: Bool { self > 0 && self < 0x20 && self != 0x09 }
  var isSpace: Bool { self == 0x20 || self == 0x09 || isControlSpace }
  var isDigit: Bool { self >= 0x30 && self <= 0x39 }
  var isOctalDigit: Bool { self >= 0x30 && self <= 0x37 }

  var hexValue: UInt32? {
    switch self {
    case 0x30...0x39: self - 0x30
    case 0x41...0x46: self - 0x41 + 10
    case 0x61...0x66: self - 0x61 + 10
    default: nil
    }
  }
}

/// The character of a literal.
func code(_ scalar: Unicode.Scalar) -> Character32 { scalar.value }

/// A physical line: its number and its characters without the line end.
struct SourceLine {
  let number: Int
  let characters: [Character32]

  /// Splits a text at LF, CR LF and CR; what follows the last line end is a line too.
  static func all(in characters: [Character32]) -> [SourceLine] {
    var lines: [SourceLine] = []
    var line: [Character32] = []
    var index = 0
    while index < characters.count {
      let character = characters[index]
      index += 1
      if character == 0x0D || character == 0x0A {
        if character == 0x0D, index < characters.count, characters[index] == 0x0A { index += 1 }
        lines.append(SourceLine(number: lines.count + 1, characters: line))
        line = []
      } else {
        line.append(character)
      }
    }
    lines.append(SourceLine(number: lines.count + 1, characters: line))
    return lines
  }

  /// Decodes UTF-8 by the table of the Unicode standard (table 3-7), byte by byte.
  static func decode(_ bytes: [UInt8]) -> [Character32] {
    var characters: [Character32] = []
    var index = 0
    while index < bytes.count {
      let first = bytes[index]
      let (length, second): (Int, ClosedRange<UInt8>)
      switch first {
      case 0x00...0x7F: (length, second) = (1, 0...0)
      case 0xC2...0xDF: (length, second) = (2, 0x80...0xBF)
      case 0xE0: (length, second) = (3, 0xA0...0xBF)
      case 0xED: (length, second) = (3, 0x80...0x9F)
      case 0xE1...0xEF: (length, second) = (3, 0x80...0xBF)
      case 0xF0: (length, second) = (4, 0x90...0xBF)
      case 0xF1...0xF3: (length, second) = (4, 0x80...0xBF)
      case 0xF4: (length, second) = (4, 0x80...0x8F)
      default: (length, second) = (0, 0...0)
      }
      let rest = bytes[min(index + 1, bytes.count)..<min(index + max(length, 1), bytes.count)]
      let isWhole =
        length > 0 && rest.count == length - 1
        && (rest.first.map { second.contains($0) } ?? true)
        && rest.dropFirst().allSatisfy { (0x80...0xBF).contains($0) }
      guard isWhole else {
        characters.append(.stray(first))
        index += 1
        continue
      }
      let leading = length == 1 ? first : first & (0xFF >> UInt8(length + 1))
      characters.append(
        rest.reduce(Character32(leading)) { $0 << 6 | Character32($1 & 0x3F) })
      index += length
    }
    return characters
  }
}

/// The text of characters that are all Unicode scalars.
func string(_ characters: [Character32]) -> String {
  var text = String.UnicodeScalarView()
  text.append(contentsOf: characters.compactMap { Unicode.Scalar($0) })
  return String(text)
}
