// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics

/// One column of a file: its name, and what its values are.
package struct ParquetColumn: Hashable, Sendable {
  /// The name.
  package let name: String
  /// How values are stored.
  package let type: PhysicalType
  /// What they mean, where the file says so.
  package let meaning: LogicalType?
  /// Whether values may be missing.
  package let isOptional: Bool
  /// The bytes of a value of fixed length.
  package let length: Int

  /// Describes a column.
  package init(
    _ name: String, _ type: PhysicalType, _ meaning: LogicalType? = nil, isOptional: Bool = true,
    length: Int = 0
  ) {
    self.name = name
    self.type = type
    self.meaning = meaning
    self.isOptional = isOptional
    self.length = length
  }
}

/// An element of a file's schema, which is a tree that is written in depth-first order.
struct SchemaElement {
  private(set) var name = ""
  private(set) var children = 0
  private(set) var isRepeated = false
  private var isOptional = false
  private var type: Int?
  private var length = 0
  private var converted: Int?
  private var scale = 0
  private var precision = 0
  private var meaning: LogicalType?

  /// Reads an element.
  init(_ reader: inout ThriftReader) throws(ReadingError) {
    var last: Int16 = 0
    while let field = try reader.next(after: &last) {
      switch field.id {
      case 1: type = try reader.int(field)
      case 2: length = try reader.int(field)
      case 3:
        let repetition = try reader.int(field)
        isOptional = repetition == 1
        isRepeated = repetition == 2
      case 4: name = try reader.text(field)
      case 5: children = try reader.int(field)
      case 6: converted = try reader.int(field)
      case 7: scale = try reader.int(field)
      case 8: precision = try reader.int(field)
      case 10:
        try reader.check(structure: field)
        meaning = try LogicalType(&reader)
      default: try reader.skip(field)
      }
    }
  }

  /// The column that a leaf of a flat schema is.
  func column() throws(ReadingError) -> ParquetColumn {
    guard let type = type.flatMap(PhysicalType.init) else {
      throw ReadingError(.malformed, "the column '\(name)' has no known type")
    }
    guard type != .fixedLengthByteArray || length > 0 && length <= 1 << 16 else {
      throw ReadingError(.malformed, "the values of '\(name)' have no possible length")
    }
    let old = converted.flatMap {
      LogicalType(converted: $0, scale: scale, precision: precision)
    }
    return ParquetColumn(
      name, type, meaning ?? old, isOptional: isOptional, length: length)
  }
}

// MARK: - Writing

extension ParquetColumn {
  /// Writes the column as an element of the schema.
  func write(to writer: inout ThriftWriter) {
    writer.append { element in
      element.write(1, int32: type.rawValue)
      element.write(3, int32: isOptional ? 1 : 0)
      element.write(4, text: name)
      if let converted = meaning?.converted { element.write(6, int32: converted) }
      meaning?.write(10, to: &element)
    }
  }
}
