// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

public import Diagnostics
internal import ByteKit

extension JSONReader {
  /// The value of a text.
  public func string(_ text: JSONText) -> String {
    guard text.hasEscapes else { return bytes.text(text.range) }
    var value = [UInt8]()
    append(text, to: &value)
    return String(decoding: value, as: UTF8.self)
  }

  /// Appends the value of a text in UTF-8.
  public func append(_ text: JSONText, to value: inout [UInt8]) {
    var index = text.range.lowerBound
    while index < text.range.upperBound {
      let byte = bytes[index]
      guard byte == UInt8(ascii: "\\") else {
        value.append(byte)
        index &+= 1
        continue
      }
      index &+= appendEscape(at: index, to: &value)
    }
  }

  /// Whether a text has this value.
  public func matches(_ text: JSONText, _ value: StaticString) -> Bool {
    if text.hasEscapes { return string(text) == value.description }
    return text.range.count == value.utf8CodeUnitCount
      && bytes.starts(with: value, at: text.range.lowerBound)
  }

  /// The exact value of a number that is written without fraction and exponent.
  ///
  /// - Returns: Nothing for another spelling, or beyond the range of `Int`.
  public func wholeNumber(_ range: Range<Int>) -> Int? {
    var index = range.lowerBound
    let isNegative = bytes[index] == UInt8(ascii: "-")
    if isNegative { index &+= 1 }
    var value = 0
    while index < range.upperBound {
      let digit = bytes[index] &- UInt8(ascii: "0")
      guard digit < 10 else { return nil }
      let (tenfold, overflow) = value.multipliedReportingOverflow(by: 10)
      let (next, carry) =
        isNegative
        ? tenfold.subtractingReportingOverflow(Int(digit))
        : tenfold.addingReportingOverflow(Int(digit))
      guard !overflow, !carry else { return nil }
      value = next
      index &+= 1
    }
    return value
  }

  /// Reads the rest of an array of row ids, behind its `[` up to and including its `]`.
  ///
  /// This is the loop behind the lists of split files: plain digits, commas and blanks are read
  /// here; at anything else the event reader finds and reports the fault.
  ///
  /// - Throws: ``ReadingError``; code `row-id` for a number that is no row id, `limit-exceeded` for
  ///   more than `limit` of them.
  public mutating func appendRowIDs(to rows: inout [UInt32], limit: Int) throws(ReadingError) {
    while true {
      let event = try next()
      guard case .number(let range) = event else {
        if event == .endArray { return }
        throw ReadingError(.badRowID, at: offset, "expected a row id")
      }
      guard rows.count < limit else {
        throw ReadingError(.limitExceeded, at: offset, "there are more than \(limit) row ids")
      }
      guard let value = wholeNumber(range), let row = UInt32(exactly: value), row < UInt32.max
      else {
        throw ReadingError(.badRowID, at: offset, "row ids are whole numbers from 0 to 4294967294")
      }
      rows.append(row)
      appendPlainRowIDs(to: &rows, limit: limit)
    }
  }

  /// Reads a further element of an array if it is a number of digits, with or without a dot.
  ///
  /// The common case of rows of numbers without an event for each: 80 instructions instead of 340.
  ///
  /// - Returns: Nothing for anything else, which is left for ``next()``.
  public mutating func nextPlainNumber() -> Range<Int>? {
    guard expectation == .commaOrEnd, position < stop, bytes[position] == UInt8(ascii: ","),
      open.last == false
    else { return nil }
    let start = position &+ 1
    var index = start
    if index < stop, bytes[index] == UInt8(ascii: "-") { index &+= 1 }
    let whole = index
    while index < stop, bytes[index].isASCIIDigit { index &+= 1 }
    guard index > whole, index < stop, bytes[whole] != UInt8(ascii: "0") || index == whole &+ 1
    else { return nil }
    if bytes[index] == UInt8(ascii: ".") {
      let dot = index
      index &+= 1
      while index < stop, bytes[index].isASCIIDigit { index &+= 1 }
      guard index > dot &+ 1, index < stop else { return nil }
    }
    guard bytes[index] == UInt8(ascii: ",") || bytes[index] == UInt8(ascii: "]") else { return nil }
    position = index
    return start..<index
  }

  /// Reads as many `,123` as follow; stops in front of anything else.
  private mutating func appendPlainRowIDs(to rows: inout [UInt32], limit: Int) {
    var index = position
    while index &+ 12 < stop, rows.count < limit {
      guard bytes[index] == UInt8(ascii: ",") else { break }
      index &+= 1
      while index &+ 11 < stop, bytes[index] == 0x20 || bytes[index] == 0x0A { index &+= 1 }
      let start = index
      var value: UInt64 = 0
      var digit = bytes[index] &- UInt8(ascii: "0")
      while digit < 10, index &- start < 10, index &+ 1 < stop {
        value = value &* 10 &+ UInt64(digit)
        index &+= 1
        digit = bytes[index] &- UInt8(ascii: "0")
      }
      let next = bytes[index]
      guard index > start, next == UInt8(ascii: ",") || next == UInt8(ascii: "]"),
        bytes[start] != UInt8(ascii: "0") || index == start &+ 1, value < UInt64(UInt32.max)
      else { break }
      rows.append(UInt32(truncatingIfNeeded: value))
      position = index
    }
  }

  private func appendEscape(at index: Int, to value: inout [UInt8]) -> Int {
    switch bytes[index &+ 1] {
    case UInt8(ascii: "n"): value.append(0x0A)
    case UInt8(ascii: "r"): value.append(0x0D)
    case UInt8(ascii: "t"): value.append(0x09)
    case UInt8(ascii: "b"): value.append(0x08)
    case UInt8(ascii: "f"): value.append(0x0C)
    case UInt8(ascii: "u"):
      let high = checkedCodeUnit(at: index)
      let isPair = high & 0xF800 == 0xD800
      let scalar =
        isPair
        ? 0x10000 + (high & 0x3FF) << 10 + checkedCodeUnit(at: index &+ 6) & 0x3FF : high
      if let encoded = Unicode.Scalar(scalar).flatMap(UTF8.encode) {
        value.append(contentsOf: encoded)
      }
      return isPair ? 12 : 6
    case let other: value.append(other)
    }
    return 2
  }

  /// The value of a `\u` escape that was checked before.
  private func checkedCodeUnit(at escape: Int) -> UInt32 {
    var unit: UInt32 = 0
    for digit in escape + 2..<escape + 6 {
      unit = unit << 4 | UInt32(bytes[digit].hexadecimalDigit ?? 0)
    }
    return unit
  }
}
