// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

/// How a split set was or shall be made.
///
/// The raw values are the names on the command line.
public enum EstimationProcedure: String, Hashable, Sendable, CaseIterable {
  /// Repeats of folds; every row is tested once per repeat. Stratified when there are labels.
  case crossvalidation
  /// Cross-validation whose samples train on growing prefixes of each fold's train list.
  case learningCurve = "learning-curve"
  /// A shuffled part tests, the rest trains.
  case holdout
  /// The last rows test, the rows before them train.
  case holdoutOrdered = "holdout-ordered"
  /// As many folds as rows; each tests one row.
  case leaveOneOut = "leave-one-out"
  /// Every row trains and every row tests.
  case testOnTrainingData = "test-on-training-data"
  /// A given list of rows tests, the rest trains.
  case custom
  /// Rows drawn with replacement train; the rows that were never drawn test.
  case bootstrap
  /// Holdout that keeps the shares of the classes.
  case stratifiedHoldout = "stratified-holdout"
  /// Cross-validation that keeps each group on one side.
  case groupKFold = "group-k-fold"
  /// Cross-validation that keeps each group on one side and the shares of the classes as it can.
  case stratifiedGroupKFold = "stratified-group-k-fold"
  /// Folds that test a stretch of time and train on all that came before.
  case timeSeries = "time-series"
}

extension EstimationProcedure {
  /// Why a generated split is believed to be the right one.
  public enum Evidence: String, Hashable, Sendable {
    /// Published MD5 sums of OpenML's own files come out.
    case publishedSums = "published sums"
    /// It follows the rules of OpenML's engine, but no published sum was there to compare with.
    case construction
    /// Cells equal scikit-learn's where no random numbers are involved.
    case scikitLearn = "scikit-learn"
    /// A definition of this package.
    case definition
  }

  /// Why a generated split is believed to be the right one.
  public var evidence: Evidence {
    switch self {
    case .crossvalidation: .publishedSums
    case .learningCurve, .holdout, .holdoutOrdered, .leaveOneOut, .testOnTrainingData, .custom:
      .construction
    case .groupKFold, .stratifiedGroupKFold, .timeSeries: .scikitLearn
    case .bootstrap, .stratifiedHoldout: .definition
    }
  }

  /// Whether every row is tested once per repeat, over several folds.
  public var isCrossValidation: Bool {
    switch self {
    case .crossvalidation, .learningCurve, .leaveOneOut, .groupKFold, .stratifiedGroupKFold: true
    default: false
    }
  }

  /// Whether a repeat has one fold only.
  public var hasSingleFold: Bool {
    switch self {
    case .holdout, .holdoutOrdered, .testOnTrainingData, .custom, .bootstrap, .stratifiedHoldout:
      true
    default: false
    }
  }

  /// The layout of OpenML's text for this procedure.
  public var layout: SplitLayout {
    switch self {
    case .holdout, .stratifiedHoldout: SplitLayout(order: .testFirst)
    case .testOnTrainingData: SplitLayout(order: .alternating)
    case .learningCurve: SplitLayout(hasSampleColumn: true)
    default: SplitLayout()
    }
  }
}
