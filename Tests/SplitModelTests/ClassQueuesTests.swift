// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import SplitModel
internal import TestSupport
internal import Testing

@Suite struct ClassQueuesTests {
  @Test(arguments: 0..<200)
  func `group as the scan does`(_ seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let count = Int.random(in: 0...120, using: &random)
    let classes = UInt32.random(in: 1...100, using: &random)
    let labels = ClassLabels(
      codes: (0..<count).map { _ in UInt32.random(in: 0..<classes, using: &random) },
      classCount: Int(classes))
    let order = (0..<count).map { UInt32($0) }.shuffled(using: &random)
    #expect(
      ClassQueues(order, labels).grouped() == Stratification.grouped(order, labels),
      "seed \(seed)")
  }

  @Test func `a class for each row is no burden`() throws {
    let labels = ClassLabels(0..<50_000)
    let split = try SplitSet.generate(
      GenerationParameters(.crossvalidation, folds: 10),
      for: DataRows(count: 50_000, labels: labels))
    #expect(split.validate(ValidationOptions(rowCount: 50_000)).isClean)
  }
}
