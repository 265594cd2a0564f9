// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

/// Cuts lines at a separator outside quotes.
struct Pieces {
  let bytes: [UInt8]
  let separator: UInt8

  /// The pieces of a line without a comment at its end; blanks around them belong to them.
  func of(_ line: Range<Int>) -> [Range<Int>] {
    var pieces: [Range<Int>] = []
    var start = line.lowerBound
    var place = start
    var isFresh = true
    while place < line.upperBound {
      let byte = bytes[place]
      if byte == separator {
        pieces.append(start..<place)
        start = place + 1
        isFresh = true
      } else if isFresh, byte == UInt8(ascii: "'") || byte == UInt8(ascii: "\"") {
        place = endOfQuote(place, line.upperBound)
        isFresh = false
        continue
      } else if byte == UInt8(ascii: "%"), isFresh || bytes[place - 1] <= 0x20 {
        break
      } else if byte > 0x20 {
        isFresh = false
      }
      place += 1
    }
    pieces.append(start..<place)
    return pieces
  }

  /// The percent signs of a line that are not inside quotes.
  func percentSigns(_ line: Range<Int>) -> [Int] {
    var found: [Int] = []
    var place = line.lowerBound
    var isFresh = true
    while place < line.upperBound {
      let byte = bytes[place]
      if isFresh, byte == UInt8(ascii: "'") || byte == UInt8(ascii: "\"") {
        place = endOfQuote(place, line.upperBound)
        isFresh = false
        continue
      }
      if byte == UInt8(ascii: "%") { found.append(place) }
      isFresh = byte == separator || isFresh && byte <= 0x20
      place += 1
    }
    return found
  }

  /// The byte behind the quote that closes a value, or behind the opening one if none does.
  private func endOfQuote(_ start: Int, _ end: Int) -> Int {
    var place = start + 1
    while place < end {
      if bytes[place] == UInt8(ascii: "\\") {
        place += 2
        continue
      }
      if bytes[place] == bytes[start] {
        var behind = place + 1
        while behind < end, bytes[behind] <= 0x20, bytes[behind] != separator { behind += 1 }
        if behind >= end || bytes[behind] == separator { return place + 1 }
      }
      place += 1
    }
    return start + 1
  }

  /// The one value that a piece has in a column; nothing if there is none, or more than one.
  func value(of piece: Range<Int>, in column: ColumnFit) -> FieldValue? {
    let range = OddSpace.trimmed(bytes, piece)
    let readings = FieldReadings(bytes: bytes, end: range.upperBound, spareCommas: range.count)
    let values = Set(
      readings.all(at: range.lowerBound).compactMap { reading -> FieldValue? in
        guard reading.next == nil else { return nil }
        switch reading.content {
        case .empty, .missing: return .missing
        case .text(let text, _): return column.value(of: text)
        }
      })
    return values.count == 1 ? values.first : nil
  }
}
