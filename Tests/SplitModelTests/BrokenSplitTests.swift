// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

import Diagnostics
internal import SplitModel
internal import Testing

/// A split that breaks one rule is found by that rule and by no other error.
@Suite struct BrokenSplitTests {
  /// A split as lists that a test may spoil.
  struct Draft: Sendable {
    var cells: [FoldID: (train: [UInt32], test: [UInt32])]
    var layout: SplitLayout

    init(_ parameters: GenerationParameters, count: Int, labels: ClassLabels? = nil) throws {
      let split = try SplitSet.generate(parameters, for: DataRows(count: count, labels: labels))
      layout = split.layout
      cells = Dictionary(
        uniqueKeysWithValues: split.map { ($0.id, (Array($0.train), Array($0.test))) })
    }

    func split() throws -> SplitSet {
      try #require(
        SplitSet(
          name: "broken", layout: layout,
          cells: cells.map {
            Fold(id: $0.key, train: RowIDs($0.value.train), test: RowIDs($0.value.test))
          }))
    }

    mutating func change(
      _ fold: Int, in repeatIndex: Int = 0, sample: Int = 0,
      _ body: (inout (train: [UInt32], test: [UInt32])) -> Void
    ) {
      let id = FoldID(repeat: repeatIndex, fold: fold, sample: sample)
      guard var cell = cells[id] else {
        Issue.record("no \(id)")
        return
      }
      body(&cell)
      cells[id] = cell
    }

