// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

/// Which fold of a split set: repeat, fold and sample, each counted from zero.
public struct FoldID: Hashable, Comparable, Sendable {
  /// The repeat.
  public var repeatIndex: Int
  /// The fold within the repeat.
  public var foldIndex: Int
  /// The sample of a learning curve; zero for every other procedure.
  public var sampleIndex: Int

  /// The largest index of a repeat, fold or sample: 2³¹−1, as the binary forms hold it.
  public static let largestIndex = Int(Int32.max)

  /// Names a fold.
  public init(repeat repeatIndex: Int, fold foldIndex: Int, sample sampleIndex: Int = 0) {
    self.repeatIndex = repeatIndex
    self.foldIndex = foldIndex
    self.sampleIndex = sampleIndex
  }

  /// Orders by repeat, then fold, then sample.
  public static func < (a: FoldID, b: FoldID) -> Bool {
    (a.repeatIndex, a.foldIndex, a.sampleIndex) < (b.repeatIndex, b.foldIndex, b.sampleIndex)
  }
}

extension FoldID: CustomStringConvertible {
  /// The fold in words: `repeat 0, fold 3` or `repeat 0, fold 3, sample 2`.
  public var description: String {
    let cell = "repeat \(repeatIndex), fold \(foldIndex)"
    return sampleIndex == 0 ? cell : cell + ", sample \(sampleIndex)"
  }
}

/// One of the two sets of a fold.
public enum SplitPart: String, Hashable, Sendable, CaseIterable {
  /// The rows to train on.
  case train
  /// The rows to test on.
  case test
}
