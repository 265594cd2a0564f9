// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

import Diagnostics
internal import ByteKit
internal import SplitModel
internal import TestSupport
internal import Testing

@Suite struct OpenMLSeedFormTests {
  /// Cells copied one by one and packed again, as a reader of text makes them.
  static func reread(_ split: SplitSet) throws -> SplitSet {
    try #require(
      SplitSet(
        name: split.name, layout: split.layout,
        cells: split.map {
          Fold(id: $0.id, train: RowIDs(Array($0.train)), test: RowIDs(Array($0.test)))
        }))
  }

  /// Labels of a few or many classes, large and tiny, in random order.
  static func randomLabels(_ count: Int, _ random: inout SeededGenerator) -> ClassLabels {
    let classes = Int.random(in: 1...min(count, 12), using: &random)
    let skew = Bool.random(using: &random)
    return ClassLabels(
      (0..<count).map { _ in
        let code = Int.random(in: 0..<classes, using: &random)
        return skew ? min(code, Int.random(in: 0..<classes, using: &random)) : code
      })
  }

  @Test(arguments: 0..<300)
  func `finds labels for what the engine made`(_ seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let count = Int.random(in: 4...200, using: &random)
    let labels = Self.randomLabels(count, &random)
    let folds = Int.random(in: 2...min(count, 12), using: &random)
    let repeats = Int.random(in: 1...6, using: &random)
    let split = try SplitSet.generate(
      GenerationParameters(.crossvalidation, repeats: repeats, folds: folds),
      for: DataRows(count: count, labels: labels))
    let form = try #require(OpenMLSeedForm.infer(from: Self.reread(split)), "seed \(seed)")
    #expect(form.makeSplit(name: "") == split, "seed \(seed)")
    #expect(Array(form.makeRepeats(first: 1).flatMap(\.cells)) == split.repeats[0].cells)
  }

  @Test(arguments: [
    GenerationParameters(.crossvalidation, repeats: 3, folds: 7),
    GenerationParameters(.learningCurve, repeats: 2, folds: 4),
    GenerationParameters(.holdout, repeats: 3, percentage: 25),
    GenerationParameters(.holdoutOrdered, percentage: 25),
    GenerationParameters(.leaveOneOut),
    GenerationParameters(.testOnTrainingData),
  ])
  func `finds procedures that need no labels`(_ parameters: GenerationParameters) throws {
    let split = try SplitSet.generate(parameters, for: DataRows(count: 300))
    let form = try #require(OpenMLSeedForm.infer(from: Self.reread(split)))
    #expect(form.procedure == parameters.procedure)
    #expect(form.labels == nil)
    #expect(form.makeSplit(name: "") == split)
  }

  @Test(arguments: 0..<60)
  func `never takes a changed split for the engine's`(_ seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let count = Int.random(in: 6...60, using: &random)
    let parameters = GenerationParameters(.crossvalidation, repeats: 2, folds: 3)
    let data = DataRows(count: count, labels: Self.randomLabels(count, &random))
    let split = try SplitSet.generate(parameters, for: data)
    let cells = split.map { cell in
      guard cell.id == FoldID(repeat: 1, fold: 1) else { return cell }
      var test = Array(cell.test)
      test.swapAt(0, 1)
      return Fold(id: cell.id, train: cell.train, test: RowIDs(test))
    }
    let changed = try #require(SplitSet(name: "", cells: cells))
    let form = OpenMLSeedForm.infer(from: changed)
    #expect(form.map { $0.makeSplit(name: "") == changed } ?? true, "seed \(seed)")
    let other = try SplitSet.generate(
      GenerationParameters(.crossvalidation, folds: 3, seed: 1), for: data)
    let found = OpenMLSeedForm.infer(from: other)
    #expect(found.map { $0.makeSplit(name: "") == other } ?? true, "seed \(seed)")
  }

  @Test func `refuses numbers that contradict each other`() {
    let labels = ClassLabels([0, 1, 0])
    #expect(OpenMLSeedForm(.crossvalidation, rowCount: 3, folds: 2, labels: labels) != nil)
    #expect(OpenMLSeedForm(.crossvalidation, rowCount: 4, folds: 2, labels: labels) == nil)
    #expect(OpenMLSeedForm(.crossvalidation, rowCount: 3, folds: 4) == nil)
    #expect(OpenMLSeedForm(.crossvalidation, rowCount: 3, repeats: 0, folds: 2) == nil)
    #expect(OpenMLSeedForm(.holdout, rowCount: 3, testCount: 3) == nil)
    #expect(OpenMLSeedForm(.holdout, rowCount: 3, testCount: 1, labels: labels) == nil)
    #expect(OpenMLSeedForm(.leaveOneOut, rowCount: 3, folds: 2) == nil)
    #expect(OpenMLSeedForm(.bootstrap, rowCount: 3) == nil)
    #expect(OpenMLSeedForm(.testOnTrainingData, rowCount: 0) == nil)
  }

  @Test func `gives up on rows that are no permutation`() throws {
    let wild = RowIDs([UInt32.max - 1, 0])
    let split = try #require(
      SplitSet(
        name: "",
        cells: [
          Fold(id: FoldID(repeat: 0, fold: 0), train: RowIDs([7, 7]), test: wild),
          Fold(id: FoldID(repeat: 0, fold: 1), train: wild, test: RowIDs([7, 7])),
        ]))
    #expect(OpenMLSeedForm.infer(from: split) == nil)
    #expect(OpenMLSeedForm.infer(from: SplitSet(name: "", repeats: [])) == nil)
  }
}
