// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

/// A date pattern in Java's letters, read the strict way.
struct ReferenceDateFormat {
  enum Part {
    case letter(Unicode.Scalar, count: Int)
    case literal(Character32)
  }

  /// The pattern of an attribute that gives none.
  static let standard = Array("yyyy-MM-dd'T'HH:mm:ss".unicodeScalars.map(\.value))

  private static let months = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
  ]
  private static let weekdays = [
    "sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday",
  ]

  let parts: [Part]

  /// Nil for a letter outside `y M d E H h K k a m s S z Z X` and for an open quote.
  init?(_ pattern: [Character32]) {
    var parts: [Part] = []
    var index = 0
    while index < pattern.count {
      let character = pattern[index]
      if character == code("'") {
        guard let closing = Self.quotedLiteral(pattern, index, &parts) else { return nil }
        index = closing + 1
      } else if let letter = Unicode.Scalar(character), letter.isASCII,
        letter.properties.isAlphabetic
      {
        guard "yMdEHhKkamsSzZX".unicodeScalars.contains(letter) else { return nil }
        var end = index
        while end < pattern.count, pattern[end] == character { end += 1 }
        if letter == "X", end - index > 3 { return nil }
        parts.append(.letter(letter, count: end - index))
        index = end
      } else {
        parts.append(.literal(character))
        index += 1
      }
    }
    self.parts = parts
  }

  /// Adds the text in quotes, where two quotes are one, and returns the closing quote.
  private static func quotedLiteral(
    _ pattern: [Character32], _ opening: Int, _ parts: inout [Part]
  ) -> Int? {
    var index = opening + 1
    if index < pattern.count, pattern[index] == code("'") {
      parts.append(.literal(code("'")))
      return index
    }
    while index < pattern.count {
      if pattern[index] != code("'") {
        parts.append(.literal(pattern[index]))
      } else if index + 1 < pattern.count, pattern[index + 1] == code("'") {
        parts.append(.literal(code("'")))
        index += 1
      } else {
        return index
      }
      index += 1
    }
    return nil
  }

  /// Reads the whole text; nil if it does not match or names no day of the calendar.
  func date(_ text: [Character32]) -> (date: ReferenceDate, hasTwoDigitYear: Bool)? {
    var reading = Reading(text: text)
    for (position, part) in parts.enumerated() {
      switch part {
      case .literal(let character):
        guard reading.take(character) else { return nil }
      case .letter(let letter, let count):
        var width: Int?
        if position + 1 < parts.count, case .letter(let next, let nextCount) = parts[position + 1],
          !"Eaz".unicodeScalars.contains(next), !"ZX".unicodeScalars.contains(next),
          next != "M" || nextCount <= 2
        {
          width = count
        }
        guard reading.take(letter, count, width) else { return nil }
      }
    }
    guard reading.index == text.count, let date = reading.civilDate() else { return nil }
    return (date, reading.hasTwoDigitYear)
  }

  /// The state of reading one value.
  private struct Reading {
    let text: [Character32]
    var index = 0
    var date = ReferenceDate()
    var hasTwoDigitYear = false
    var wholeDayHour: Int?
    var halfDayHour: Int?
    var isAfternoon: Bool?
    var weekday: Int?
    var zoneMinutes: Int?

    init(text: [Character32]) { self.text = text }

    mutating func take(_ character: Character32) -> Bool {
      guard index < text.count, text[index] == character else { return false }
      index += 1
      return true
    }

    mutating func take(_ letter: Unicode.Scalar, _ count: Int, _ width: Int?) -> Bool {
      switch letter {
      case "E": return takeName(ReferenceDateFormat.weekdays, into: \.weekdayField)
      case "a": return takeName(["am", "pm"], into: \.afternoonField)
      case "M" where count >= 3: return takeName(ReferenceDateFormat.months, into: \.monthField)
      default: break
      }
      // Java passes blanks before numbers and zones, not before names.
      let start = index
      while index < text.count, text[index] == 0x20 || text[index] == 0x09 { index += 1 }
      switch letter {
      case "z", "Z": return takeGeneralZone()
      case "X": return takeZone(count)
      default: break
      }
      let begin = index
      guard let number = takeNumber(end: width.map { start + $0 }) else { return false }
      return set(letter, number, isShortYear: count <= 2 && index - begin == 2)
    }

    private mutating func set(_ letter: Unicode.Scalar, _ number: Int, isShortYear: Bool) -> Bool {
      switch letter {
      case "y":
        hasTwoDigitYear = isShortYear
        date.year = isShortYear ? (number < 69 ? 2000 : 1900) + number : number
        return (1...200_000_000).contains(date.year)
      case "M":
        date.month = number
        return (1...12).contains(number)
      case "d":
        date.day = number
        return (1...31).contains(number)
      case "H":
        wholeDayHour = number
        return (0...23).contains(number)
      case "k":
        wholeDayHour = number % 24
        return (1...24).contains(number)
      case "h":
        halfDayHour = number % 12
        return (1...12).contains(number)
      case "K":
        halfDayHour = number
        return (0...11).contains(number)
      case "m":
        date.minute = number
        return (0...59).contains(number)
      case "s":
        date.second = number
        return (0...59).contains(number)
      default:
        date.millisecond = number
        return (0...999).contains(number)
      }
    }

    private mutating func takeNumber(end: Int?) -> Int? {
      if let end, end > text.count { return nil }
      var value = 0
      let begin = index
      while index < end ?? text.count, index < text.count, text[index].isDigit {
        value = min(value * 10 + Int(text[index] - code("0")), 10_000_000_000)
        index += 1
      }
      return index > begin && index - begin <= 10 ? value : nil
    }

    private mutating func takeName(
      _ names: [String], into field: WritableKeyPath<Self, Int>
    ) -> Bool {
      for length in [Int.max, 3] {
        for (number, name) in names.enumerated() {
          let wanted = name.unicodeScalars.prefix(length).map(\.value)
          let found = text[index...].prefix(wanted.count).map { lowercase($0) }
          if found == wanted {
            index += wanted.count
            self[keyPath: field] = number
            return true
          }
        }
      }
      return false
    }

    private func lowercase(_ character: Character32) -> Character32 {
      (0x41...0x5A).contains(character) ? character + 0x20 : character
    }

    private var weekdayField: Int {
      get { weekday ?? 0 }
      set { weekday = newValue }
    }
    private var afternoonField: Int {
      get { isAfternoon == true ? 1 : 0 }
      set { isAfternoon = newValue == 1 }
    }
    private var monthField: Int {
      get { date.month - 1 }
      set { date.month = newValue + 1 }
    }

    /// `GMT`, `UTC`, `GMT+h:mm`, `±hhmm`.
    private mutating func takeGeneralZone() -> Bool {
      let name = text[index...].prefix(3).map { lowercase($0) }
      if name == "gmt".unicodeScalars.map(\.value) || name == "utc".unicodeScalars.map(\.value) {
        index += 3
        zoneMinutes = 0
        guard index < text.count, name[0] == code("g"),
          text[index] == code("+") || text[index] == code("-")
        else { return true }
        return takeOffset(hourDigits: 1...2, colon: true, minutes: true)
      }
      return takeOffset(hourDigits: 2...2, colon: false, minutes: true)
    }

    /// `Z`, or an offset of `hh`, `hhmm` or `hh:mm`.
    private mutating func takeZone(_ count: Int) -> Bool {
      if take(code("Z")) {
        zoneMinutes = 0
        return true
      }
      return takeOffset(hourDigits: 2...2, colon: count == 3, minutes: count > 1)
    }

    private mutating func takeOffset(
      hourDigits: ClosedRange<Int>, colon: Bool, minutes hasMinutes: Bool
    ) -> Bool {
      guard index < text.count else { return false }
      let isNegative = text[index] == code("-")
      guard isNegative || text[index] == code("+") else { return false }
      index += 1
      let begin = index
      while index < text.count, text[index].isDigit, index - begin < hourDigits.upperBound {
        index += 1
      }
      guard hourDigits.contains(index - begin) else { return false }
      let hours = text[begin..<index].reduce(0) { $0 * 10 + Int($1 - code("0")) }
      var minutes = 0
      if hasMinutes {
        if colon, !take(code(":")) { return false }
        guard index + 2 <= text.count, text[index].isDigit, text[index + 1].isDigit else {
          return false
        }
        minutes = text[index..<index + 2].reduce(0) { $0 * 10 + Int($1 - code("0")) }
        index += 2
      }
      guard hours <= 23, minutes <= 59 else { return false }
      zoneMinutes = (hours * 60 + minutes) * (isNegative ? -1 : 1)
      return true
    }

    /// Whether no field says another hour; those that are absent agree to all.
    private func allFieldsAgree(on hour: Int) -> Bool {
      if let wholeDayHour, wholeDayHour != hour { return false }
      if let halfDayHour, halfDayHour != hour % 12 { return false }
      if let isAfternoon, isAfternoon != (hour >= 12) { return false }
      return true
    }

    func civilDate() -> ReferenceDate? {
      var date = date
      guard let hour = (0...23).first(where: allFieldsAgree) else { return nil }
      date.hour = hour
      guard date.day <= ReferenceDate.days(inMonth: date.month, of: date.year) else { return nil }
      if let weekday, weekday != date.weekday { return nil }
      if let zoneMinutes { date.add(minutes: -zoneMinutes) }
      return date
    }
  }
}
