// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
internal import ByteKit

/// What stands before the bytes of a page.
struct PageHeader {
  /// What a page holds.
  enum Kind: Int {
    case data = 0
    case index = 1
    case dictionary = 2
    case dataV2 = 3
  }

  private(set) var kind = Kind.data
  private(set) var unpackedSize = -1
  private(set) var size = -1
  private(set) var checksum: UInt32?
  private(set) var valueCount = -1
  private(set) var encoding = Encoding.plain
  private(set) var levelEncoding = Encoding.hybrid
  /// The bytes of levels before the values of a page of version 2, which are never packed.
  private(set) var levelSize = 0
  private(set) var repetitionSize = 0
  private(set) var missingCount: Int?
  private(set) var isPacked = true

  /// Reads a header.
  init(_ reader: inout ThriftReader) throws(ReadingError) {
    var details: Kind?
    var last: Int16 = 0
    while let field = try reader.next(after: &last) {
      switch field.id {
      case 1:
        guard let known = Kind(rawValue: try reader.int(field)) else {
          throw reader.malformed("an unknown kind of page")
        }
        kind = known
      case 2: unpackedSize = try reader.int(field)
      case 3: size = try reader.int(field)
      case 4: checksum = UInt32(truncatingIfNeeded: try reader.int(field))
      case 5:
        try readData(&reader, field)
        details = .data
      case 7:
        try readDictionary(&reader, field)
        details = .dictionary
      case 8:
        try readDataV2(&reader, field)
        details = .dataV2
      default: try reader.skip(field)
      }
    }
    guard unpackedSize >= 0, size >= 0, kind == .index || details == kind && valueCount >= 0
    else { throw reader.malformed("the head of a page is not complete") }
  }

  private mutating func readData(
    _ reader: inout ThriftReader, _ field: ThriftReader.Field
  ) throws(ReadingError) {
    try reader.check(structure: field)
    var last: Int16 = 0
    while let field = try reader.next(after: &last) {
      switch field.id {
      case 1: valueCount = try reader.int(field)
      case 2: encoding = try Self.encoding(&reader, field)
      case 3: levelEncoding = try Self.encoding(&reader, field)
      default: try reader.skip(field)
      }
    }
  }

  private mutating func readDictionary(
    _ reader: inout ThriftReader, _ field: ThriftReader.Field
  ) throws(ReadingError) {
    try reader.check(structure: field)
    var last: Int16 = 0
    while let field = try reader.next(after: &last) {
      switch field.id {
      case 1: valueCount = try reader.int(field)
      case 2: encoding = try Self.encoding(&reader, field)
      default: try reader.skip(field)
      }
    }
  }

  private mutating func readDataV2(
    _ reader: inout ThriftReader, _ field: ThriftReader.Field
  ) throws(ReadingError) {
    try reader.check(structure: field)
    var last: Int16 = 0
    while let field = try reader.next(after: &last) {
      switch field.id {
      case 1: valueCount = try reader.int(field)
      case 2: missingCount = try reader.int(field)
      case 4: encoding = try Self.encoding(&reader, field)
      case 5: levelSize = try reader.int(field)
      case 6: repetitionSize = try reader.int(field)
      case 7: isPacked = try reader.bool(field)
      default: try reader.skip(field)
      }
    }
    let possible = 0...Int(Int32.max)
    guard possible.contains(levelSize), possible.contains(repetitionSize) else {
      throw reader.malformed("levels have no possible size")
    }
  }

  private static func encoding(
    _ reader: inout ThriftReader, _ field: ThriftReader.Field
  ) throws(ReadingError) -> Encoding {
    guard let encoding = Encoding(rawValue: try reader.int(field)) else {
      throw reader.malformed("an unknown encoding")
    }
    return encoding
  }
}
