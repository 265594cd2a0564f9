// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics

/// Rows that a rule objects to: the first few and the count.
struct RowNotes {
  private(set) var first: [UInt32] = []
  private(set) var count = 0

  var isEmpty: Bool { count == 0 }

  @inline(never)
  mutating func note(_ row: UInt32) {
    count += 1
    if first.count < Finding.rowLimit { first.append(row) }
  }

  /// Adds rows of which only the first are known.
  mutating func note(_ rows: [UInt32], count more: Int) {
    count += more
    first = Array((first + rows).sorted().prefix(Finding.rowLimit))
  }

  /// The row ids, and how many more there are: `4, 9, 12 and 3 more`.
  var list: String {
    let shown = first.map(String.init).joined(separator: ", ")
    return count > first.count ? "\(shown) and \(count - first.count) more" : shown
  }

  /// `1 row is` or `7 rows are`.
  var subject: String { count == 1 ? "1 row is" : "\(count) rows are" }
}
