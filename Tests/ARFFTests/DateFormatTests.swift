// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

import ARFF
import ByteKit
import Diagnostics
import TestSupport
import Testing

/// Date patterns: what they read, what they refuse, and what they write.
struct DateFormatTests {
  /// A date in ISO 8601 with milliseconds; nothing if the text does not match.
  private func read(_ text: String, _ pattern: String) throws -> String? {
    let bytes = Array(text.utf8)
    guard let date = try DateFormat(pattern).parse(bytes.span.rawBytes, in: 0..<bytes.count)
    else { return nil }
    return try DateFormat("yyyy-MM-dd'T'HH:mm:ss.SSS").text(of: date.milliseconds)
  }

  @Test(arguments: [
    ("2001-04-03T12:13:14", "yyyy-MM-dd'T'HH:mm:ss", "2001-04-03T12:13:14.000"),
    ("2001-4-3", "yyyy-MM-dd", "2001-04-03T00:00:00.000"),
    ("20010403", "yyyyMMdd", "2001-04-03T00:00:00.000"),
    ("  2001", "yyyyMM", "0020-01-01T00:00:00.000"), ("20 01", "yyyyMM", "0020-01-01T00:00:00.000"),
    ("0001-01-01", "yyyy-MM-dd", "0001-01-01T00:00:00.000"),
    ("2000-02-29", "yyyy-MM-dd", "2000-02-29T00:00:00.000"),
    ("69-1-1", "yy-M-d", "1969-01-01T00:00:00.000"),
    ("68-1-1", "yy-M-d", "2068-01-01T00:00:00.000"),
    ("3 APRIL 2001", "d MMM yyyy", "2001-04-03T00:00:00.000"),
    ("Tue, 3 Apr 2001", "EEE, d MMM yyyy", "2001-04-03T00:00:00.000"),
    ("12 am", "h a", "1970-01-01T00:00:00.000"), ("12 PM", "h a", "1970-01-01T12:00:00.000"),
    ("5 17", "K H", "1970-01-01T17:00:00.000"), ("17 PM", "k a", "1970-01-01T17:00:00.000"),
    ("0 pm", "K a", "1970-01-01T12:00:00.000"), ("24:00", "k:mm", "1970-01-01T00:00:00.000"),
    ("7", "S", "1970-01-01T00:00:00.007"), ("o'clock 5", "'o''clock' H", "1970-01-01T05:00:00.000"),
    ("5'", "H''", "1970-01-01T05:00:00.000"),
    ("00:00 +0130", "HH:mm Z", "1969-12-31T22:30:00.000"),
    ("00:00 GMT", "HH:mm z", "1970-01-01T00:00:00.000"),
    ("00:00 GMT-1:30", "HH:mm z", "1970-01-01T01:30:00.000"),
    ("00:00Z", "HH:mmX", "1970-01-01T00:00:00.000"),
    ("00:00+01", "HH:mmX", "1969-12-31T23:00:00.000"),
    ("00:00+0130", "HH:mmXX", "1969-12-31T22:30:00.000"),
    ("00:00-01:30", "HH:mmXXX", "1970-01-01T01:30:00.000"),
  ])
  func `reads`(text: String, pattern: String, expected: String) throws {
    #expect(try read(text, pattern) == expected)
  }

  @Test(arguments: [
    ("2001-02-29", "yyyy-MM-dd"), ("2001-13-01", "yyyy-MM-dd"), ("2001-00-01", "yyyy-MM-dd"),
    ("2001-04-31", "yyyy-MM-dd"), ("0000-01-01", "yyyy-MM-dd"), ("2001-04-03 ", "yyyy-MM-dd"),
    ("-2001-04-03", "yyyy-MM-dd"), ("2001-04", "yyyy-MM-dd"), ("", "yyyy"),
    ("24", "H"), ("25", "k"), ("13 am", "h a"), ("12 pm", "K a"), ("60", "m"), ("60", "s"),
    ("1000", "S"), ("Mon 3 4 2001", "EEE d M yyyy"), ("3 Foo", "d MMM"), ("13 AM", "H a"),
    ("200104", "yyyyMMdd"), ("00 EST", "HH z"), ("00 +01", "HH Z"), ("00 +2460", "HH Z"),
    ("99999999999", "yyyy"), ("2 1.", "yyyyyM."), ("20", "yyyyM"),
    ("00000000002001", "yyyyyyyyyyyyyMM"),
    ("12:05 AM", "h:mk a"), ("4 17", "K H"), ("5 AM 17", "K a H"),
  ])
  func `refuses`(text: String, pattern: String) throws {
    #expect(try read(text, pattern) == nil)
  }

  @Test(arguments: ["b", "yyyy-YY", "'open", "u", "XXXX"])
  func `refuses the pattern`(pattern: String) {
    let error = #expect(throws: ReadingError.self) { try DateFormat(pattern) }
    #expect(error?.code == .badDateFormat)
  }

  @Test(arguments: [
    "yyyy-MM-dd'T'HH:mm:ss.SSS", "EEEE, d MMMM yyyy h:mm:ss.SSS a", "k:m:s.S d/M/yyyy E",
    "yyyyMMddHHmmssSSS", "dd-MMM-yyyy KK:mm:ss.SSS a Z", "yyyy-MM-dd HH:mm:ss.SSS XXX z",
  ])
  func `reads what it writes`(pattern: String) throws {
    let format = try DateFormat(pattern)
    var random = SeededGenerator(seed: 11)
    for _ in 0..<400 {
      // The years 1 to 9999.
      let milliseconds = Int64.random(in: -62_135_596_800_000..<253_402_300_800_000, using: &random)
      let text = format.text(of: milliseconds)
      let bytes = Array(text.utf8)
      let back = format.parse(bytes.span.rawBytes, in: 0..<bytes.count)
      #expect(back?.milliseconds == milliseconds, "\(text)")
    }
  }
}
