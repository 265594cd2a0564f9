// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

/// The columns of a table.
///
/// Those of a sparse table are made whenever they are asked for, in O(*n*) for *n* rows: keep one
/// that is needed twice, and go by ``Table/sparseCells`` or ``Table/forEachDensePart(cells:_:)``
/// where all are needed.
public struct TableColumns: RandomAccessCollection, Sendable {
  private enum Storage: Sendable {
    case made([Column])
    case sparse(SparseTable)
  }
  private let storage: Storage

  init(_ columns: [Column]) { storage = .made(columns) }

  init(_ sparse: SparseTable) { storage = .sparse(sparse) }

  /// What makes the columns; nothing if they are there.
  var sparse: SparseTable? {
    if case .sparse(let sparse) = storage { sparse } else { nil }
  }

  /// Zero.
  public var startIndex: Int { 0 }

  /// The number of columns.
  public var endIndex: Int {
    switch storage {
    case .made(let columns): columns.count
    case .sparse(let sparse): sparse.plan.columns.count
    }
  }

  /// A column.
  ///
  /// - Precondition: The table has it.
  public subscript(index: Int) -> Column {
    switch storage {
    case .made(let columns): columns[index]
    case .sparse(let sparse): sparse.column(index)
    }
  }
}
