// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

/// The rules that split files are held against; codes never change once released.
public enum RuleCode: String, Hashable, Sendable, CaseIterable {
  /// It is a split at all.
  case notASplit = "SP001"
  /// Attributes have the names and types of a split file.
  case attributes = "SP002"
  /// Row id, repeat, fold and sample are whole, present, not negative and in range.
  case values = "SP003"
  /// Numbering starts at zero and has no gaps.
  case numbering = "SP004"
  /// The tail of the file is there.
  case truncatedTail = "SP005"
  /// Names and labels are in OpenML's letter case.
  case letterCase = "SP006"
  /// Train and test of a cell are disjoint.
  case overlap = "SP101"
  /// No row stands twice in one set.
  case duplicateRow = "SP102"
  /// Every row is tested exactly once per repeat.
  case testedOnce = "SP103"
  /// Train and test of a cell are all rows.
  case allRows = "SP104"
  /// Row ids are below the number of rows.
  case rowBeyondData = "SP105"
  /// Every row of the data appears.
  case unusedRow = "SP106"
  /// Every repeat has the same folds, every fold the same samples.
  case sameCells = "SP107"
  /// Repeats and folds are as many as asked for.
  case countsAsAsked = "SP108"
  /// Fold sizes differ by at most one.
  case foldSizes = "SP109"
  /// No set is empty.
  case emptySet = "SP110"
  /// Repeats differ from each other.
  case equalRepeats = "SP111"
  /// Samples grow, each a prefix of the next, with the same test rows.
  case growingSamples = "SP112"
  /// A holdout tests the stated percentage.
  case holdoutRatio = "SP113"
  /// Leave-one-out tests one row per fold.
  case leaveOneOut = "SP114"
  /// In an ordered holdout all train rows come before all test rows.
  case orderedHoldout = "SP115"
  /// Classes keep their shares in every fold.
  case stratification = "SP201"
  /// No test row equals a train row in all values.
  case identicalRows = "SP202"
  /// Each group is on one side.
  case groupOnBothSides = "SP203"
  /// No test row is earlier than a train row.
  case testBeforeTrain = "SP204"
  /// It is what OpenML's engine makes.
  case regeneration = "SP301"
  /// The digest.
  case digest = "SP302"

  /// The rule of a code such as `SP103`, upper or lower case.
  public init?(code: some StringProtocol) {
    self.init(rawValue: code.uppercased())
  }

  /// How much a finding of the rule matters.
  public var level: FindingLevel {
    switch self {
    case .numbering, .letterCase, .unusedRow, .foldSizes, .equalRepeats, .holdoutRatio,
      .orderedHoldout, .stratification, .identicalRows:
      .warning
    case .regeneration, .digest: .information
    default: .error
    }
  }
}
