// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

/// Numbers in rows and columns, as libraries of mathematics take them.
public struct Matrix: Hashable, Sendable {
  /// The number of rows.
  public let rowCount: Int
  /// The number of columns.
  public let columnCount: Int
  /// The numbers, row after row.
  public let values: [Double]

  /// Makes a matrix of its numbers, row after row.
  ///
  /// - Precondition: There are rows × columns of them.
  public init(rowCount: Int, columnCount: Int, values: [Double]) {
    precondition(values.count == rowCount * columnCount, "a number for every row and column")
    self.rowCount = rowCount
    self.columnCount = columnCount
    self.values = values
  }

  /// A number.
  ///
  /// - Precondition: Row and column are there.
  public subscript(row: Int, column: Int) -> Double {
    precondition(column >= 0 && column < columnCount, "no such column")
    return values[row * columnCount + column]
  }
}
