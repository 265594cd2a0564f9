// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

/// Some rows of a table: the value of a relational attribute.
public struct Bag: Sendable {
  /// The table that holds the rows, and those of other bags.
  public let table: Table
  /// The rows.
  public let rows: Range<Int>
}
