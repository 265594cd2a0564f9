// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

/// A civil time without a zone, in fields.
public struct ReferenceDate: Hashable, Sendable {
  /// The year of the proleptic Gregorian calendar.
  public var year = 1970
  /// The month, 1 to 12.
  public var month = 1
  /// The day of the month, from 1.
  public var day = 1
  /// The hour, 0 to 23.
  public var hour = 0
  /// The minute.
  public var minute = 0
  /// The second.
  public var second = 0
  /// The thousandths of a second.
  public var millisecond = 0

  /// The start of 1970.
  public static let epoch = ReferenceDate()

  init() {}

  /// The spelling of the canonical result: `yyyy-MM-ddTHH:mm:ss.SSS`.
  public var text: String {
    func pad(_ value: Int, _ width: Int) -> String {
      let digits = String(value)
      return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
    let years = (year > 9999 ? "+" : year < 0 ? "-" : "") + pad(abs(year), 4)
    let date = years + "-" + pad(month, 2) + "-" + pad(day, 2)
    let time = [pad(hour, 2), pad(minute, 2), pad(second, 2)].joined(separator: ":")
    return date + "T" + time + "." + pad(millisecond, 3)
  }

  /// The fields of a time in milliseconds since the epoch.
  init(milliseconds: Int) {
    func parts(_ value: Int, _ unit: Int) -> (Int, Int) {
      let rest = (value % unit + unit) % unit
      return ((value - rest) / unit, rest)
    }
    var rest = milliseconds
    (rest, millisecond) = parts(rest, 1000)
    (rest, second) = parts(rest, 60)
    (rest, minute) = parts(rest, 60)
    (rest, hour) = parts(rest, 24)
    // 400 years have 146,097 days; within them the year and the month are counted off.
    (year, rest) = parts(rest, 146_097)
    year = 1970 + 400 * year
    month = 1
    while rest >= Self.days(inMonth: month, of: year) {
      rest -= Self.days(inMonth: month, of: year)
      month += 1
      if month == 13 {
        month = 1
        year += 1
      }
    }
    day = rest + 1
  }

  /// How many days a month has.
  static func days(inMonth month: Int, of year: Int) -> Int {
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    return [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]
  }

  /// Moves the time by whole minutes, a day at a time.
  mutating func add(minutes: Int) {
    var total = hour * 60 + minute + minutes
    while total < 0 {
      total += 1440
      day -= 1
      if day == 0 {
        month -= 1
        if month == 0 {
          month = 12
          year -= 1
        }
        day = Self.days(inMonth: month, of: year)
      }
    }
    while total >= 1440 {
      total -= 1440
      day += 1
      if day > Self.days(inMonth: month, of: year) {
        day = 1
        month += 1
        if month == 13 {
          month = 1
          year += 1
        }
      }
    }
    hour = total / 60
    minute = total % 60
  }

  /// The day of the week, Sunday 0, by Sakamoto's rule.
  var weekday: Int {
    let shifted = month < 3 ? year - 1 : year
    let offset = [0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4][month - 1]
    let sum = shifted + shifted / 4 - shifted / 100 + shifted / 400 + offset + day
    return (sum % 7 + 7) % 7
  }
}
