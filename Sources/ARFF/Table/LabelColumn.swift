// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import ByteKit

/// A column of labels, each kept as its place in the list of labels.
public struct LabelColumn: Sendable {
  private let cells: ColumnCells
  /// The labels in the order of their codes.
  public let labels: [String]
  /// Which values are missing; nothing if none is.
  public let missing: MissingRows?

  init(_ cells: ColumnCells, labels: [String], hasMissing: Bool) {
    self.cells = cells
    self.labels = labels
    guard hasMissing else {
      missing = nil
      return
    }
    let codes = cells.block.codes(of: cells.slot, count: cells.count)
    missing = MissingRows(rowCount: cells.count) { codes[$0] < 0 }
  }

  /// The number of rows.
  public var count: Int { cells.count }

  /// The codes of all rows, counted from 0; a missing one is −1.
  public var codes: Span<Int32> {
    @_lifetime(borrow self)
    get { cells.block.codes(of: cells.slot, count: cells.count) }
  }
}
