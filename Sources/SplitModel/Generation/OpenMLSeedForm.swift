// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
internal import ByteKit

/// A split set as a few numbers and a class for each row, from which OpenML's engine makes it.
///
///     if let form = OpenMLSeedForm.infer(from: split) {
///       print(form.labels?.sizes ?? [])
///     }
///
/// Ten repeats of ten folds of 200,000 rows are 20 million listed rows; with two classes they
/// follow from 25 KB. The engine's seed is zero.
package struct OpenMLSeedForm: Hashable, Sendable {
  /// The most classes that a seed form may have, because stratifying takes time for each.
  package static let largestClassCount = 256

  /// How the engine made the split.
  package let procedure: EstimationProcedure
  /// The number of rows of the data set.
  package let rowCount: Int
  /// The number of repeats.
  package let repeats: Int
  /// The number of folds; one where the procedure has no folds.
  package let folds: Int
  /// The number of rows that a holdout tests; zero for other procedures.
  package let testCount: Int
  /// The class of each row, where cross-validation was stratified.
  package let labels: ClassLabels?

  /// Describes a split that the engine can make.
  ///
  /// - Returns: Nothing if the numbers contradict each other or the procedure.
  package init?(
    _ procedure: EstimationProcedure, rowCount: Int, repeats: Int = 1, folds: Int = 1,
    testCount: Int = 0, labels: ClassLabels? = nil
  ) {
    guard rowCount >= 1, rowCount <= Int(Int32.max) else { return nil }
    guard repeats >= 1, repeats <= FoldID.largestIndex else { return nil }
    let isSound =
      switch procedure {
      case .crossvalidation, .learningCurve: folds >= 2 && folds <= rowCount && testCount == 0
      case .leaveOneOut: folds == rowCount && repeats == 1 && testCount == 0
      case .holdout: folds == 1 && testCount >= 1 && testCount < rowCount
      case .holdoutOrdered:
        folds == 1 && repeats == 1 && testCount >= 1 && testCount < rowCount
      case .testOnTrainingData: folds == 1 && repeats == 1 && testCount == 0
      default: false
      }
    guard isSound else { return nil }
    if let labels {
      guard procedure == .crossvalidation, labels.count == rowCount,
        labels.classCount <= Self.largestClassCount
      else { return nil }
    }
    self.procedure = procedure
    self.rowCount = rowCount
    self.repeats = repeats
    self.folds = folds
    self.testCount = testCount
    self.labels = labels
  }

  /// The cells of every repeat as pieces of its permutation.
  var cells: [SplitRepeat.CellPieces] {
    let slices = FoldSlices(count: rowCount, folds: folds)
    let all = 0..<rowCount
    switch procedure {
    case .learningCurve: return slices.learningCurveCells()
    case .holdout:
      return [.init(fold: 0, train: Pieces(testCount..<rowCount), test: Pieces(0..<testCount))]
    case .holdoutOrdered:
      let middle = rowCount - testCount
      return [.init(fold: 0, train: Pieces(0..<middle), test: Pieces(middle..<rowCount))]
    case .testOnTrainingData:
      return [.init(fold: 0, train: Pieces(all), test: Pieces(all))]
    default: return slices.cells()
    }
  }

  /// Whether the engine shuffles; otherwise rows stay in the order of the data set.
  var isShuffled: Bool {
    switch procedure {
    case .crossvalidation, .learningCurve, .holdout: true
    default: false
    }
  }

  /// Makes the first repeats, by default all of them.
  ///
  /// - Complexity: O(*n* × classes) for each repeat; repeats before the wanted ones cannot be
  ///   skipped.
  package func makeRepeats(first count: Int? = nil) -> [SplitRepeat] {
    let cells = cells
    var random = JavaRandom(seed: 0)
    var order = SplitGenerator.identity(rowCount)
    return (0..<min(count ?? repeats, repeats)).map { index in
      if isShuffled { random.shuffle(&order) }
      if let labels { order = Stratification.deal(order, labels, folds: folds) }
      return SplitRepeat(index: index, buffer: RowBuffer(order), cells: cells)
    }
  }

  /// Makes the split set.
  package func makeSplit(name: String, layout: SplitLayout? = nil) -> SplitSet {
    SplitSet(name: name, layout: layout ?? procedure.layout, repeats: makeRepeats())
  }
}
