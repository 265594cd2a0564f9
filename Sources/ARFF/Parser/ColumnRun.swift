// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

/// Columns side by side whose fields are read in one manner, and whose cells lie side by side.
struct ColumnRun: Equatable {
  /// How to read a field; what does not fit is read another way, so a manner is only a guess.
  enum Manner: UInt8 {
    /// Numbers of up to eight digits and dot.
    case shortNumbers
    /// Numbers with a dot and up to nineteen digits.
    case longNumbers
    /// Numbers of all kinds.
    case numbers
    /// Whole numbers of up to eight digits.
    case integers
    /// Labels of up to sixteen bytes.
    case labels
    /// Text and dates, which may be quoted and hold commas.
    case texts
    /// What only the general way reads.
    case bags
    /// What was not asked for.
    case skipped
  }

  /// How to read them.
  let manner: Manner
  /// The first column.
  let first: Int
  /// The number of columns.
  var count: Int
  /// The first column among those of words, or of codes.
  let slot: Int

  /// Puts columns together that are read in one manner.
  static func runs(of columns: [TablePlan.Column], _ manners: [Manner]) -> [ColumnRun] {
    var runs: [ColumnRun] = []
    for (index, column) in columns.enumerated() {
      let run = ColumnRun(manner: manners[index], first: index, count: 1, slot: column.slot)
      if let last = runs.last, last.manner == run.manner, last.slot + last.count == run.slot {
        runs[runs.count - 1].count += 1
      } else {
        runs.append(run)
      }
    }
    return runs
  }

  /// The manner that suits most columns of a kind.
  static func manner(of kind: TablePlan.Kind) -> Manner {
    switch kind {
    case .number: .shortNumbers
    case .integer: .integers
    case .label: .labels
    case .text, .date: .texts
    case .bag: .bags
    case .skipped: .skipped
    }
  }
}
