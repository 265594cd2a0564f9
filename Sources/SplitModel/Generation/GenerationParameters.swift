// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

/// What kind of split to generate.
///
/// Members that a procedure does not use are ignored, the count of folds among them; several repeats
/// of a procedure without random numbers are an error.
public struct GenerationParameters: Hashable, Sendable {
  /// The procedure.
  public var procedure: EstimationProcedure
  /// How many repeats.
  public var repeats: Int
  /// How many folds, where the procedure has more than one.
  public var folds: Int
  /// How much of the rows a holdout tests, in per cent.
  public var percentage: Double
  /// The seed, zero if there is none; group folds are shuffled only when a seed is given.
  public var seed: Int64?
  /// The rows that a custom split tests, in order.
  public var testRows: [UInt32]
  /// The relation's name; OpenML's is the data set's name and `_splits`.
  public var name: String

  /// Describes a split; by default one repeat of ten folds with OpenML's seed.
  public init(
    _ procedure: EstimationProcedure, repeats: Int = 1, folds: Int = 10, percentage: Double = 33,
    seed: Int64? = nil, testRows: [UInt32] = [], name: String = "splits"
  ) {
    self.procedure = procedure
    self.repeats = repeats
    self.folds = folds
    self.percentage = percentage
    self.seed = seed
    self.testRows = testRows
    self.name = name
  }

  /// How many of `count` rows a holdout tests: rounded as Java's `Math.round`.
  public static func testCount(percentage: Double, of count: Int) -> Int {
    let exact = (Double(count) * percentage / 100 + 0.5).rounded(.down)
    return exact.isFinite ? Int(min(max(exact, 0), Double(count))) : 0
  }
}
