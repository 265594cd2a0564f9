// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

public import Diagnostics

/// One cell of a split set: its place and its two ordered lists of row ids.
public struct Fold: Equatable, Sendable {
  /// Repeat, fold and sample.
  public let id: FoldID
  /// The rows to train on, in order.
  public let train: RowIDs
  /// The rows to test on, in order.
  public let test: RowIDs

  /// Makes a cell from its parts.
  public init(id: FoldID, train: RowIDs, test: RowIDs) {
    self.id = id
    self.train = train
    self.test = test
  }
}

extension Fold {
  /// The rows of one of the two sets.
  public subscript(part: SplitPart) -> RowIDs { part == .train ? train : test }
}
