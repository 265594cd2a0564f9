// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import ByteKit

extension DateFormat {
  /// A date that was read.
  public struct Reading: Hashable, Sendable {
    /// Milliseconds from 1970-01-01T00:00:00 of civil time, or of UTC if the pattern has a zone.
    public let milliseconds: Int64
    /// Whether its year had two digits, which mean 1969 to 2068.
    public let hasShortYear: Bool
  }

  /// Reads a date that fills a range of bytes.
  ///
  /// Numbers may have fewer digits than the pattern has letters; one that another follows without a
  /// gap ends after as many characters as it has letters. Impossible dates are refused.
  ///
  /// - Returns: Nothing if the bytes do not match the pattern from end to end.
  /// - Precondition: The range lies within the span.
  public func parse(_ bytes: RawSpan, in range: Range<Int>) -> Reading? {
    var scanner = DateScanner(bytes.extracting(range))
    for index in items.indices {
      switch items[index] {
      case .literal(let byte):
        guard scanner.skip(byte) else { return nil }
      case .field(let letter, let count):
        guard scanner.readField(letter, count, isFixed: isFixed(index)) else { return nil }
      }
    }
    return scanner.result()
  }

  /// Whether the number at an index ends after as many characters as letters, since one follows.
  private func isFixed(_ index: Int) -> Bool {
    guard index + 1 < items.count, case .field(let next, let count) = items[index + 1] else {
      return false
    }
    return Self.isNumeric(next, count)
  }

  /// Whether a field is written in digits.
  static func isNumeric(_ letter: UInt8, _ count: Int) -> Bool {
    switch letter {
    case UInt8(ascii: "M"): count <= 2
    case UInt8(ascii: "E"), UInt8(ascii: "a"), UInt8(ascii: "z"), UInt8(ascii: "Z"),
      UInt8(ascii: "X"):
      false
    default: true
    }
  }
}

/// Reads the fields of one date.
private struct DateScanner: ~Escapable {
  private let bytes: RawSpan
  private var position = 0

  private var year = 1970
  private var month = 1
  private var day = 1
  private var weekday: Int?
  private var hour: Int?
  private var hourOfHalfDay: Int?
  private var isAfternoon: Bool?
  private var minute = 0
  private var second = 0
  private var millisecond = 0
  private var zoneMinutes = 0
  private var hasShortYear = false

  @_lifetime(copy bytes)
  init(_ bytes: RawSpan) {
    self.bytes = bytes
  }

  /// Steps over a byte that must come next.
  @_lifetime(self: copy self)
  mutating func skip(_ byte: UInt8) -> Bool {
    guard position < bytes.byteCount, bytes[position] == byte else { return false }
    position += 1
    return true
  }

  /// The date that the fields make, if everything was read and there is such a date.
  func result() -> DateFormat.Reading? {
    guard position == bytes.byteCount, let date = CivilDate(year: year, month: month, day: day)
    else { return nil }
    if let weekday, weekday != date.weekday { return nil }
    // Fields that say the hour twice, such as `H` and `h`, must agree.
    let hour = hour ?? (hourOfHalfDay ?? 0) + (isAfternoon == true ? 12 : 0)
    if let hourOfHalfDay, hourOfHalfDay != hour % 12 { return nil }
    if let isAfternoon, isAfternoon != (hour >= 12) { return nil }
    let minutes = (date.daysSinceEpoch * 24 + hour) * 60 + minute - zoneMinutes
    let milliseconds = (minutes * 60 + second) * 1000 + millisecond
    return DateFormat.Reading(milliseconds: Int64(milliseconds), hasShortYear: hasShortYear)
  }

  /// Reads one field; says whether it has the right form and range.
  @_lifetime(self: copy self)
  mutating func readField(_ letter: UInt8, _ count: Int, isFixed: Bool) -> Bool {
    switch letter {
    case UInt8(ascii: "M") where count > 2: return readMonthName()
    case UInt8(ascii: "E"): return readWeekday()
    case UInt8(ascii: "a"): return readHalfDay()
    default: break
    }
    // Java passes blanks before numbers and zones, not before names, and counts them as digits.
    let start = position
    while position < bytes.byteCount, bytes[position] == 0x20 || bytes[position] == 0x09 {
      position += 1
    }
    switch letter {
    case UInt8(ascii: "z"), UInt8(ascii: "Z"): return readZone()
    case UInt8(ascii: "X"): return readISOZone(count)
    default:
      guard isFixed else { return readNumber(letter, count, until: .max) }
      return hasCharacters(count, from: start) && readNumber(letter, count, until: start + count)
    }
  }

  /// Whether a number that ends where the next one begins has room.
  private func hasCharacters(_ count: Int, from start: Int) -> Bool {
    var missing = count
    var offset = start
    while missing > 0, offset < bytes.byteCount {
      if bytes[offset] & 0xC0 != 0x80 { missing -= 1 }
      offset += 1
    }
    return missing == 0
  }

  // MARK: Numbers

