// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

/// Where each fold's test rows lie in a permutation: consecutive, the longer ones first.
struct FoldSlices {
  let count: Int
  let folds: Int

  /// The slice of one fold.
  subscript(fold: Int) -> Range<Int> {
    let length = count / folds
    let longer = count % folds
    let start = fold * length + min(fold, longer)
    return start..<(start + length + (fold < longer ? 1 : 0))
  }

  /// The cells of a plain cross-validation over a permutation.
  func cells() -> [SplitRepeat.CellPieces] {
    (0..<folds).map { fold in
      let slice = self[fold]
      return SplitRepeat.CellPieces(
        fold: fold, train: Pieces(0..<count, without: slice), test: Pieces(slice))
    }
  }

  /// The cells of a learning curve over a permutation.
  ///
  /// The count of samples follows from each fold's own train set, so folds whose train sets differ
  /// by one row can differ by one sample; OpenML's engine does the same.
  func learningCurveCells() -> [SplitRepeat.CellPieces] {
    (0..<folds).flatMap { fold in
      let slice = self[fold]
      return LearningCurve.sampleSizes(trainCount: count - slice.count).enumerated().map {
        SplitRepeat.CellPieces(
          fold: fold, sample: $0.offset,
          train: Pieces(0..<count, without: slice, prefix: $0.element), test: Pieces(slice))
      }
    }
  }
}

/// The sizes of a learning curve's samples.
public enum LearningCurve {
  /// How many rows each sample trains on: 64, 91, 128, 181, 256, … and at last all of them.
  ///
  /// Sample *s* has round(2^(6+*s*/2)) rows, or all where that is more.
  public static func sampleSizes(trainCount: Int) -> [Int] {
    var sizes = [Int]()
    while sizes.last != trainCount {
      sizes.append(min(trainCount, size(ofSample: sizes.count)))
    }
    return sizes
  }

  /// round(2^(6+*s*/2)) in whole numbers.
  private static func size(ofSample sample: Int) -> Int {
    let power = 1 << min(6 + sample / 2, 40)
    return sample % 2 == 0 ? power : Int((Double(power) * 2.0.squareRoot()).rounded())
  }
}
