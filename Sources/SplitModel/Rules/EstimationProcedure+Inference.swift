// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics

extension EstimationProcedure {
  /// Guesses from its cells how a split set was made.
  ///
  /// Groups and stratification leave no trace in the cells, so their procedures are never guessed,
  /// and a custom holdout looks like any other. A split that is broken is taken for what it would
  /// be if it were mended, as far as that shows.
  ///
  /// - Complexity: O(cells), and O(*n*) where a repeat has a single cell.
  public static func inferred(from split: SplitSet) -> EstimationProcedure {
    guard let first = split.first else { return .crossvalidation }
    if split.layout.hasSampleColumn || split.contains(where: { $0.id.sampleIndex > 0 }) {
      return .learningCurve
    }
    let hasFolds = split.repeats.contains { $0.cells.count > 1 }
    return hasFolds ? inferredFolds(split.repeats[0]) : inferredHoldout(first, split)
  }

  private static func inferredFolds(_ block: SplitRepeat) -> EstimationProcedure {
    let cells = block.cells
    let grows =
      cells.count > 1
      && zip(cells, cells.dropFirst()).allSatisfy {
        $1.train.count == $0.train.count + $0.test.count && $0.train.count > 0
      }
    if grows { return .timeSeries }
    // One test row for each fold and about as many folds as rows; or as many folds as rows, of
    // which one is odd.
    let odd = cells.count { $0.test.count > 1 }
    let rows = cells.map { $0.train.count + $0.test.count }.max() ?? 0
    let isLeaveOneOut = odd == 0 ? cells.count + 2 >= rows : odd == 1 && cells.count >= rows
    return isLeaveOneOut ? .leaveOneOut : .crossvalidation
  }

  private static func inferredHoldout(_ cell: Fold, _ split: SplitSet) -> EstimationProcedure {
    if cell.train.count == cell.test.count, cell.train == cell.test || hasSameRows(cell) {
      return .testOnTrainingData
    }
    // As many draws as there are rows in all: with any row to test, some must be drawn twice.
    if !cell.test.isEmpty, cell.train.count > 1 {
      let train = cell.train.sorted()
      let distinct = zip(train, train.dropFirst()).count { $0 != $1 } + 1
      if distinct < train.count && train.count == distinct + cell.test.count { return .bootstrap }
    }
    if split.repeats.count == 1, let last = cell.train.max(), let next = cell.test.min(),
      last < next
    {
      return .holdoutOrdered
    }
    return .holdout
  }

  private static func hasSameRows(_ cell: Fold) -> Bool {
    cell.train.sorted() == cell.test.sorted()
  }
}
