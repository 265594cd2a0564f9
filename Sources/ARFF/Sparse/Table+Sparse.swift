// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

extension Table {
  /// The cells row by row, if the table keeps them so; nothing if it has columns.
  ///
  /// A text is kept so if it has many attributes and most of its rows are sparse: its memory is then
  /// in proportion to the values that are written. Dense rows among them have all their cells here.
  public var sparseCells: SparseCells? { columns.sparse?.cells }

  /// With fewer columns than this, rows are never kept sparse, nor written so in forms that may.
  package static var leastSparseColumns: Int { 32 }

  /// Calls `body` with row, column and value of each number that is not a zero without sign, row by
  /// row, columns in order.
  ///
  /// - Precondition: All columns hold numbers.
  package func forEachNumber(_ body: (Int, Int, Double) -> Void) {
    if let cells = sparseCells {
      let positions = cells.positions
      let words = cells.words
      for row in 0..<rowCount {
        for entry in cells.entries(of: row) where words[entry] != 0 {
          body(row, Int(positions[entry]), Double(bitPattern: words[entry]))
        }
      }
      return
    }
    for row in 0..<rowCount {
      for index in columns.indices {
        guard case .numbers(let column) = columns[index] else {
          preconditionFailure("a column of something else")
        }
        let value = column.values[row]
        if value.bitPattern != 0 { body(row, index, value) }
      }
    }
  }

  /// The number of missing values of a column.
  ///
  /// - Complexity: O(1).
  /// - Precondition: The table has the column.
  public func missingCount(of column: Int) -> Int {
    if let sparse = columns.sparse { return sparse.missing[column] }
    return columns[column].missing?.count ?? 0
  }

  /// Calls `body` with tables of columns that are, one behind the other, this one: itself, or of a
  /// sparse table stretches of rows with about so many cells.
  ///
  /// - Complexity: O(*n*) for *n* cells; memory for one stretch.
  public func forEachDensePart<E: Error>(
    cells: Int = 1 << 22, _ body: (Table) throws(E) -> Void
  ) throws(E) {
    guard sparseCells != nil, rowCount > 0 else { return try body(self) }
    let most = max(1, cells / max(attributes.count, 1))
    var start = 0
    while start < rowCount {
      let stop = min(start + most, rowCount)
      try body(dense(start..<stop))
      start = stop
    }
  }
}
