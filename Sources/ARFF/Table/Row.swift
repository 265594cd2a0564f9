// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

/// A view of one row of a table.
public struct Row: Sendable {
  /// The table.
  public let table: Table
  /// Which row it is.
  public let index: Int

  /// The value in a column.
  ///
  /// - Precondition: The table has the column.
  public subscript(column: Int) -> Value {
    table.columns.sparse?.value(at: index, in: column) ?? table.columns[column][index]
  }

  /// The value of an attribute; nothing if there is no such attribute.
  public subscript(name: String) -> Value? { table.index(of: name).map { self[$0] } }

  /// The weight, 1 unless the file says otherwise.
  public var weight: Double { table.weights?[index] ?? 1 }

  /// Whether the row was sparse.
  public var isSparse: Bool { table.sparseRows?[index] ?? false }
}
