// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
internal import ByteKit
internal import SplitModel

extension SplitLine {
  /// Takes apart a line of plain words and commas that ends in LF or with the text.
  ///
  /// Returns nothing for anything else, which the general lexer then reads or refuses. This never
  /// accepts a line that the lexer would refuse, and never with another meaning.
  ///
  /// - Complexity: O(1): a line holds at most as many words as there are attributes, each short.
  static func simple(_ bytes: RawSpan, at start: Int, columns: SplitColumns) -> SplitLine? {
    var line = SplitLine(
      key: SplitRowKey(part: .train, repeatIndex: 0, foldIndex: 0, sampleIndex: 0),
      rowID: 0, start: start, digits: 0..<0, end: 0)
    var offset = start
    var column = 0
    while column < columns.roles.count {
      let role = columns.roles[column]
      if role == .part {
        guard let (part, next) = label(bytes, at: offset) else { return nil }
        line.key.part = part
        offset = next
      } else {
        guard let (number, next) = number(bytes, at: offset) else { return nil }
        switch role {
        case .rowID:
          line.rowID = number
          line.digits = offset..<next
        case .repeatIndex: line.key.repeatIndex = number
        case .foldIndex: line.key.foldIndex = number
        case .sampleIndex: line.key.sampleIndex = number
        case .part, .other: return nil
        }
        if role != .rowID && number > UInt32(Int32.max) { return nil }
        offset = next
      }
      column &+= 1
      // OpenML's files do not end in a line end.
      if column == columns.roles.count && offset == bytes.byteCount { break }
      let separator = column < columns.roles.count ? UInt8(ascii: ",") : UInt8(ascii: "\n")
      guard offset < bytes.byteCount, bytes[offset] == separator else { return nil }
      offset &+= 1
    }
    line.end = offset
    return line
  }

  /// `TRAIN` or `TEST` in capitals; the byte that follows is the caller's.
  @inline(__always)
  private static func label(_ bytes: RawSpan, at offset: Int) -> (SplitPart, Int)? {
    guard offset &+ 8 <= bytes.byteCount else { return nil }
    let word = bytes.load(UInt64.self, at: offset)
    // "TRAIN" and "TEST", first letter in the lowest byte.
    if word & 0xFF_FFFF_FFFF == 0x4E_4941_5254 { return (.train, offset &+ 5) }
    if word & 0xFFFF_FFFF == 0x5453_4554 { return (.test, offset &+ 4) }
    return nil
  }

  /// One to ten digits of a number that a row id may be.
  @inline(__always)
  private static func number(_ bytes: RawSpan, at offset: Int) -> (UInt32, Int)? {
    guard offset <= bytes.byteCount &- 64 else { return longNumber(bytes, at: offset) }
    let word = ByteWindow(bytes, at: offset).word(at: 0)
    let count = DigitWord.count(word)
    if count == 0 { return nil }
    if count == 8 { return longNumber(bytes, at: offset) }
    return (DigitWord.value(word, count: count), offset &+ count)
  }

  /// The same, digit by digit: for eight digits and more, and for the end of the text.
  @inline(never)
  private static func longNumber(_ bytes: RawSpan, at offset: Int) -> (UInt32, Int)? {
    var value: UInt64 = 0
    var next = offset
    while next < bytes.byteCount, bytes[next].isASCIIDigit {
      value = value &* 10 &+ UInt64(bytes[next] & 15)
      next &+= 1
      if next &- offset > 10 { return nil }
    }
    guard next > offset, value < UInt64(UInt32.max) else { return nil }
    return (UInt32(truncatingIfNeeded: value), next)
  }
}
