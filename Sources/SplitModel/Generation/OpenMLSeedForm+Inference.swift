// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import ByteKit

extension OpenMLSeedForm {
  /// Finds the form of a split set that OpenML's engine made with seed zero.
  ///
  /// - Returns: Nothing if the split is not one of those, or not certainly.
  /// - Complexity: O(*n* × classes) for each repeat; a split of another origin is given up within
  ///   the first repeat, as a rule within its first rows. 200,000 rows in ten repeats take about
  ///   as long as generating them.
  public static func infer(from split: SplitSet) -> OpenMLSeedForm? {
    guard let first = split.repeats.first, let cell = first.cells.first else { return nil }
    guard split.repeats.indices.allSatisfy({ split.repeats[$0].index == $0 }) else { return nil }
    let repeats = split.repeats.count
    let rows = cell.train.count + cell.test.count
    if first.cells.count == 1 {
      return [
        OpenMLSeedForm(.testOnTrainingData, rowCount: cell.test.count, repeats: repeats),
        OpenMLSeedForm(
          .holdoutOrdered, rowCount: rows, repeats: repeats, testCount: cell.test.count),
        OpenMLSeedForm(.holdout, rowCount: rows, repeats: repeats, testCount: cell.test.count),
      ].compactMap(\.self).first { $0.makes(split) }
    }
    let folds = (first.cells.last?.foldIndex ?? 0) + 1
    if first.cells.count == folds {
      if let form = OpenMLSeedForm(.leaveOneOut, rowCount: rows, repeats: repeats, folds: folds),
        form.makes(split)
      {
        return form
      }
      return OpenMLSeedForm(.crossvalidation, rowCount: rows, repeats: repeats, folds: folds)?
        .labelled(for: split)
    }
    let listed = first.cells.last.map { $0.train.count + $0.test.count } ?? 0
    let form = OpenMLSeedForm(.learningCurve, rowCount: listed, repeats: repeats, folds: folds)
    return form.flatMap { $0.makes(split) ? $0 : nil }
  }

  /// Whether the form, without labels, makes exactly this split.
  private func makes(_ split: SplitSet) -> Bool {
    let cells = cells
    guard split.repeats.allSatisfy({ $0.cells.count == cells.count }) else { return false }
    var random = JavaRandom(seed: 0)
    var order = SplitGenerator.identity(rowCount)
    for wanted in split.repeats {
      if isShuffled { random.shuffle(&order) }
      let made = SplitRepeat(index: wanted.index, buffer: RowBuffer(order), cells: cells)
      if !made.hasSameCells(as: wanted) { return false }
    }
    return true
  }

  /// The form with the labels that make this cross-validation, if there are any.
  private func labelled(for split: SplitSet) -> OpenMLSeedForm? {
    guard var shuffles = ShuffleSteps(split, rowCount: rowCount, cells: cells) else { return nil }
    guard shuffles.advance() else { return nil }
    if shuffles.stepsAreUnchanged && makes(split) { return self }
    guard let joints = ClassJoints(shuffles.steps[0], folds: folds) else { return nil }
    // Boundaries of one repeat nearly always tell all classes apart.
    while shuffles.advance() {}
    let steps = shuffles.steps
    if let form = labelled(joints.labels(), for: steps) { return form }
    let all = Parallel.map(repeats) { ClassJoints(steps[$0], folds: folds) }
    let joined = all.compactMap(\.self)
    guard joined.count == repeats else { return nil }
    let signatures = ClassJoints.signatures(joined)
    return labelled(ClassLabels(signatures), for: steps)
      ?? labelled(ClassJoints.neighbours(joined, signatures), for: steps)
      ?? labelled(ClassJoints.finest(joined), for: steps)
  }

  /// The form with these labels, if it makes every repeat.
  private func labelled(_ labels: ClassLabels, for steps: [ShuffleSteps.Step]) -> OpenMLSeedForm? {
    guard
      let form = OpenMLSeedForm(
        .crossvalidation, rowCount: rowCount, repeats: repeats, folds: folds, labels: labels)
    else { return nil }
    let holds = Parallel.map(steps.count) { index in
      let made = Stratification.deal(steps[index].shuffled, labels, folds: folds)
      return steps[index].dealt.holds(made)
    }
    return holds.allSatisfy(\.self) ? form : nil
  }
}
