// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

/// One cell of a split set: its place and its two ordered lists of row ids.
public struct Cell: Equatable, Sendable {
  /// Repeat, fold and sample.
  public let id: CellID
  /// The rows to train on, in order.
  public let train: RowIDs
  /// The rows to test on, in order.
  public let test: RowIDs

  /// Makes a cell from its parts.
  public init(id: CellID, train: RowIDs, test: RowIDs) {
    self.id = id
    self.train = train
    self.test = test
  }
}

/// One of the two sets of a cell.
public enum SplitPart: String, Hashable, Sendable, CaseIterable {
  /// The rows to train on.
  case train
  /// The rows to test on.
  case test
}

extension Cell {
  /// The rows of one of the two sets.
  public subscript(part: SplitPart) -> RowIDs { part == .train ? train : test }
}
