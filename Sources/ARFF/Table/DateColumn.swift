// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import ByteKit

/// A column of civil times.
public struct DateColumn: Sendable {
  private let cells: ColumnCells
  /// How the dates are written.
  public let format: DateFormat
  /// Which values are missing; nothing if none is.
  public let missing: MissingRows?

  init(_ cells: ColumnCells, format: DateFormat, hasMissing: Bool) {
    self.cells = cells
    self.format = format
    guard hasMissing else {
      missing = nil
      return
    }
    let values = cells.block.integers(of: cells.slot, count: cells.count)
    missing = MissingRows(rowCount: cells.count) { values[$0] == .min }
  }

  /// The number of rows.
  public var count: Int { cells.count }

  /// Milliseconds of civil time since 1970-01-01T00:00:00; a missing one is `Int64.min`.
  public var milliseconds: Span<Int64> {
    @_lifetime(borrow self)
    get { cells.block.integers(of: cells.slot, count: cells.count) }
  }
}
