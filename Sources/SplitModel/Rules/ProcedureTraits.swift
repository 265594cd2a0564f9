// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

/// Which rules about sets a procedure is held against.
extension EstimationProcedure {
  /// SP101.
  var isDisjoint: Bool { self != .testOnTrainingData }

  /// SP102 for train sets.
  var trainsOnce: Bool { self != .bootstrap }

  /// SP103.
  var testsEveryRowOnce: Bool { isCrossValidation }

  /// SP104; a learning curve only in the last sample of a fold.
  var usesAllRows: Bool { self != .bootstrap && self != .timeSeries }

  /// SP109.
  var hasEvenFolds: Bool { self == .crossvalidation || self == .learningCurve }

  /// SP113.
  var hasPercentage: Bool {
    self == .holdout || self == .holdoutOrdered || self == .stratifiedHoldout
  }

  /// SP201.
  var isStratified: Bool {
    self == .crossvalidation || self == .learningCurve || self == .stratifiedHoldout
  }
}
