// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

import Diagnostics
internal import ByteKit
internal import Hashing
internal import SplitModel
internal import Testing

/// Rules that warn or inform, and what findings say.
@Suite struct WarningTests {
  static func rules(_ split: SplitSet, _ options: ValidationOptions = .init()) -> [DiagnosticCode] {
    split.validate(options).findings.map(\.code)
  }

  static func cells(_ ids: [FoldID]) throws -> SplitSet {
    try #require(
      SplitSet(
        name: "",
        cells: ids.enumerated().map { place, id in
          let test = UInt32(place % 2)
          return Fold(id: id, train: RowIDs([2, 1 - test]), test: RowIDs([test]))
        }))
  }

  @Test(arguments: [
    ([FoldID(repeat: 1, fold: 0)], "repeats are counted from 1, not from 0"),
    ([FoldID(repeat: 0, fold: 1), FoldID(repeat: 0, fold: 2)], "folds are counted from 1"),
    (
      [FoldID(repeat: 0, fold: 0), FoldID(repeat: 0, fold: 2)],
      "folds 0 and 2 follow one another"
    ),
    ([FoldID(repeat: 0, fold: 0, sample: 1)], "samples are counted from 1, not from 0"),
  ])
  func `numbering starts at zero without gaps`(_ ids: [FoldID], _ words: String) throws {
    let report = try Self.cells(ids).validate(ValidationOptions(procedure: .timeSeries))
    #expect(report.findings.map(\.code) == [.numbering])
    #expect(report.findings[0].message.hasPrefix(words), "\(report.findings)")
    #expect(report.isClean)
  }

  @Test func `uneven folds warn in cross-validation only`() {
    let split = SplitSet(
      name: "", folds: [([3, 4], [0, 1, 2]), ([0, 1, 2, 4], [3]), ([0, 1, 2, 3], [4])])
    #expect(Self.rules(split) == [.foldSizes])
    #expect(Self.rules(split, .init(procedure: .groupKFold)) == [])
  }

  @Test func `equal repeats warn, in whatever order`() {
    let folds: [SplitSet.FoldArrays] = [([2, 3], [0, 1]), ([0, 1], [2, 3])]
    let same = SplitSet(name: "", repeats: [folds, folds])
    #expect(Self.rules(same) == [.equalRepeats])
    #expect(same.validate().findings[0].message == "repeat 1 is equal to repeat 0")
    let swapped = SplitSet(name: "", repeats: [folds, [([1, 0], [3, 2]), ([3, 2], [1, 0])]])
    #expect(Self.rules(swapped) == [.equalRepeats])
    #expect(swapped.validate().findings[0].message.contains("up to order"))
    let other = SplitSet(name: "", repeats: [folds, [([1, 2], [3, 0]), ([3, 0], [1, 2])]])
    #expect(Self.rules(other) == [])
  }

  @Test func `the holdout's size is held against the percentage`() {
    let split = SplitSet(name: "", folds: [([3, 0, 4], [1, 2])])
    #expect(Self.rules(split, .init(percentage: 40)) == [])
    #expect(Self.rules(split, .init(percentage: 30)) == [])
    #expect(Self.rules(split, .init(percentage: 50)) == [.holdoutRatio])
  }

  @Test func `a shuffled holdout is no ordered one`() {
    let split = SplitSet(name: "", folds: [([0, 1, 4], [2, 3])])
    #expect(Self.rules(split) == [])
    let report = split.validate(ValidationOptions(procedure: .holdoutOrdered))
    #expect(report.findings.map(\.code) == [.orderedHoldout])
    #expect(report.findings[0].rows == [2, 3])
    #expect(report.isProcedureStated)
  }

  @Test func `classes in one fold and small classes warn`() throws {
    let labels = ClassLabels((0..<40).map { $0 < 20 ? "a" : $0 < 39 ? "b" : "c" })
    let folds = (0..<4).map { fold in
      let test = (0..<40).filter { $0 / 10 == fold }.map { UInt32($0) }
      return ((0..<40).map { UInt32($0) }.filter { !test.contains($0) }, test)
    }
    let split = SplitSet(name: "", folds: folds)
    let report = split.validate(ValidationOptions(data: DataRows(count: 40, labels: labels)))
    #expect(report.findings.map(\.code) == [DiagnosticCode](repeating: .stratification, count: 5))
    #expect(report.findings[0].message == "class 2 has 1 rows for 4 folds")
    #expect(report.isClean)
  }

  @Test func `identical rows on both sides warn`() {
    let split = SplitSet(name: "", folds: [([0, 1], [2, 3]), ([2, 3], [0, 1])])
    let data = DataRows(count: 4, contents: [7, 8, 7, 9])
    let report = split.validate(ValidationOptions(data: data))
    #expect(report.findings.map(\.code) == [.identicalRows, .identicalRows])
    #expect(report.findings.map(\.rows) == [[2], [0]])
    let apart = DataRows(count: 4, contents: [7, 7, 9, 9])
    #expect(Self.rules(split, .init(data: apart)) == [])
  }

  @Test func `groups and times are found cell by cell`() {
    let split = SplitSet(name: "", folds: [([0, 1], [2, 3]), ([2, 3], [0, 1])])
    let data = DataRows(
      count: 4, groups: ClassLabels(["x", "y", "y", "z"]), times: [1, 2, 2, .nan])
    let report = split.validate(ValidationOptions(data: data))
    #expect(
      report.findings.map(\.code) == [.groupOnBothSides, .groupOnBothSides, .testBeforeTrain])
    #expect(report.findings.map(\.rows) == [[2], [1], [0]])
  }

  @Test func `regeneration says the same, or where it parts`() throws {
    let labels = ClassLabels((0..<30).map { $0 % 3 })
    let data = DataRows(count: 30, labels: labels)
    let split = try SplitSet.generate(
      GenerationParameters(.crossvalidation, repeats: 2, folds: 3), for: data)
    let same = split.validate(ValidationOptions(data: data, regenerates: true))
    #expect(same.findings.map(\.code) == [.regeneration])
    #expect(same.findings[0].severity == .information)
    let inferred = split.validate(ValidationOptions(regenerates: true))
    #expect(inferred.findings[0].message.hasSuffix("classes of 10, 10, 10 rows"))
    let other = try SplitSet.generate(
      GenerationParameters(.crossvalidation, repeats: 2, folds: 3, seed: 4), for: data)
    let report = other.validate(ValidationOptions(data: data, regenerates: true))
    #expect(report.findings.map(\.severity) == [.error])
    #expect(report.findings[0].fold == FoldID(repeat: 0, fold: 0))
    let bootstrap = try SplitSet.generate(GenerationParameters(.bootstrap), for: data)
    let none = bootstrap.validate(ValidationOptions(data: data, regenerates: true))
    #expect(none.findings[0].message.contains("not a procedure of OpenML's engine"))
  }

  @Test func `the digest is reported when asked for`() {
    let split = SplitSet(name: "", folds: [([0], [1])])
    let report = split.validate(ValidationOptions(reportsDigest: true))
    #expect(report.findings.map(\.message) == ["sha256:\(split.digest().hexadecimal)"])
  }

  @Test(arguments: EstimationProcedure.allCases)
  func `the procedure is inferred from the cells`(_ procedure: EstimationProcedure) throws {
    let data = DataRows(
      count: 100, labels: ClassLabels((0..<100).map { $0 % 2 }),
      groups: ClassLabels((0..<100).map { $0 / 5 }))
    let split = try SplitSet.generate(
      GenerationParameters(procedure, folds: 4, testRows: [5, 1]), for: data)
    let expected: EstimationProcedure =
      switch procedure {
      case .groupKFold, .stratifiedGroupKFold: .crossvalidation
      case .custom, .stratifiedHoldout: .holdout
      default: procedure
      }
    #expect(EstimationProcedure.inferred(from: split) == expected)
    #expect(!split.validate().isProcedureStated)
  }

  @Test func `a finding shows five rows and counts the rest`() {
    let rows = (0..<8).map { UInt32($0) }
    let split = SplitSet(name: "", folds: [(rows, rows + [8])])
    let finding = split.validate(ValidationOptions(procedure: .holdout)).findings[0]
    #expect(finding.rows == [0, 1, 2, 3, 4] && finding.count == 8)
    #expect(
      finding.description == "error[SP101]: repeat 0, fold 0: "
        + "8 rows are in both train and test: 0, 1, 2, 3, 4 and 3 more")
  }

  @Test func `a repeat without cells and a split without repeats are no trap`() {
    let full = SplitSet(name: "", folds: [([0, 1], [2]), ([2], [0, 1])])
    let hollow = SplitSet(
      name: "",
      repeats: full.repeats + [SplitRepeat(index: 1, buffer: RowBuffer([]), cells: [])])
    for procedure in EstimationProcedure.allCases {
      let report = hollow.validate(ValidationOptions(procedure: procedure, rowCount: 3))
      #expect(!report.isClean)
    }
    #expect(Self.rules(SplitSet(name: "", repeats: [])) == [.emptySet])
    #expect(OpenMLSeedForm.infer(from: hollow) == nil)
  }
}
