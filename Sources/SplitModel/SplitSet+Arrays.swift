// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics

extension SplitSet {
  /// The train and test rows of a fold, as arrays.
  public typealias FoldArrays = (train: [UInt32], test: [UInt32])

  /// Makes a split set of one repeat from the sets of its folds.
  ///
  ///     let split = SplitSet(name: "halves", folds: [([0, 1], [2, 3]), ([2, 3], [0, 1])])
  public init(name: String, folds: [FoldArrays]) {
    self.init(name: name, repeats: [folds])
  }

  /// Makes a split set from the sets of the folds of its repeats.
  public init(name: String, repeats: [[FoldArrays]]) {
    let blocks = repeats.enumerated().map { index, folds in
      let cells = folds.enumerated().map { fold, sets in
        Fold(
          id: FoldID(repeat: index, fold: fold), train: RowIDs(sets.train),
          test: RowIDs(sets.test))
      }
      return SplitRepeat(index: index, packing: cells[...])
    }
    self.init(name: name, repeats: blocks)
  }
}
