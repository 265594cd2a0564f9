// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import ARFF
internal import ByteKit
internal import Diagnostics

/// The ways to read a field of a row that is not as ARFF wants it.
///
/// A field is either in quotes, which close before a comma; or bare, up to one of the next commas.
/// What begins with a quote is bare only if no quote closes it.
struct FieldReadings {
  let bytes: [UInt8]
  /// Where the values of the row end: before weight and comment.
  let end: Int
  /// How many commas beyond those between fields there are.
  let spareCommas: Int

  /// All readings of the field that begins at a place.
  func all(at start: Int) -> [FieldReading] {
    let first = skipBlanks(start)
    guard first < end else {
      return [reading(.empty, first..<first, next: nil)]
    }
    let byte = bytes[first]
    if byte == UInt8(ascii: ",") {
      return [reading(.empty, first..<first, next: first + 1)]
    }
    guard byte == UInt8(ascii: "'") || byte == UInt8(ascii: "\"") else {
      return bare(from: first)
    }
    var isClosed = false
    let quoted = quoted(from: first, by: byte, isClosed: &isClosed)
    return isClosed || !quoted.isEmpty ? quoted : bare(from: first)
  }

  private func reading(
    _ content: FieldReading.Content, _ range: Range<Int>, next: Int?, lacksComma: Bool = false,
    hasComma: Bool = false
  ) -> FieldReading {
    FieldReading(
      content: content, range: range, next: next, lacksComma: lacksComma, hasComma: hasComma)
  }

  func skipBlanks(_ start: Int) -> Int {
    var place = start
    while place < end, bytes[place] <= 0x20 { place += 1 }
    return place
  }
}

// MARK: - In quotes

extension FieldReadings {
  private func quoted(
    from first: Int, by quote: UInt8, isClosed: inout Bool
  ) -> [FieldReading] {
    var found: [FieldReading] = []
    var text: [UInt8] = []
    var isOdd = false
    var place = first + 1
    while place < end {
      let byte = bytes[place]
      if byte == UInt8(ascii: "\\"), place + 1 < end {
        text += bytes[place...place + 1]
        place += 2
        continue
      }
      guard byte == quote else {
        text.append(byte)
        place += 1
        continue
      }
      let behind = skipBlanks(place + 1)
      if behind == end || bytes[behind] == UInt8(ascii: ",") {
        let next = behind == end ? nil : behind + 1
        isClosed = true
        return found + content(text, quote).map { reading($0, first..<place + 1, next: next) }
      }
      // Two quotes are one in CSV; they may close one value and open the next as well.
      if !isOdd { found += glued(text, quote, first..<place + 1, next: behind) }
      isOdd = true
      text += [UInt8(ascii: "\\"), quote]
      place += behind == place + 1 && bytes[behind] == quote ? 2 : 1
    }
    return found
  }

  /// The reading of a value behind whose quote another value begins at once.
  private func glued(
    _ text: [UInt8], _ quote: UInt8, _ range: Range<Int>, next: Int
  ) -> [FieldReading] {
    guard bytes[next] != UInt8(ascii: "%") else { return [] }
    // A comma before the quote that was due behind it: the two have changed places.
    let isSwapped = text.last == UInt8(ascii: ",") && next == range.upperBound
    return content(isSwapped ? text.dropLast() : text, quote).map {
      reading($0, range, next: next, lacksComma: true)
    }
  }

  /// The text between two quotes, its escapes decoded; nothing if they are not right.
  private func content(_ text: [UInt8], _ quote: UInt8) -> [FieldReading.Content] {
    guard text.contains(UInt8(ascii: "\\")) else { return [.text(text, quote: quote)] }
    let line = [quote] + text + [quote]
    let bytes = line.span.rawBytes
    var lexer = LineLexer(bytes, from: 0, to: line.count)
    var log = FindingLog()
    guard let token = try? lexer.token(log: &log), lexer.position == line.count else { return [] }
    return [.text(lexer.text(of: token), quote: quote)]
  }
}

// MARK: - Bare

extension FieldReadings {
  private func bare(from first: Int) -> [FieldReading] {
    var found: [FieldReading] = []
    var commas = 0
    var place = first
    while commas <= spareCommas {
      while place < end, bytes[place] != UInt8(ascii: ",") { place += 1 }
      var last = place
      while last > first, bytes[last - 1] <= 0x20 { last -= 1 }
      let following = place < end ? place + 1 : nil
      // A comma at the end of a text is one too many, not part of it.
      let endsInComma = commas > 0 && bytes[last - 1] == UInt8(ascii: ",")
      if endsInComma {
        guard place < end else { break }
        place += 1
        commas += 1
        continue
      }
      found += contents(first..<last).map {
        reading($0, first..<last, next: following, hasComma: commas > 0)
      }
      guard place < end else { break }
      place += 1
      commas += 1
      // What begins with a quote behind a comma is a field of its own.
      let next = skipBlanks(place)
      if next < end, bytes[next] == UInt8(ascii: "'") || bytes[next] == UInt8(ascii: "\"") { break }
    }
    return found
  }

  /// What a bare text may mean: itself, or what a lost quote leaves of it.
  private func contents(_ range: Range<Int>) -> [FieldReading.Content] {
    let text = Array(bytes[range])
    if text == [UInt8(ascii: "?")] { return [.missing] }
    var found: [FieldReading.Content] = [.text(text, quote: nil)]
    for quote in [UInt8(ascii: "'"), UInt8(ascii: "\"")] {
      guard text.count > 1, !text.count(where: { $0 == quote }).isMultiple(of: 2) else { continue }
      if text.first == quote {
        // Nothing but inches and seconds has a double quote of its own, and those not in front.
        if quote == UInt8(ascii: "\"") { found.removeAll() }
        found += content(Array(text.dropFirst()), quote)
      } else if text.last == quote {
        found += content(text.dropLast(), quote)
      }
    }
    return found
  }
}
