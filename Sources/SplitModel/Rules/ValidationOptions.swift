// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

/// What is known about a split set from elsewhere, for its validation.
public struct ValidationOptions: Sendable {
  /// The procedure; inferred from the cells where it is not stated.
  public var procedure: EstimationProcedure?
  /// How many repeats there should be.
  public var repeats: Int?
  /// How many folds each repeat should have.
  public var folds: Int?
  /// How much of the rows a holdout should test, in per cent.
  public var percentage: Double?
  /// How many rows the data set has; that of `data` wins.
  public var rowCount: Int?
  /// The data set's rows, for the rules that need labels, groups, times or contents.
  public var data: DataRows?
  /// Whether to compare with what OpenML's engine would make.
  public var regenerates: Bool
  /// Whether to report the digest.
  public var reportsDigest: Bool

  /// Describes what is known; by default nothing.
  public init(
    procedure: EstimationProcedure? = nil, repeats: Int? = nil, folds: Int? = nil,
    percentage: Double? = nil, rowCount: Int? = nil, data: DataRows? = nil,
    regenerates: Bool = false, reportsDigest: Bool = false
  ) {
    self.procedure = procedure
    self.repeats = repeats
    self.folds = folds
    self.percentage = percentage
    self.rowCount = rowCount
    self.data = data
    self.regenerates = regenerates
    self.reportsDigest = reportsDigest
  }

  /// The number of rows that is stated one way or the other.
  var statedRowCount: Int? { data?.count ?? rowCount }
}
