// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics

/// What the values of a column mean.
package enum LogicalType: Hashable, Sendable {
  /// Parts of a second.
  package enum TimeUnit: Int, Sendable {
    case milliseconds = 1
    case microseconds = 2
    case nanoseconds = 3
  }

  /// Text in UTF-8, or what is written as such: JSON, and names of a list.
  case text
  /// A decimal fraction with so many digits behind the point.
  case decimal(scale: Int, precision: Int)
  /// Days since 1970-01-01.
  case date
  /// A time of day.
  case time
  /// A time since 1970-01-01T00:00:00.
  case timestamp(TimeUnit, isAdjustedToUTC: Bool)
  /// A whole number.
  case integer(bits: Int, isSigned: Bool)
  /// Nothing but missing values.
  case unknown
  /// A number of two bytes.
  case float16
  /// Something that a table of ours cannot hold; the name of it.
  case other(String)

  /// The old numbers for the meanings of columns.
  init?(converted number: Int, scale: Int, precision: Int) {
    switch number {
    case 0, 4, 19: self = .text
    case 5: self = .decimal(scale: scale, precision: precision)
    case 6: self = .date
    case 7, 8: self = .time
    case 9: self = .timestamp(.milliseconds, isAdjustedToUTC: true)
    case 10: self = .timestamp(.microseconds, isAdjustedToUTC: true)
    case 11...14: self = .integer(bits: 8 << (number - 11), isSigned: false)
    case 15...18: self = .integer(bits: 8 << (number - 15), isSigned: true)
    case 20: self = .other("BSON")
    case 21: self = .other("interval")
    case 1, 2, 3: self = .other("nested")
    default: return nil
    }
  }

  /// The old number, for readers that know no other.
  var converted: Int? {
    switch self {
    case .text: 0
    case .date: 6
    case .integer(let bits, let isSigned):
      (isSigned ? 15 : 11) + (bits.trailingZeroBitCount - 3)
    default: nil
    }
  }
}

// MARK: - Thrift

extension LogicalType {
  /// Reads the union.
  init?(_ reader: inout ThriftReader) throws(ReadingError) {
    var result: LogicalType?
    var last: Int16 = 0
    while let field = try reader.next(after: &last) {
      try reader.check(structure: field)
      switch field.id {
      case 1, 4, 12: result = .text
      case 5:
        let parts = try Self.parts(&reader)
        result = .decimal(scale: parts.numbers[1] ?? 0, precision: parts.numbers[2] ?? 0)
        continue
      case 6: result = .date
      case 7: result = .time
      case 8:
        let parts = try Self.parts(&reader)
        guard let unit = parts.unit.flatMap(TimeUnit.init) else {
          throw reader.malformed("a timestamp has no known unit")
        }
        result = .timestamp(unit, isAdjustedToUTC: parts.flags[1] ?? false)
        continue
      case 10:
        let parts = try Self.parts(&reader)
        result = .integer(bits: parts.numbers[1] ?? 64, isSigned: parts.flags[2] ?? true)
        continue
      case 11: result = .unknown
      case 15: result = .float16
      case 2, 3: result = .other("nested")
      case 13: result = .other("BSON")
      case 14: result = .other("UUID")
      default: result = .other("type \(field.id)")
      }
      try reader.skip(field)
    }
    guard let result else { return nil }
    self = result
  }

  /// The numbers, truth values and unit of a member of the union.
  private static func parts(
    _ reader: inout ThriftReader
  ) throws(ReadingError) -> (numbers: [Int16: Int], flags: [Int16: Bool], unit: Int?) {
    var numbers: [Int16: Int] = [:]
    var flags: [Int16: Bool] = [:]
    var unit: Int?
    var last: Int16 = 0
    while let field = try reader.next(after: &last) {
      switch field.type {
      case .yes, .no: flags[field.id] = try reader.bool(field)
      case .byte, .int16, .int32, .int64:
        numbers[field.id] = try reader.int(field)
      case .structure:
        var inner: Int16 = 0
        while let choice = try reader.next(after: &inner) {
          unit = Int(choice.id)
          try reader.skip(choice)
        }
      default: try reader.skip(field)
      }
    }
    return (numbers, flags, unit)
  }

  /// Writes the union as a field.
  func write(_ id: Int16, to writer: inout ThriftWriter) {
    writer.write(id) { union in
      switch self {
      case .text: union.write(1) { _ in }
      case .date: union.write(6) { _ in }
      case .timestamp(let unit, let isAdjusted):
        union.write(8) { time in
          time.write(1, bool: isAdjusted)
          time.write(2) { $0.write(Int16(unit.rawValue)) { _ in } }
        }
      case .integer(let bits, let isSigned):
        union.write(10) { integer in
          integer.write(1, byte: UInt8(bits))
          integer.write(2, bool: isSigned)
        }
      default: preconditionFailure("no column is written as that")
      }
    }
  }
}
