// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

extension Table: Equatable {
  /// Whether both hold the same relation: its name, the attributes, and each row's weight and values.
  ///
  /// How a file was written does not count: sparse rows, and what was read leniently.
  ///
  /// - Complexity: O(*n* *m*) for *n* rows of *m* attributes; columns of numbers are compared as
  ///   such, others value by value.
  public static func == (a: Table, b: Table) -> Bool {
    guard a.relation == b.relation, a.rowCount == b.rowCount, a.attributes == b.attributes,
      (0..<a.rowCount).allSatisfy({ a[row: $0].weight == b[row: $0].weight })
    else { return false }
    return a.hasSameValues(0..<a.rowCount, as: 0..<b.rowCount, of: b)
  }

  /// Whether some rows hold the same values as as many rows of another table of these attributes.
  fileprivate func hasSameValues(_ own: Range<Int>, as others: Range<Int>, of table: Table) -> Bool
  {
    if columns.sparse != nil || table.columns.sparse != nil {
      return zip(own, others).allSatisfy { row, other in
        attributes.indices.allSatisfy { self[row: row][$0] == table[row: other][$0] }
      }
    }
    return attributes.indices.allSatisfy { index in
      let (column, other) = (columns[index], table.columns[index])
      if case .numbers(let numbers) = column, case .numbers(let otherNumbers) = other {
        return numbers.hasSameNumbers(own, as: others, of: otherNumbers)
      }
      return zip(own, others).allSatisfy { column[$0] == other[$1] }
    }
  }
}

extension NumberColumn {
  /// Whether rows hold the same numbers, or none, as as many rows of another column.
  fileprivate func hasSameNumbers(
    _ own: Range<Int>, as others: Range<Int>, of column: NumberColumn
  ) -> Bool {
    let (values, otherValues) = (values, column.values)
    for (row, other) in zip(own, others) {
      let (value, otherValue) = (values[row], otherValues[other])
      if value != otherValue, !value.isNaN || !otherValue.isNaN { return false }
    }
    return true
  }
}

extension Bag: Equatable {
  /// Whether both hold the same rows, of the same attributes.
  public static func == (a: Bag, b: Bag) -> Bool {
    a.rows.count == b.rows.count && a.table.attributes == b.table.attributes
      && a.table.hasSameValues(a.rows, as: b.rows, of: b.table)
  }
}
