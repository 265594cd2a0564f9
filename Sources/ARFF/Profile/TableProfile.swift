// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import ByteKit

/// What the values of a table are like: every value is looked at, none is estimated.
///
///     let profile = TableProfile(table)
///     for column in profile.columns where column.isConstant { print(column.name) }
///
/// Texts and relational values are told apart by 64-bit hashes.
public struct TableProfile: Sendable {
  /// The columns in the order of the attributes.
  public let columns: [ColumnProfile]
  /// The number of rows.
  public let rowCount: Int
  /// How many rows equal an earlier row in all values.
  public let duplicateRowCount: Int

  /// Looks at all values of a table; columns on all cores.
  ///
  /// - Complexity: O(rows × attributes); memory for two columns of eight bytes a row on each core.
  public init(_ table: Table) {
    var columns = [ColumnProfile]()
    var hashes = [UInt64](repeating: 0, count: table.rowCount)
    var next = 0
    while next < table.columns.count {
      let batch = next..<min(next + Parallel.coreCount, table.columns.count)
      let made = Parallel.map(batch.count) { offset in
        let index = batch.lowerBound + offset
        let keys = ValueKeys(table.columns[index])
        return (ColumnProfile(table.attributes[index], table.columns[index], keys), keys)
      }
      for (profile, keys) in made {
        columns.append(profile)
        keys.mix(into: &hashes)
      }
      next = batch.upperBound
    }
    self.columns = columns
    rowCount = table.rowCount
    let distinct = table.columns.isEmpty ? table.rowCount : KeyRuns(hashes).count
    duplicateRowCount = table.rowCount - distinct
  }

  /// The profile of an attribute; names are compared byte by byte.
  public subscript(name: String) -> ColumnProfile? { columns.first { $0.name == name } }
}
