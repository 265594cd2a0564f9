// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

/// What the values of an attribute are.
public enum AttributeType: Hashable, Sendable {
  /// Numbers, from the type word `numeric`.
  case numeric
  /// Numbers, from the type word `real`.
  case real
  /// Numbers, from the type word `integer`; a fraction is read with a warning.
  case integer
  /// Text.
  case string
  /// One of these labels, which differ byte by byte.
  case nominal([String])
  /// A civil time in this format.
  case date(DateFormat)
  /// A table of these attributes.
  case relational([Attribute])

  /// Whether the values are numbers.
  public var isNumber: Bool {
    switch self {
    case .numeric, .real, .integer: true
    case .string, .nominal, .date, .relational: false
    }
  }

  /// The word for the type: its keyword, or `nominal`.
  public var word: String {
    switch self {
    case .numeric: "numeric"
    case .real: "real"
    case .integer: "integer"
    case .string: "string"
    case .nominal: "nominal"
    case .date: "date"
    case .relational: "relational"
    }
  }
}
