// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

public import Diagnostics
internal import ByteKit

/// A relation in memory, column by column.
///
///     let table = try Table(contentsOf: "iris.arff")
///     if case .numbers(let lengths) = table["sepallength"] {
///       print(lengths.values[0], lengths.missing?[0] ?? false)
///     }
///     print(table[row: 0]["class"] ?? .missing)
///
/// Tables of text keep the bytes that they were read from: text is cut out of them on demand.
public struct Table: Sendable {
  /// The name of the relation.
  public let relation: String
  /// The attributes in the order of the columns.
  public let attributes: [Attribute]
  /// The columns, one for each attribute.
  public let columns: TableColumns
  /// The number of rows.
  public let rowCount: Int
  /// The weight of each row; nothing if all are 1.
  public let weights: [Double]?
  /// Whether each row was sparse; nothing if none was.
  public let sparseRows: [Bool]?
  /// What was read leniently: one finding for each code, in the order of their first places.
  public let warnings: [Finding]
  private let indices: LabelIndex

  init(
    relation: String, plan: TablePlan, block: CellBlock, source: SharedBytes?,
    parts: [TablePart], warnings: [Finding]
  ) {
    let rowCount = parts.reduce(0) { $0 + $1.rowCount }
    let texts = Self.texts(source, parts)
    let bags = parts.first?.bags ?? []
    let columns = plan.columns.indices.map { index in
      Column(
        plan, index,
        ColumnCells(block: block, slot: plan.columns[index].slot, count: rowCount),
        hasMissing: parts.contains { $0.missing[index] > 0 }, texts, bags)
    }
    self.init(relation, plan, TableColumns(columns), parts, warnings)
  }

  /// Makes a table that keeps its rows sparse.
  init(
    relation: String, plan: TablePlan, _ cells: SparseCells, source: SharedBytes?,
    parts: [TablePart], warnings: [Finding]
  ) {
    let sparse = SparseTable(plan, cells, Self.texts(source, parts), parts)
    self.init(relation, plan, TableColumns(sparse), parts, warnings)
  }

  private static func texts(_ source: SharedBytes?, _ parts: [TablePart]) -> PiecedBytes {
    PiecedBytes([PiecedBytes.Piece(at: 0, source ?? SharedBytes([]))] + parts.map(\.arena))
  }

  private init(
    _ relation: String, _ plan: TablePlan, _ columns: TableColumns, _ parts: [TablePart],
    _ warnings: [Finding]
  ) {
    self.relation = relation
    self.columns = columns
    self.warnings = warnings
    rowCount = parts.reduce(0) { $0 + $1.rowCount }
    attributes = plan.attributes
    weights = Self.spread(parts.flatMap(\.weights), over: rowCount)
    sparseRows = Self.mark(parts.flatMap(\.sparseRows), of: rowCount)
    indices = plan.indices
  }

  private init(_ table: Table, keeping places: [Int]) {
    relation = table.relation
    let columns = table.columns
    self.columns = TableColumns(places.map { columns[$0] })
    attributes = places.map { table.attributes[$0] }
    rowCount = table.rowCount
    weights = table.weights
    sparseRows = table.sparseRows
    warnings = table.warnings
    indices = LabelIndex(attributes.map(\.name))
  }

  /// A table of the columns at some places, in their order; nothing is copied.
  ///
  /// - Precondition: The table has the columns.
  package func selecting(_ places: [Int]) -> Table { Table(self, keeping: places) }

  private init(dense rows: Range<Int>, of table: Table, _ sparse: SparseTable) {
    relation = table.relation
    attributes = table.attributes
    columns = TableColumns(sparse.columns(of: rows))
    rowCount = rows.count
    weights = table.weights.map { Array($0[rows]) }
    sparseRows = table.sparseRows.map { Array($0[rows]) }
    warnings = table.warnings
    indices = table.indices
  }

  /// Some rows of a sparse table with columns; a table that has columns itself as it is.
  ///
  /// - Precondition: The table has the rows.
  func dense(_ rows: Range<Int>) -> Table {
    columns.sparse.map { Table(dense: rows, of: self, $0) } ?? self
  }

  private static func spread(
    _ weights: [(row: Int, weight: Double)], over count: Int
  ) -> [Double]? {
    if weights.isEmpty { return nil }
    var all = [Double](repeating: 1, count: count)
    for (row, weight) in weights { all[row] = weight }
    return all
  }

  private static func mark(_ rows: [Int], of count: Int) -> [Bool]? {
    if rows.isEmpty { return nil }
    var all = [Bool](repeating: false, count: count)
    for row in rows { all[row] = true }
    return all
  }

  /// The column of an attribute; names are compared byte by byte.
  public subscript(name: String) -> Column? {
    index(of: name).map { columns[$0] }
  }

  /// The place of an attribute; names are compared byte by byte.
  ///
  /// - Complexity: O(1).
  public func index(of name: String) -> Int? {
    let bytes = Array(name.utf8)
    return indices.code(of: bytes.span.rawBytes, 0..<bytes.count).map(Int.init)
  }

  /// A view of one row.
  ///
  /// - Precondition: `0 <= row < rowCount`.
  public subscript(row row: Int) -> Row {
    precondition(row >= 0 && row < rowCount, "row out of bounds")
    return Row(table: self, index: row)
  }
}
