// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import ARFF
internal import ByteKit

/// Civil times as ISO 8601 writes them, `2001-02-03T04:05:06.789`, for an attribute's dates.
struct CivilTime {
  /// The attribute's format.
  let format: DateFormat
  /// What a time of the years 1000 to 9999 must be a multiple of to be one that the format can say;
  /// nothing if it takes a closer look.
  private let unit: Int64?

  private static let formats: [DateFormat] = [
    "yyyy-MM-dd'T'HH:mm:ss.SSS", "yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd HH:mm:ss", "yyyy-MM-dd",
  ].compactMap { try? DateFormat($0) }

  /// 1000-01-01 to 9999-12-31.
  private static let usualTimes: Range<Int64> = -30_610_224_000_000..<253_402_300_800_000

  /// Prepares to read dates of a format.
  init(_ format: DateFormat) {
    self.format = format
    // 1999-12-31T23:59:59.999, as far as a format of that unit says it: no field is what another
    // would be, and none is what is taken for a field that is left out.
    let units: [Int64] = [1, 1000, 60_000, 86_400_000]
    unit = units.first { unit in
      let time: Int64 = 946_684_799_999
      return format.pattern.contains("yyyy") && Self.canSay(time - time % unit, format)
    }
  }

  /// The text of a time; years beyond 9999 have a sign.
  static func text(of milliseconds: Int64) -> String {
    let text = formats[0].text(of: milliseconds)
    let isLong = text.utf8.count > "yyyy-MM-ddTHH:mm:ss.SSS".utf8.count
    return isLong && !text.hasPrefix("-") ? "+" + text : text
  }

  /// The time of a text, with or without fraction or time of day.
  ///
  /// - Returns: Nothing if the text is no time, or one that the attribute's format cannot say.
  func milliseconds(of text: RawSpan) -> Int64? {
    guard let time = Self.time(of: text) else { return nil }
    if let unit, Self.usualTimes.contains(time), time % unit == 0 { return time }
    return Self.canSay(time, format) ? time : nil
  }

  private static func time(of text: RawSpan) -> Int64? {
    let hasSign = text.byteCount > 0 && text[0] == UInt8(ascii: "+")
    let range = (hasSign ? 1 : 0)..<text.byteCount
    // Most texts are as long as one of the patterns; the others try all.
    let likely =
      switch range.count {
      case 23: 0
      case 19: text[range.lowerBound + 10] == UInt8(ascii: "T") ? 1 : 2
      case 10: 3
      default: 0
      }
    if let date = formats[likely].parse(text, in: range) { return date.milliseconds }
    for format in formats {
      if let date = format.parse(text, in: range) { return date.milliseconds }
    }
    return nil
  }

  /// Whether a time is the same after it was written in a format.
  private static func canSay(_ milliseconds: Int64, _ format: DateFormat) -> Bool {
    let text = Array(format.text(of: milliseconds).utf8)
    return format.parse(text.span.rawBytes, in: 0..<text.count)?.milliseconds == milliseconds
  }
}
