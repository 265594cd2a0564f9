// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import ARFF
internal import Arrow

extension ArrowField {
  /// The columns of rows, of which the first group was taken; labels are codes of 32 bits.
  static func fields(of rows: GatheredRows) -> [ArrowField] {
    rows.attributes.indices.map { position in
      let attribute = rows.attributes[position]
      return switch attribute.type {
      case .numeric, .real, .integer:
        ArrowField(
          attribute.name,
          rows.isWhole[position] ? .integer(bits: 64, isSigned: true) : .float(bits: 64))
      case .nominal:
        ArrowField(attribute.name, .text(isLarge: false), dictionary: Dictionary(id: position))
      case .date: ArrowField(attribute.name, .timestamp(.milliseconds))
      case .string, .relational: ArrowField(attribute.name, .text(isLarge: false))
      }
    }
  }
}
