// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import ByteKit

/// A column of tables: all their rows in one table, and which of them belong to each value.
public struct BagColumn: Sendable {
  private let cells: ColumnCells
  private let bags: [Range<Int>]
  /// The rows of all bags.
  public let table: Table
  /// Which values are missing; nothing if none is.
  public let missing: MissingRows?

  init(_ cells: ColumnCells, _ bags: (table: Table, bags: [Range<Int>]), hasMissing: Bool) {
    self.cells = cells
    self.bags = bags.bags
    table = bags.table
    guard hasMissing else {
      missing = nil
      return
    }
    let words = cells.block.words(of: cells.slot, count: cells.count)
    missing = MissingRows(rowCount: cells.count) { words[$0] == 0 }
  }

  /// The number of rows of the outer table.
  public var count: Int { cells.count }

  /// The rows of ``table`` that a row's bag holds; none if the value is missing.
  ///
  /// - Precondition: `0 <= row < count`.
  public func rows(at row: Int) -> Range<Int> {
    let word = cells.block.words(of: cells.slot, count: cells.count)[row]
    return word == 0 ? 0..<0 : bags[Int(word) - 1]
  }

  /// The bag of a row; empty if the value is missing.
  ///
  /// - Precondition: `0 <= row < count`.
  public func bag(at row: Int) -> Bag { Bag(table: table, rows: rows(at: row)) }
}