  @_lifetime(self: copy self)
  private mutating func readNumber(_ letter: UInt8, _ count: Int, until end: Int) -> Bool {
    let start = position
    guard let value = digits(atMost: min(11, end - start)), position - start <= 10 else {
      return false
    }
    switch letter {
    case UInt8(ascii: "y"):
      guard value <= 200_000_000 else { return false }
      hasShortYear = count <= 2 && position - start == 2
      year = hasShortYear ? value + (value >= 69 ? 1900 : 2000) : value
      return year >= 1
    case UInt8(ascii: "M"):
      month = value
      return (1...12).contains(value)
    case UInt8(ascii: "d"):
      day = value
      return (1...31).contains(value)
    case UInt8(ascii: "m"):
      minute = value
      return (0...59).contains(value)
    case UInt8(ascii: "s"):
      second = value
      return (0...59).contains(value)
    case UInt8(ascii: "S"):
      millisecond = value
      return (0...999).contains(value)
    case UInt8(ascii: "H"): hour = value
    case UInt8(ascii: "k"): hour = value == 24 ? 0 : value == 0 ? 24 : value
    case UInt8(ascii: "K"): hourOfHalfDay = value
    default: hourOfHalfDay = value == 12 ? 0 : value == 0 ? 12 : value
    }
    return hour ?? 0 < 24 && hourOfHalfDay ?? 0 < 12
  }

  @_lifetime(self: copy self)
  private mutating func digits(atMost longest: Int) -> Int? {
    let start = position
    var value = 0
    while position < bytes.byteCount, position - start < longest, bytes[position].isASCIIDigit {
      value = value * 10 + Int(bytes[position] & 15)
      position += 1
    }
    return position > start ? value : nil
  }

  // MARK: Names

  @_lifetime(self: copy self)
  private mutating func readMonthName() -> Bool {
    guard let index = readName(CivilDate.months) else { return false }
    month = index + 1
    return true
  }

  @_lifetime(self: copy self)
  private mutating func readWeekday() -> Bool {
    weekday = readName(CivilDate.weekdays)
    return weekday != nil
  }

  @_lifetime(self: copy self)
  private mutating func readHalfDay() -> Bool {
    if skipWord("am") {
      isAfternoon = false
    } else if skipWord("pm") {
      isAfternoon = true
    } else {
      return false
    }
    return true
  }

  /// Reads one of the names or its first three letters, in any case.
  @_lifetime(self: copy self)
  private mutating func readName(_ names: [[UInt8]]) -> Int? {
    for isShort in [false, true] {
      let index = names.indices.first { skipWord(isShort ? names[$0].prefix(3) : names[$0][...]) }
      if let index { return index }
    }
    return nil
  }

  @_lifetime(self: copy self)
  private mutating func skipWord(_ word: String) -> Bool { skipWord(Array(word.utf8)[...]) }

  @_lifetime(self: copy self)
  private mutating func skipWord(_ word: ArraySlice<UInt8>) -> Bool {
    guard bytes.byteCount - position >= word.count else { return false }
    var offset = position
    for byte in word {
      guard bytes[offset].lowercasedASCII == byte.lowercasedASCII else { return false }
      offset += 1
    }
    position = offset
    return true
  }

  // MARK: Zones

  /// Reads `GMT`, `UTC`, either with `+h:mm`, or `+hhmm`.
  @_lifetime(self: copy self)
  private mutating func readZone() -> Bool {
    let isNamed = skipWord("gmt") || skipWord("utc")
    guard let sign = readSign() else { return isNamed }
    guard let hours = digits(atMost: 2), !isNamed || skip(UInt8(ascii: ":")),
      let minutes = twoDigits()
    else { return false }
    return setZone(sign, hours, minutes)
  }

  /// Reads `Z`, or an offset of hours, hours and minutes, or both with a colon, by the count.
  @_lifetime(self: copy self)
  private mutating func readISOZone(_ count: Int) -> Bool {
    if skip(UInt8(ascii: "Z")) { return setZone(1, 0, 0) }
    guard let sign = readSign(), let hours = twoDigits() else { return false }
    if count == 1 { return setZone(sign, hours, 0) }
    guard count == 2 || skip(UInt8(ascii: ":")), let minutes = twoDigits() else { return false }
    return setZone(sign, hours, minutes)
  }

  @_lifetime(self: copy self)
  private mutating func readSign() -> Int? {
    if skip(UInt8(ascii: "+")) { return 1 }
    return skip(UInt8(ascii: "-")) ? -1 : nil
  }

  @_lifetime(self: copy self)
  private mutating func twoDigits() -> Int? {
    let start = position
    guard let value = digits(atMost: 2), position - start == 2 else { return nil }
    return value
  }

  @_lifetime(self: copy self)
  private mutating func setZone(_ sign: Int, _ hours: Int, _ minutes: Int) -> Bool {
    zoneMinutes = sign * (hours * 60 + minutes)
    return hours < 24 && minutes < 60
  }
}
