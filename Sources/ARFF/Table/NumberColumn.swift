// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import ByteKit

/// A column of numbers.
public struct NumberColumn: Sendable {
  private let cells: ColumnCells
  /// Which values are missing; nothing if none is.
  public let missing: MissingRows?

  init(_ cells: ColumnCells, hasMissing: Bool) {
    self.cells = cells
    guard hasMissing else {
      missing = nil
      return
    }
    let values = cells.block.doubles(of: cells.slot, count: cells.count)
    missing = MissingRows(rowCount: cells.count) { values[$0].isNaN }
  }

  /// The number of rows.
  public var count: Int { cells.count }

  /// The numbers of all rows; a missing one is NaN.
  public var values: Span<Double> {
    @_lifetime(borrow self)
    get { cells.block.doubles(of: cells.slot, count: cells.count) }
  }
}
