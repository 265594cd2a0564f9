// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

/// In which manner the fields of each column are read, learnt from those that did not fit.
struct ColumnManners {
  /// How many rows are read before the counts begin anew.
  private static let window = 1024

  /// The runs of columns.
  private(set) var runs: [ColumnRun]
  private var manners: [ColumnRun.Manner]
  private var misfits: [Int]
  private var hasChanged = false
  private var windowEnd = 0

  /// Guesses by the kinds of the columns.
  init(_ plan: TablePlan) {
    manners = plan.columns.map { ColumnRun.manner(of: $0.kind) }
    misfits = [Int](repeating: 0, count: plan.columns.count)
    runs = ColumnRun.runs(of: plan.columns, manners)
  }

  /// Takes note of a number that its run's loop did not read.
  ///
  /// A long decimal costs a short number's loop twice its time and the other way round, other
  /// numbers cost either as much; so a column changes if an eighth of its fields, or half, tell it.
  mutating func addMisfit(_ column: Int, isLongDecimal: Bool) {
    misfits[column] &+= 1
    let manner = manners[column]
    let becomesLong = manner == .shortNumbers && isLongDecimal
    guard misfits[column] > (becomesLong ? Self.window / 8 : Self.window / 2),
      manner == .shortNumbers || manner == .longNumbers
    else { return }
    manners[column] = becomesLong ? .longNumbers : .numbers
    // The run keeps its manner until the window ends.
    misfits[column] = .min
    hasChanged = true
  }

  /// Begins to count anew at the first row behind a window, with the runs that suit what was learnt.
  ///
  /// - Returns: The first row behind the window of a row.
  mutating func beginWindow(at row: Int, _ plan: TablePlan) -> Int {
    guard row >= windowEnd else { return windowEnd }
    windowEnd = row &+ Self.window
    for index in misfits.indices { misfits[index] = 0 }
    if hasChanged {
      hasChanged = false
      runs = ColumnRun.runs(of: plan.columns, manners)
    }
    return windowEnd
  }
}
