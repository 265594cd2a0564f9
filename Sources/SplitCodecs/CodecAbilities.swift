// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

/// What a form of split files can hold and do.
public struct CodecAbilities: OptionSet, Sendable {
  /// The bits.
  public let rawValue: Int

  /// Makes a set from bits.
  public init(rawValue: Int) {
    self.rawValue = rawValue
  }

  /// Holds the relation's name.
  public static let name = CodecAbilities(rawValue: 1)
  /// Holds the layout of the text.
  public static let layout = CodecAbilities(rawValue: 2)
  /// Can read one cell without reading all.
  public static let singleCell = CodecAbilities(rawValue: 4)
  /// Is text for people.
  public static let text = CodecAbilities(rawValue: 8)
  /// Can hold a cell whose two sets are both empty.
  public static let emptyCells = CodecAbilities(rawValue: 16)
}
