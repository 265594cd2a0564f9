// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

/// The rows of all values of a relational attribute while a table is made.
public final class BagRows {
  /// Takes the rows.
  public var rows: TableBuilder
  private var bags: [Range<Int>] = []

  init(_ plan: TablePlan) { rows = TableBuilder(relation: "", plan) }

  /// Makes a bag of the rows since the last one; returns its index.
  func endBag() -> Int {
    bags.append((bags.last?.upperBound ?? 0)..<rows.rowCount)
    return bags.count - 1
  }

  /// The bags and their rows.
  func finish() -> (table: Table, bags: [Range<Int>]) { (rows.takeTable(), bags) }
}
