// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics

/// What the values of an Arrow column are.
package enum ArrowType: Hashable, Sendable {
  /// Parts of a second.
  package enum TimeUnit: Int, Sendable {
    case seconds = 0
    case milliseconds = 1
    case microseconds = 2
    case nanoseconds = 3
  }

  /// Nothing but missing values.
  case null
  /// A whole number.
  case integer(bits: Int, isSigned: Bool)
  /// A fraction of 16, 32 or 64 bits.
  case float(bits: Int)
  /// Text; `isLarge` if places in it take eight bytes.
  case text(isLarge: Bool)
  /// Text of which short ones stand where long ones have their place.
  case textView
  /// A truth value.
  case boolean
  /// A decimal fraction with so many digits behind the point.
  case decimal(bits: Int, scale: Int)
  /// A day, in days or milliseconds since 1970-01-01.
  case date(isMilliseconds: Bool)
  /// A time since 1970-01-01T00:00:00.
  case timestamp(TimeUnit)
  /// Something that a table of ours cannot hold; the name of it.
  case other(String)
}

// MARK: - Flatbuffers

extension ArrowType {
  private static let names: [UInt8: String] = [
    4: "bytes", 9: "a time of day", 11: "an interval", 12: "a list", 13: "a structure",
    14: "a union", 15: "bytes", 16: "a list", 17: "a map", 18: "a duration", 19: "bytes",
    21: "a list", 22: "runs", 23: "bytes", 25: "a list", 26: "a list",
  ]

  /// Reads a member of the union of types.
  init(_ number: UInt8, _ table: FlatTable) throws(ReadingError) {
    switch number {
    case 1: self = .null
    case 2: self = .integer(bits: try table.int32(0), isSigned: try table.uint8(1) != 0)
    case 3: self = .float(bits: 16 << (try table.int16(0) & 3))
    case 5: self = .text(isLarge: false)
    case 6: self = .boolean
    case 7: self = .decimal(bits: try table.int32(2, default: 128), scale: try table.int32(1))
    case 8: self = .date(isMilliseconds: try table.int16(0, default: 1) == 1)
    case 10:
      guard let unit = TimeUnit(rawValue: try table.int16(0)) else {
        throw ReadingError(.malformed, "a timestamp has no known unit")
      }
      self = .timestamp(unit)
    case 20: self = .text(isLarge: true)
    case 24: self = .textView
    default: self = .other(Self.names[number] ?? "type \(number)")
    }
  }

  /// The number and the table of the union.
  var flat: (number: UInt8, table: FlatValue) {
    switch self {
    case .integer(let bits, let isSigned): (2, .table([.int32(Int32(bits)), .bool(isSigned)]))
    case .float: (3, .table([.int16(2)]))
    case .text: (5, .table([]))
    case .timestamp(let unit): (10, .table([.int16(Int16(unit.rawValue))]))
    default: preconditionFailure("no column is written as that")
    }
  }
}
