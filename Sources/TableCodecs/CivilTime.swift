// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import ARFF
internal import ByteKit

/// Civil times as ISO 8601 writes them: `2001-02-03T04:05:06.789`.
enum CivilTime {
  private static let formats: [DateFormat] = [
    "yyyy-MM-dd'T'HH:mm:ss.SSS", "yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd HH:mm:ss", "yyyy-MM-dd",
  ].compactMap { try? DateFormat($0) }

  /// The text of a time; years beyond 9999 have a sign.
  static func text(of milliseconds: Int64) -> String {
    let text = formats[0].text(of: milliseconds)
    let isLong = text.utf8.count > "yyyy-MM-ddTHH:mm:ss.SSS".utf8.count
    return isLong && !text.hasPrefix("-") ? "+" + text : text
  }

  /// The time of a text, with or without fraction or time of day; nothing if it is none.
  static func milliseconds(of text: String) -> Int64? {
    let bytes = Array((text.hasPrefix("+") ? text.dropFirst() : text[...]).utf8)
    for format in formats {
      if let date = format.parse(bytes.span.rawBytes, in: 0..<bytes.count) {
        return date.milliseconds
      }
    }
    return nil
  }

  /// A time in a pattern; nothing if the pattern leaves out what the time says.
  static func spelling(_ milliseconds: Int64, _ format: DateFormat) -> String? {
    let text = format.text(of: milliseconds)
    let bytes = Array(text.utf8)
    let back = format.parse(bytes.span.rawBytes, in: 0..<bytes.count)
    return back?.milliseconds == milliseconds ? text : nil
  }
}
