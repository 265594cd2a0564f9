// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

/// The rules that split files are held against; their numbers never change once released.
extension DiagnosticCode {
  /// It is a split at all.
  public static let notASplit: DiagnosticCode = "SP001"
  /// Attributes have the names and types of a split file.
  public static let attributes: DiagnosticCode = "SP002"
  /// Row id, repeat, fold and sample are whole, present, not negative and in range.
  public static let values: DiagnosticCode = "SP003"
  /// Numbering starts at zero and has no gaps.
  public static let numbering: DiagnosticCode = "SP004"
  /// The tail of the file is there.
  public static let truncatedTail: DiagnosticCode = "SP005"
  /// Names and labels are in OpenML's letter case.
  public static let letterCase: DiagnosticCode = "SP006"
  /// Train and test of a cell are disjoint.
  public static let overlap: DiagnosticCode = "SP101"
  /// No row stands twice in one set.
  public static let duplicateRow: DiagnosticCode = "SP102"
  /// Every row is tested exactly once per repeat.
  public static let testedOnce: DiagnosticCode = "SP103"
  /// Train and test of a cell are all rows.
  public static let allRows: DiagnosticCode = "SP104"
  /// Row ids are below the number of rows.
  public static let rowBeyondData: DiagnosticCode = "SP105"
  /// Every row of the data appears.
  public static let unusedRow: DiagnosticCode = "SP106"
  /// Every repeat has the same folds, every fold the same samples.
  public static let sameCells: DiagnosticCode = "SP107"
  /// Repeats and folds are as many as asked for.
  public static let countsAsAsked: DiagnosticCode = "SP108"
  /// Fold sizes differ by at most one.
  public static let foldSizes: DiagnosticCode = "SP109"
  /// No set is empty.
  public static let emptySet: DiagnosticCode = "SP110"
  /// Repeats differ from each other.
  public static let equalRepeats: DiagnosticCode = "SP111"
  /// Samples grow, each a prefix of the next, with the same test rows.
  public static let growingSamples: DiagnosticCode = "SP112"
  /// A holdout tests the stated percentage.
  public static let holdoutRatio: DiagnosticCode = "SP113"
  /// Leave-one-out tests one row per fold.
  public static let leaveOneOut: DiagnosticCode = "SP114"
  /// In an ordered holdout all train rows come before all test rows.
  public static let orderedHoldout: DiagnosticCode = "SP115"
  /// Classes keep their shares in every fold.
  public static let stratification: DiagnosticCode = "SP201"
  /// No test row equals a train row in all values.
  public static let identicalRows: DiagnosticCode = "SP202"
  /// Each group is on one side.
  public static let groupOnBothSides: DiagnosticCode = "SP203"
  /// No test row is earlier than a train row.
  public static let testBeforeTrain: DiagnosticCode = "SP204"
  /// It is what OpenML's engine makes.
  public static let regeneration: DiagnosticCode = "SP301"
  /// The digest.
  public static let digest: DiagnosticCode = "SP302"

  /// All rules, in the order of their numbers.
  public static let rules: [DiagnosticCode] = [
    .notASplit, .attributes, .values, .numbering, .truncatedTail, .letterCase, .overlap,
    .duplicateRow, .testedOnce, .allRows, .rowBeyondData, .unusedRow, .sameCells, .countsAsAsked,
    .foldSizes, .emptySet, .equalRepeats, .growingSamples, .holdoutRatio, .leaveOneOut,
    .orderedHoldout, .stratification, .identicalRows, .groupOnBothSides, .testBeforeTrain,
    .regeneration, .digest,
  ]

  /// Whether it is a rule of splits.
  public var isRule: Bool { rawValue.hasPrefix("SP") }
}
