// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import ByteKit

extension DateFormat {
  /// Writes a date; a zone, if the pattern has one, is UTC.
  public func text(of milliseconds: Int64) -> String {
    let (days, time) = Self.split(milliseconds, 86_400_000)
    let date = CivilDate(daysSinceEpoch: days)
    var text: [UInt8] = []
    for item in items {
      switch item {
      case .literal(let byte): text.append(byte)
      case .field(let letter, let count): Self.append(letter, count, date, time, to: &text)
      }
    }
    return String(decoding: text, as: UTF8.self)
  }

  private static func append(
    _ letter: UInt8, _ count: Int, _ date: CivilDate, _ time: Int, to text: inout [UInt8]
  ) {
    let hour = time / 3_600_000
    let number: Int
    switch letter {
    case UInt8(ascii: "M") where count > 2:
      text += name(CivilDate.months[date.month - 1], count)
      return
    case UInt8(ascii: "E"):
      text += name(CivilDate.weekdays[date.weekday], count)
      return
    case UInt8(ascii: "a"):
      text += Array((hour < 12 ? "AM" : "PM").utf8)
      return
    case UInt8(ascii: "z"), UInt8(ascii: "Z"), UInt8(ascii: "X"):
      text += zone(letter)
      return
    case UInt8(ascii: "y"): number = count == 2 ? date.year % 100 : date.year
    case UInt8(ascii: "M"): number = date.month
    case UInt8(ascii: "d"): number = date.day
    case UInt8(ascii: "H"): number = hour
    case UInt8(ascii: "k"): number = hour == 0 ? 24 : hour
    case UInt8(ascii: "K"): number = hour % 12
    case UInt8(ascii: "h"): number = hour % 12 == 0 ? 12 : hour % 12
    case UInt8(ascii: "m"): number = time / 60_000 % 60
    case UInt8(ascii: "s"): number = time / 1000 % 60
    default: number = time % 1000
    }
    let digits = String(number).utf8
    text += repeatElement(UInt8(ascii: "0"), count: max(0, count - digits.count))
    text += digits
  }

  /// The whole name from four letters on, else its first three letters.
  private static func name(_ name: [UInt8], _ count: Int) -> ArraySlice<UInt8> {
    count > 3 ? name[...] : name.prefix(3)
  }

  private static func zone(_ letter: UInt8) -> [UInt8] {
    switch letter {
    case UInt8(ascii: "z"): Array("UTC".utf8)
    case UInt8(ascii: "Z"): Array("+0000".utf8)
    default: [UInt8(ascii: "Z")]
    }
  }

  /// Division that rounds down.
  private static func split(_ value: Int64, _ unit: Int64) -> (Int, Int) {
    let (quotient, remainder) = value.quotientAndRemainder(dividingBy: unit)
    return remainder < 0
      ? (Int(quotient) - 1, Int(remainder + unit)) : (Int(quotient), Int(remainder))
  }
}
