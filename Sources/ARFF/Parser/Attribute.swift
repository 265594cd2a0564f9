// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

/// One column of a table: its name, its type and its weight.
public struct Attribute: Hashable, Sendable {
  /// The name, which may be empty.
  public let name: String
  /// What its values are.
  public let type: AttributeType
  /// How much the attribute counts; 1 unless the file says otherwise.
  public let weight: Double

  /// Makes an attribute.
  public init(_ name: String, _ type: AttributeType, weight: Double = 1) {
    self.name = name
    self.type = type
    self.weight = weight
  }
}
