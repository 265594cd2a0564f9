// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import ByteKit

/// The values of one attribute.
public enum Column: Sendable {
  /// Numbers: `numeric`, `real` and `integer`.
  case numbers(NumberColumn)
  /// Codes of labels.
  case labels(LabelColumn)
  /// Text.
  case texts(TextColumn)
  /// Civil times.
  case dates(DateColumn)
  /// Tables within the table.
  case bags(BagColumn)

  init(
    _ plan: TablePlan, _ index: Int, _ cells: ColumnCells, hasMissing: Bool,
    _ texts: PiecedBytes, _ bags: [(table: Table, bags: [Range<Int>])]
  ) {
    switch plan.attributes[index].type {
    case .numeric, .real, .integer: self = .numbers(NumberColumn(cells, hasMissing: hasMissing))
    case .nominal(let labels):
      self = .labels(LabelColumn(cells, labels: labels, hasMissing: hasMissing))
    case .string: self = .texts(TextColumn(cells, texts, hasMissing: hasMissing))
    case .date(let format):
      self = .dates(DateColumn(cells, format: format, hasMissing: hasMissing))
    case .relational:
      self = .bags(BagColumn(cells, bags[plan.columns[index].index], hasMissing: hasMissing))
    }
  }

  /// Which values are missing; nothing if none is.
  public var missing: MissingRows? {
    switch self {
    case .numbers(let column): column.missing
    case .labels(let column): column.missing
    case .texts(let column): column.missing
    case .dates(let column): column.missing
    case .bags(let column): column.missing
    }
  }

  /// The value of a row.
  ///
  /// - Precondition: The table has the row.
  public subscript(row: Int) -> Value {
    if let missing, missing[row] { return .missing }
    switch self {
    case .numbers(let column): return .number(column.values[row])
    case .labels(let column): return .label(column.labels[Int(column.codes[row])])
    case .texts(let column): return .text(column.text(at: row))
    case .dates(let column): return .date(column.milliseconds[row])
    case .bags(let column): return .bag(column.bag(at: row))
    }
  }
}
