// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

/// How the text form of a split set was laid out; no part of equality or digest.
public struct SplitLayout: Hashable, Sendable {
  /// Which rows of a cell come first in the text.
  public enum Order: String, Hashable, Sendable, CaseIterable {
    /// All train rows of a cell, then its test rows: cross-validation as OpenML writes it.
    case trainFirst = "train-first"
    /// All test rows of a cell, then its train rows: OpenML's holdout.
    case testFirst = "test-first"
    /// A test row, a train row, and so on: OpenML's test on training data.
    case alternating
  }

  /// Which rows of a cell come first.
  public var order: Order
  /// Whether there is a sample column.
  public var hasSampleColumn: Bool

  /// Describes a layout; by default that of cross-validation.
  public init(order: Order = .trainFirst, hasSampleColumn: Bool = false) {
    self.order = order
    self.hasSampleColumn = hasSampleColumn
  }
}
