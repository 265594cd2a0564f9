// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics

/// One column of an Arrow schema.
package struct ArrowField: Hashable, Sendable {
  /// How codes stand for the values of a column.
  package struct Dictionary: Hashable, Sendable {
    /// The number by which the list of values refers to the column.
    package let id: Int
    /// The bits of a code.
    package let bits: Int
    /// Whether codes have a sign.
    package let isSigned: Bool

    /// Codes of 32 bits with a sign.
    package init(id: Int, bits: Int = 32, isSigned: Bool = true) {
      self.id = id
      self.bits = bits
      self.isSigned = isSigned
    }
  }

  /// The name.
  package let name: String
  /// What the values are; for codes, what they stand for.
  package let type: ArrowType
  /// The codes, if values are such.
  package let dictionary: Dictionary?

  /// Describes a column, whose values may be missing.
  package init(_ name: String, _ type: ArrowType, dictionary: Dictionary? = nil) {
    self.name = name
    self.type = type
    self.dictionary = dictionary
  }
}

// MARK: - Flatbuffers

extension ArrowField {
  init(_ table: FlatTable) throws(ReadingError) {
    name = try table.text(0) ?? ""
    let number = try table.uint8(2)
    guard let union = try table.table(3) else {
      throw ReadingError(.malformed, "the column '\(name)' has no type")
    }
    type = try ArrowType(number, union)
    guard let codes = try table.table(4) else {
      dictionary = nil
      return
    }
    let index = try codes.table(1)
    dictionary = Dictionary(
      id: try codes.int64(0), bits: try index?.int32(0) ?? 32,
      isSigned: try index?.uint8(1) ?? 1 != 0)
  }

  var flat: FlatValue {
    let (number, union) = type.flat
    let codes: FlatValue? = dictionary.map { dictionary in
      let index = ArrowType.integer(bits: dictionary.bits, isSigned: dictionary.isSigned)
      return .table([.int64(Int64(dictionary.id)), index.flat.table])
    }
    return .table([.text(name), .bool(true), .uint8(number), union, codes, .tables([])])
  }
}
