// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import ByteKit
internal import Diagnostics

/// Makes UTF-8 text of bytes that are something else, and takes out what editors put around it.
struct TextMender {
  private let bytes: [UInt8]
  private(set) var repairs: [Repair] = []

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  mutating func run() {
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      return mendUTF16(isLittle: bytes[0] == 0xFF)
    }
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
      repairs.append(
        Repair(
          Finding(.byteOrderMark, .warning, at: 0, "the file opens with a byte order mark"),
          "remove the byte order mark", [TextEdit(0..<3, [])]))
    }
    dropZeros()
    mendLineEnds()
    mendLatin1()
  }

  private mutating func mendUTF16(isLittle: Bool) {
    guard bytes.count.isMultiple(of: 2) else { return }
    let units = stride(from: 2, to: bytes.count, by: 2).map { place in
      let (a, b) = (UInt16(bytes[place]), UInt16(bytes[place + 1]))
      return isLittle ? b << 8 | a : a << 8 | b
    }
    guard let text = String(validating: units, as: UTF16.self) else { return }
    repairs.append(
      Repair(
        Finding(.utf16, at: 0, "the file is UTF-16, not UTF-8 text"), "convert the text to UTF-8",
        [TextEdit(bytes.indices, text)]))
  }

  /// Zero bytes at the end, which programs in C leave.
  private mutating func dropZeros() {
    var end = bytes.count
    while end > 0, bytes[end - 1] == 0 { end -= 1 }
    guard end < bytes.count, end > 0 else { return }
    repairs.append(
      Repair(
        Finding(.nulByte, at: end, "the file ends in zero bytes"), "remove the zero bytes",
        [TextEdit(end..<bytes.count, [])]))
  }

  /// Two carriage returns before every line feed, which twofold conversion makes.
  private mutating func mendLineEnds() {
    var edits: [TextEdit] = []
    for place in bytes.indices where bytes[place] == 0x0A {
      guard place >= 2, bytes[place - 1] == 0x0D, bytes[place - 2] == 0x0D else { return }
      edits.append(TextEdit(place - 1..<place, []))
    }
    guard let first = edits.first else { return }
    let finding = Finding(
      .controlWhitespace, .warning, at: first.range.lowerBound,
      "lines end in two carriage returns and a line feed", count: edits.count)
    repairs.append(Repair(finding, "end lines in one carriage return and a line feed", edits))
  }
}

// MARK: - Latin-1

extension TextMender {
  /// Converts bytes that are no UTF-8, if all of them are letters and signs of Latin-1 that stand
  /// as such: single ones, and none that Turkish or Icelandic have in the same place.
  private mutating func mendLatin1() {
    let bytes = bytes
    let span = bytes.span.rawBytes
    var edits: [TextEdit] = []
    var place = 0
    while let bad = span.firstInvalidUTF8(in: place..<bytes.count) {
      guard isWestern(bad) else { return }
      let scalar = UInt32(bytes[bad])
      edits.append(
        TextEdit(bad..<bad + 1, [UInt8(0xC0 | scalar >> 6), UInt8(0x80 | scalar & 0x3F)]))
      place = bad + 1
    }
    guard let first = edits.first else { return }
    let byte = String(bytes[first.range.lowerBound], radix: 16, uppercase: true)
    let finding = Finding(
      .invalidUTF8, in: first.range, "byte 0x\(byte) is not valid UTF-8", count: edits.count)
    repairs.append(Repair(finding, "convert the text from Latin-1 to UTF-8", edits))
  }

  private func isWestern(_ place: Int) -> Bool {
    let byte = bytes[place]
    let isAlone =
      (place < 2 || bytes[place - 1] < 0x80 || bytes[place - 2] < 0x80)
      && (place + 1 >= bytes.count || bytes[place + 1] < 0x80 || place + 2 >= bytes.count
        || bytes[place + 2] < 0x80)
    if byte >= 0xC0 { return isAlone && ![0xD0, 0xDD, 0xDE, 0xF0, 0xFD, 0xFE].contains(byte) }
    guard byte >= 0xA0 else { return false }
    // A sign inside a word is a letter of some other encoding.
    let isInWord =
      place > 0 && isLetter(bytes[place - 1]) && place + 1 < bytes.count
      && isLetter(bytes[place + 1])
    return isAlone && !isInWord
  }

  private func isLetter(_ byte: UInt8) -> Bool { byte.lowercasedASCII &- 0x61 < 26 }
}
