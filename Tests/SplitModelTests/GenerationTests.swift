// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

import Diagnostics
internal import ByteKit
internal import SplitModel
internal import Testing

@Suite struct GenerationTests {
  /// The fold that tests each row.
  static func folds(_ split: SplitSet, _ count: Int) -> [Int] {
    var folds = [Int](repeating: -1, count: count)
    for cell in split { for row in cell.test { folds[Int(row)] = cell.id.foldIndex } }
    return folds
  }

  @Test func `Java's generator gives Java's numbers`() {
    var random = JavaRandom(seed: 0)
    #expect((0..<10).map { _ in random.nextInt(100) } == [60, 48, 29, 47, 15, 53, 91, 61, 19, 54])
    random = JavaRandom(seed: 0)
    #expect((0..<10).map { _ in random.nextInt(10) } == [0, 8, 9, 7, 5, 3, 1, 1, 9, 4])
    random = JavaRandom(seed: -1)
    #expect((0..<1000).allSatisfy { _ in (0..<64).contains(random.nextInt(64)) })
    #expect((0..<1000).allSatisfy { _ in random.nextInt((1 << 30) + 1) >= 0 })
  }

  @Test func `group folds equal scikit-learn's`() throws {
    // Made with scikit-learn 1.9.1: GroupKFold(3) and StratifiedGroupKFold(3).
    let groups = ClassLabels(
      codes: [0, 2, 4, 1, 1, 0, 2, 4, 2, 3, 0, 2, 3, 1, 3, 0, 4, 4, 1, 3, 5, 2, 4, 1],
      classCount: 6)
    let data = DataRows(
      count: 24,
      labels: ClassLabels(codes: (0..<24).map { UInt32($0 * $0 % 3) }, classCount: 4),
      groups: groups)
    let plain = try SplitSet.generate(GenerationParameters(.groupKFold, folds: 3), for: data)
    #expect(
      Self.folds(plain, 24)
        == [1, 1, 0, 2, 2, 1, 1, 0, 1, 0, 1, 1, 0, 2, 0, 1, 0, 0, 2, 0, 2, 1, 0, 2])
    let even = try SplitSet.generate(
      GenerationParameters(.stratifiedGroupKFold, folds: 3), for: data)
    #expect(
      Self.folds(even, 24)
        == [0, 2, 0, 1, 1, 0, 2, 0, 2, 2, 0, 2, 2, 1, 2, 0, 0, 0, 1, 2, 1, 2, 0, 1])
    let shuffled = try SplitSet.generate(
      GenerationParameters(.groupKFold, repeats: 2, folds: 3, seed: 5), for: data)
    #expect(shuffled.validate(ValidationOptions(procedure: .groupKFold, data: data)).isClean)
    #expect(shuffled[repeat: 0, fold: 0] != shuffled[repeat: 1, fold: 0])
  }

  @Test func `time folds equal scikit-learn's`() throws {
    let split = try SplitSet.generate(
      GenerationParameters(.timeSeries, folds: 4), for: DataRows(count: 11))
    #expect(split.map { Array($0.test) } == [[3, 4], [5, 6], [7, 8], [9, 10]])
    #expect(split.map(\.train.count) == [3, 5, 7, 9])
    let late = try SplitSet.generate(
      GenerationParameters(.timeSeries, folds: 2),
      for: DataRows(count: 4, times: [.nan, 3, 1, 3]))
    #expect(late.map { Array($0.train) } == [[2, 1], [2, 1, 3]])
    #expect(late.map { Array($0.test) } == [[3], [0]])
  }

  @Test func `samples of a learning curve grow by the square root of two`() {
    #expect(
      LearningCurve.sampleSizes(trainCount: 808) == [64, 91, 128, 181, 256, 362, 512, 724, 808])
    #expect(LearningCurve.sampleSizes(trainCount: 64) == [64])
    #expect(LearningCurve.sampleSizes(trainCount: 65) == [64, 65])
    #expect(LearningCurve.sampleSizes(trainCount: 3) == [3])
  }

  @Test func `holdout tests the head of the shuffled rows, rounded half up`() throws {
    let split = try SplitSet.generate(
      GenerationParameters(.holdout, repeats: 2, percentage: 50), for: DataRows(count: 5))
    #expect(split.layout.order == .testFirst)
    #expect(split.map(\.test.count) == [3, 3])
    #expect(
      split.map { Array($0.test) + Array($0.train) }.map { $0.sorted() } == [
        [0, 1, 2, 3, 4], [0, 1, 2, 3, 4],
      ])
  }

  @Test func `a stratified holdout keeps shares`() throws {
    let labels = ClassLabels((0..<100).map { $0 < 70 ? "a" : $0 < 95 ? "b" : "c" })
    let split = try SplitSet.generate(
      GenerationParameters(.stratifiedHoldout, repeats: 3, percentage: 20, seed: 3),
      for: DataRows(count: 100, labels: labels))
    for cell in split {
      let counts = (0..<3).map { code in cell.test.count { labels.codes[Int($0)] == code } }
      #expect(counts == [14, 5, 1])
    }
  }

  @Test func `leave-one-out of ten thousand rows shares one buffer`() throws {
    let split = try SplitSet.generate(
      GenerationParameters(.leaveOneOut), for: DataRows(count: 10_000))
    #expect(split.listedRowCount == 100_000_000)
    #expect(split.repeats[0].buffer.count == 10_000)
    #expect(split.validate(ValidationOptions(rowCount: 10_000)).isClean)
  }

  @Test(arguments: [
    (GenerationParameters(.crossvalidation, folds: 11), "10 rows make 2 to 10 folds, not 11"),
    (GenerationParameters(.crossvalidation, folds: 1), "10 rows make 2 to 10 folds, not 1"),
    (GenerationParameters(.crossvalidation, repeats: 0), "the count of repeats is at least 1"),
    (GenerationParameters(.timeSeries, folds: 10), "10 rows make 2 to 9 time-series folds"),
    (GenerationParameters(.holdout, percentage: 4), "leaves the test set empty"),
    (GenerationParameters(.holdout, percentage: 99), "leaves the train set empty"),
    (GenerationParameters(.holdout, percentage: .nan), "leaves the test set empty"),
    (GenerationParameters(.holdoutOrdered, repeats: 2), "a second would be the same"),
    (GenerationParameters(.custom), "no test rows are given"),
    (GenerationParameters(.custom, testRows: [10]), "test row 10 is not below the 10 rows"),
    (GenerationParameters(.custom, testRows: [1, 1]), "test row 1 is listed twice"),
    (GenerationParameters(.stratifiedHoldout), "needs class labels"),
    (GenerationParameters(.groupKFold), "needs groups"),
  ])
  func `says why a split cannot be made`(_ parameters: GenerationParameters, _ reason: String) {
    do throws(ReadingError) {
      _ = try SplitSet.generate(parameters, for: DataRows(count: 10))
      Issue.record("made")
    } catch {
      #expect(error.code == .cannotGenerate)
      #expect(error.message.contains(reason), "\(error.message)")
    }
  }
}
