// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

/// One value of a table, for those who go by rows; columns are for those in a hurry.
public enum Value: Equatable, Sendable {
  /// No value: `?`.
  case missing
  /// A number.
  case number(Double)
  /// The label of a nominal attribute.
  case label(String)
  /// Text.
  case text(String)
  /// Milliseconds of civil time since 1970-01-01T00:00:00.
  case date(Int64)
  /// The rows of a relational attribute.
  case bag(Bag)
}
