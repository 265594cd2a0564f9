// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
public import SplitModel

/// Small split sets of every shape that a form of split files has to cope with.
public enum CodecSamples {
  /// A split set and what is special about it.
  public struct Sample: Sendable, CustomStringConvertible {
    /// What is special about it.
    public let title: String
    /// The split set.
    public let split: SplitSet

    /// The title.
    public var description: String { title }
  }

  /// All samples; the same ones on every call.
  public static var all: [Sample] {
    crossValidations + [
      Sample(title: "no cells", split: split("empty_splits", [])),
      Sample(title: "one row", split: split("one", [cell(0, 0, train: [], test: [0])])),
      Sample(
        title: "largest row id",
        split: split("large", [cell(0, 0, train: [UInt32.max - 1, 0], test: [1 << 31, 7])])),
      Sample(
        title: "empty cells",
        split: split(
          "gaps", [cell(0, 0), cell(0, 1, train: [3, 1], test: []), cell(2, 0), cell(2, 5)])),
      Sample(
        title: "irregular lists",
        split: split(
          "custom",
          [
            cell(0, 0, train: [9, 9, 2], test: [2, 4, 4_000]),
            cell(0, 3, train: [1], test: [8, 7, 6, 5]),
            cell(7, 1, train: [100_000, 3], test: [3, 100_000]),
          ])),
      Sample(
        title: "indices at their limit",
        split: split(
          "far",
          [
            Fold(
              id: FoldID(repeat: FoldID.largestIndex, fold: FoldID.largestIndex, sample: 0),
              train: RowIDs([1]), test: RowIDs([2]))
          ])),
      Sample(
        title: "test on training data",
        split: split(
          "same", [cell(0, 0, train: Array(0..<12), test: Array(0..<12))],
          layout: SplitLayout(order: .alternating))),
      Sample(
        title: "holdout, test first",
        split: split(
          "holdout", [cell(0, 0, train: [5, 0, 3, 1], test: [4, 2])],
          layout: SplitLayout(order: .testFirst))),
      Sample(title: "learning curve", split: learningCurve),
      Sample(
        title: "a name that needs care",
        split: split("Zürich \"\\ \u{1}\n'%,{}\u{2028}😀", [cell(0, 0, train: [1], test: [0])])),
    ]
  }

  private static var crossValidations: [Sample] {
    [
      Sample(title: "shuffled folds", split: shuffledFolds(rows: 61, repeats: 3, folds: 5)),
      Sample(title: "sorted folds", split: sortedFolds(rows: 50, repeats: 2, folds: 4)),
      Sample(title: "leave one out", split: shuffledFolds(rows: 9, repeats: 1, folds: 9)),
    ]
  }

  /// Folds that are slices of one random permutation for each repeat.
  public static func shuffledFolds(
    rows: Int, repeats: Int, folds: Int, seed: UInt64 = 1
  ) -> SplitSet {
    var generator = SampleGenerator(state: seed)
    var cells = [Fold]()
    for index in 0..<repeats {
      let order = (0..<UInt32(rows)).shuffled(using: &generator)
      for fold in 0..<folds {
        let slice = bounds(rows, folds, fold)
        cells.append(
          cell(
            index, fold, train: Array(order[..<slice.lowerBound] + order[slice.upperBound...]),
            test: Array(order[slice])))
      }
    }
    return split("shuffled_splits", cells)
  }

  /// Folds of random membership whose lists rise, as scikit-learn makes them.
  public static func sortedFolds(
    rows: Int, repeats: Int, folds: Int, seed: UInt64 = 2
  ) -> SplitSet {
    var generator = SampleGenerator(state: seed)
    var cells = [Fold]()
    for index in 0..<repeats {
      let order = (0..<UInt32(rows)).shuffled(using: &generator)
      for fold in 0..<folds {
        let slice = bounds(rows, folds, fold)
        cells.append(
          cell(
            index, fold, train: (order[..<slice.lowerBound] + order[slice.upperBound...]).sorted(),
            test: order[slice].sorted()))
      }
    }
    return split("sorted_splits", cells)
  }

  private static var learningCurve: SplitSet {
    var generator = SampleGenerator(state: 3)
    var cells = [Fold]()
    for index in 0..<2 {
      let order = (0..<UInt32(40)).shuffled(using: &generator)
      for fold in 0..<4 {
        let slice = bounds(40, 4, fold)
        let train = Array(order[..<slice.lowerBound] + order[slice.upperBound...])
        for (sample, size) in [4, 11, 30].enumerated() {
          cells.append(
            Fold(
              id: FoldID(repeat: index, fold: fold, sample: sample),
              train: RowIDs(Array(train.prefix(size))), test: RowIDs(Array(order[slice]))))
        }
      }
    }
    return split("curve_splits", cells, layout: SplitLayout(hasSampleColumn: true))
  }

  private static func bounds(_ rows: Int, _ folds: Int, _ fold: Int) -> Range<Int> {
    let start = fold * (rows / folds) + min(fold, rows % folds)
    return start..<(start + rows / folds + (fold < rows % folds ? 1 : 0))
  }

  private static func cell(
    _ index: Int, _ fold: Int, train: [UInt32] = [], test: [UInt32] = []
  ) -> Fold {
    Fold(id: FoldID(repeat: index, fold: fold), train: RowIDs(train), test: RowIDs(test))
  }

  private static func split(
    _ name: String, _ cells: [Fold], layout: SplitLayout = SplitLayout()
  ) -> SplitSet {
    guard let split = SplitSet(name: name, layout: layout, cells: cells) else {
      preconditionFailure("a cell is given twice")
    }
    return split
  }
}
