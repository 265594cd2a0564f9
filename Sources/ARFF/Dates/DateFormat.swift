// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import ByteKit
public import Diagnostics

/// How dates of an attribute are written: a pattern of Java's `SimpleDateFormat`.
///
/// The letters are `y M d E H h K k a m s S z Z X`; text between single quotes and everything that
/// is no letter stands for itself, two single quotes for one. A date is a civil time without zone;
/// with a zone letter it is the time in UTC. Months and days have their English names.
public struct DateFormat: Hashable, Sendable {
  /// The pattern of attributes that give none: ISO 8601 without fractions and zone.
  public static let iso8601 = DateFormat(
    known: "yyyy-MM-dd'T'HH:mm:ss",
    items: [
      .field(UInt8(ascii: "y"), 4), .literal(UInt8(ascii: "-")),
      .field(UInt8(ascii: "M"), 2), .literal(UInt8(ascii: "-")),
      .field(UInt8(ascii: "d"), 2), .literal(UInt8(ascii: "T")),
      .field(UInt8(ascii: "H"), 2), .literal(UInt8(ascii: ":")),
      .field(UInt8(ascii: "m"), 2), .literal(UInt8(ascii: ":")),
      .field(UInt8(ascii: "s"), 2),
    ])

  /// The pattern as it was given.
  public let pattern: String

  /// A piece of a pattern.
  enum Item: Hashable, Sendable {
    /// A byte that stands for itself.
    case literal(UInt8)
    /// A letter and how often it is repeated.
    case field(UInt8, Int)
  }

  /// The pieces of the pattern.
  let items: [Item]

  private init(known pattern: String, items: [Item]) {
    self.pattern = pattern
    self.items = items
  }

  /// Reads a pattern.
  ///
  /// - Throws: ``ReadingError`` with code `bad-date-format` for an unknown letter or an open quote.
  public init(_ pattern: String) throws(ReadingError) {
    let bytes = Array(pattern.utf8)
    var items: [Item] = []
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      if byte == UInt8(ascii: "'") {
        index = try Self.readQuoted(bytes, at: index, into: &items)
      } else if byte.lowercasedASCII &- 0x61 < 26 {
        guard Self.letters.contains(byte) else { throw Self.unknown(byte) }
        let run = bytes[index...].prefix { $0 == byte }.count
        // An ISO 8601 zone has hours, hours and minutes, or both with a colon.
        guard byte != UInt8(ascii: "X") || run <= 3 else { throw Self.unknown(byte) }
        items.append(.field(byte, run))
        index += run
      } else {
        items.append(.literal(byte))
        index += 1
      }
    }
    self.init(known: pattern, items: items)
  }

  private static let letters = Set("yMdEHhKkamsSzZX".utf8)

  /// Reads text in quotes, or two quotes that stand for one; returns the place behind it.
  private static func readQuoted(
    _ bytes: [UInt8], at start: Int, into items: inout [Item]
  ) throws(ReadingError) -> Int {
    let quote = UInt8(ascii: "'")
    var index = start + 1
    if index < bytes.count, bytes[index] == quote {
      items.append(.literal(quote))
      return index + 1
    }
    while index < bytes.count {
      if bytes[index] != quote {
        items.append(.literal(bytes[index]))
        index += 1
      } else if index + 1 < bytes.count, bytes[index + 1] == quote {
        items.append(.literal(quote))
        index += 2
      } else {
        return index + 1
      }
    }
    throw ReadingError(.badDateFormat, "a quote in the date pattern is not closed")
  }

  private static func unknown(_ letter: UInt8) -> ReadingError {
    ReadingError(
      .badDateFormat, "pattern letter '\(Unicode.Scalar(letter))' is not supported")
  }
}