    mutating func remove(_ fold: Int, in repeatIndex: Int = 0, sample: Int = 0) {
      cells[FoldID(repeat: repeatIndex, fold: fold, sample: sample)] = nil
    }
  }

  struct Case: Sendable, CustomTestStringConvertible {
    let rule: DiagnosticCode
    let what: String
    var options = ValidationOptions()
    var parameters = GenerationParameters(.crossvalidation, repeats: 2, folds: 5)
    var count = 33
    let spoil: @Sendable (inout Draft) -> Void
    var testDescription: String { "\(rule.rawValue) \(what)" }
  }

  static let crossvalidation: [Case] = [
    Case(rule: .overlap, what: "a test row trains, too") {
      $0.change(1) { $0.train.append($0.test[0]) }
    },
    Case(rule: .duplicateRow, what: "a train row twice") {
      $0.change(1) { $0.train.append($0.train[3]) }
    },
    Case(rule: .duplicateRow, what: "a test row twice") {
      $0.change(1) { $0.test.append($0.test[3]) }
    },
    Case(rule: .testedOnce, what: "a row tested by nobody") {
      $0.change(1) { $0.train.append($0.test.removeLast()) }
    },
    Case(rule: .testedOnce, what: "a row tested by two folds") {
      $0.change(1) { $0.test.append($0.train.removeLast()) }
    },
    Case(rule: .allRows, what: "a train row left out") { $0.change(1) { $0.train.removeLast() } },
    Case(rule: .allRows, what: "a train row left out of the last cell") {
      $0.change(4, in: 1) { $0.train.removeLast() }
    },
    Case(rule: .rowBeyondData, what: "a row id too large", options: .init(rowCount: 33)) {
      $0.change(1) { $0.train[7] = 33 }
    },
    Case(rule: .rowBeyondData, what: "the largest row id", options: .init(rowCount: 33)) {
      $0.change(2, in: 1) { $0.train[7] = UInt32.max - 1 }
    },
    Case(rule: .sameCells, what: "a repeat lacks a fold in the middle") {
      $0.remove(2, in: 0)
    },
    Case(rule: .sameCells, what: "the first repeat lacks its last fold") {
      $0.remove(4, in: 0)
    },
    Case(rule: .countsAsAsked, what: "other folds", options: .init(folds: 10)) { _ in },
    Case(rule: .countsAsAsked, what: "other repeats", options: .init(repeats: 10)) { _ in },
    Case(rule: .truncatedTail, what: "last test rows cut") {
      $0.change(4, in: 1) { $0.test.removeLast(2) }
    },
    Case(rule: .truncatedTail, what: "last test row cut") {
      $0.change(4, in: 1) { $0.test.removeLast() }
    },
    Case(rule: .truncatedTail, what: "last test set cut") {
      $0.change(4, in: 1) { $0.test.removeAll() }
    },
    Case(rule: .truncatedTail, what: "last train rows cut", options: .init(rowCount: 33)) {
      $0.change(4, in: 1) {
        $0.train.removeLast(9)
        $0.test.removeAll()
      }
    },
    Case(rule: .truncatedTail, what: "last folds cut") {
      $0.remove(4, in: 1)
      $0.remove(3, in: 1)
    },
    Case(rule: .truncatedTail, what: "last folds cut and the one before, too") {
      $0.remove(4, in: 1)
      $0.change(3, in: 1) { $0.test.removeLast(3) }
    },
    Case(
      rule: .truncatedTail, what: "last folds of the only repeat cut",
      parameters: .init(.crossvalidation, folds: 5)
    ) {
      $0.remove(4)
      $0.remove(3)
    },
    Case(
      rule: .truncatedTail, what: "a fold of the only repeat cut", options: .init(folds: 5),
      parameters: .init(.crossvalidation, folds: 5)
    ) { $0.change(4) { $0.test.removeLast(3) } },
  ]

  static let others: [Case] = [
    Case(rule: .emptySet, what: "nothing to train on", parameters: .init(.holdout)) {
      $0.change(0) { $0.train = [] }
    },
    Case(
      rule: .overlap, what: "a holdout", options: .init(procedure: .holdout),
      parameters: .init(.holdout)
    ) { $0.change(0) { $0.train.append($0.test[1]) } },
    Case(
      rule: .allRows, what: "a holdout leaves a row out", options: .init(rowCount: 33),
      parameters: .init(.holdout)
    ) { $0.change(0) { $0.train.removeLast() } },
    Case(rule: .leaveOneOut, what: "two test rows", parameters: .init(.leaveOneOut)) {
      $0.change(3) { $0.test.append($0.train.removeLast()) }
    },
    Case(rule: .leaveOneOut, what: "a fold less", parameters: .init(.leaveOneOut)) {
      $0.remove(32)
    },
    Case(
      rule: .truncatedTail, what: "leave-one-out cut within a fold",
      options: .init(procedure: .leaveOneOut), parameters: .init(.leaveOneOut)
    ) {
      for fold in 20..<33 { $0.remove(fold) }
      $0.change(19) { $0.test = [] }
    },
    Case(
      rule: .truncatedTail, what: "the last repeat of holdouts cut",
      parameters: .init(.holdout, repeats: 3)
    ) { $0.change(0, in: 2) { $0.train.removeLast(5) } },
    Case(
      rule: .growingSamples, what: "a sample is no prefix",
      parameters: .init(.learningCurve, folds: 3), count: 200
    ) { $0.change(1, sample: 1) { $0.train.swapAt(0, 80) } },
    Case(
      rule: .growingSamples, what: "a sample tests other rows",
      parameters: .init(.learningCurve, folds: 3), count: 200
    ) { draft in
      let whole = draft.cells[FoldID(repeat: 0, fold: 1, sample: 3)]?.train ?? []
      draft.change(1, sample: 1) { $0.test[0] = whole[whole.count - 1] }
    },
    Case(
      rule: .growingSamples, what: "a sample does not grow",
      parameters: .init(.learningCurve, folds: 3), count: 200
    ) { $0.change(1, sample: 1) { $0.train.removeLast(40) } },
    Case(
      rule: .truncatedTail, what: "a learning curve's last sample cut",
      parameters: .init(.learningCurve, folds: 3), count: 200
    ) { $0.change(2, sample: 3) { $0.test.removeLast() } },
    Case(
      rule: .truncatedTail, what: "a learning curve's last sample missing",
      parameters: .init(.learningCurve, folds: 3), count: 200
    ) { $0.remove(2, sample: 3) },
    Case(
      rule: .sameCells, what: "a sample missing in the middle",
      parameters: .init(.learningCurve, folds: 3), count: 200
    ) { $0.remove(1, sample: 3) },
    Case(
      rule: .groupOnBothSides, what: "groups of two",
      options: .init(
        data: DataRows(count: 33, groups: ClassLabels((0..<33).map { $0 / 32 }))),
      parameters: .init(.holdout)
    ) { _ in },
    Case(
      rule: .testBeforeTrain, what: "times in reverse",
      options: .init(data: DataRows(count: 33, times: (0..<33).map { -Double($0) })),
      parameters: .init(.holdoutOrdered)
    ) { _ in },
    Case(
      rule: .regeneration, what: "another seed", options: .init(regenerates: true),
      parameters: .init(.crossvalidation, folds: 5, seed: 7)
    ) { _ in },
  ]

  @Test(arguments: crossvalidation + others)
  func `is found by its rule and by no other error`(_ broken: Case) throws {
    var draft = try Draft(broken.parameters, count: broken.count)
    broken.spoil(&draft)
    let report = try draft.split().validate(broken.options)
    let errors = Set(report.findings.filter { $0.severity == .error }.map(\.code))
    #expect(errors == [broken.rule], "\(report.findings.map(\.description)) \(report.procedure)")
    #expect(!report.isClean)
  }

  /// The cells of a text that ends after so many rows, train before test.
  static func truncated(_ split: SplitSet, after length: Int) throws -> SplitSet {
    var left = length
    var cells = [Fold]()
    for cell in split where left > 0 {
      let train = cell.train.prefix(left)
      left -= train.count
      let test = cell.test.prefix(left)
      left -= test.count
      cells.append(Fold(id: cell.id, train: RowIDs(Array(train)), test: RowIDs(Array(test))))
    }
    return try #require(SplitSet(name: "cut", layout: split.layout, cells: cells))
  }

  @Test(arguments: [
    (GenerationParameters(.crossvalidation, repeats: 2, folds: 5), 33, 1, 0),
    (GenerationParameters(.crossvalidation, repeats: 1, folds: 5), 33, 0, 2),
    (GenerationParameters(.crossvalidation, repeats: 1, folds: 7), 30, 0, 2),
    (GenerationParameters(.learningCurve, repeats: 2, folds: 3), 150, 1, 0),
  ])
  func `every cut is found as a truncated tail and nothing else`(
    _ parameters: GenerationParameters, _ count: Int, _ repeatIndex: Int, _ fold: Int
  ) throws {
    let split = try SplitSet.generate(parameters, for: DataRows(count: count))
    let start = split.filter { $0.id < FoldID(repeat: repeatIndex, fold: fold) }
      .reduce(0) { $0 + $1.train.count + $1.test.count }
    for length in (start + 1)..<split.listedRowCount {
      let report = try Self.truncated(split, after: length).validate()
      let errors = report.findings.filter { $0.severity == .error }
      #expect(errors.map(\.code) == [.truncatedTail], "\(length): \(errors) \(report.procedure)")
    }
  }
}
