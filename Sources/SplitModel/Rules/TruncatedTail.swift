// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics

/// SP005: whether the end of the file is missing.
struct TruncatedTail: Sendable {
  /// The repeat that the end belongs to.
  let repeatIndex: Int
  /// The last cell, if it lists fewer rows than its siblings.
  private(set) var cut: FoldID?
  /// The last cell, if its fold lacks samples behind it.
  private(set) var lacksSamples: FoldID?
  /// Whether the last repeat lacks folds behind the last one.
  private(set) var lacksFolds = false
  private(set) var finding: Finding

  /// Looks at the last cell and at what should follow it.
  ///
  /// - Returns: Nothing if the tail looks whole, or if there are no siblings to compare with.
  init?(_ split: SplitSet, _ procedure: EstimationProcedure, rowCount: Int, folds: Int?) {
    guard let last = split.last, let block = split.repeats.last else { return nil }
    let isCut = Self.isCut(last, split, procedure, rowCount: rowCount)
    let lacksSamples = Self.lacksSamples(last, split, procedure, rowCount: rowCount)
    let missingFolds = Self.missingFolds(
      split, block, procedure, rowCount: rowCount, stated: folds, lastIsCut: isCut)
    guard isCut || lacksSamples || missingFolds > 0 else { return nil }
    repeatIndex = last.id.repeatIndex
    cut = isCut ? last.id : nil
    self.lacksSamples = lacksSamples ? last.id : nil
    lacksFolds = missingFolds > 0
    var words = [String]()
    if isCut {
      words.append(
        "the last cell lists \(last.train.count + last.test.count) rows, fewer than its siblings")
    }
    if lacksSamples { words.append("samples behind sample \(last.id.sampleIndex) are missing") }
    if missingFolds > 0 {
      words.append(
        missingFolds == 1
          ? "the fold behind fold \(last.id.foldIndex) is missing"
          : "\(missingFolds) folds behind fold \(last.id.foldIndex) are missing")
    }
    finding = Finding(
      rule: .truncatedTail, words.joined(separator: "; "), fold: last.id,
      part: last.test.isEmpty ? .train : .test)
  }

  /// Whether the last cell is shorter than its siblings, at the end that a text would lose.
  private static func isCut(
    _ last: Fold, _ split: SplitSet, _ procedure: EstimationProcedure, rowCount: Int
  ) -> Bool {
    let listed = last.train.count + last.test.count
    guard split.count > 1, listed < rowCount else { return false }
    // The set that the text writes last is the one that suffers.
    let part: SplitPart = split.layout.order == .testFirst ? .train : .test
    if last.id.sampleIndex > 0,
      let before = split[
        repeat: last.id.repeatIndex, fold: last.id.foldIndex, sample: last.id.sampleIndex - 1]
    {
      return last.test.count < before.test.count
    }
    if procedure == .timeSeries {
      return last.test.count < split[split.count - 2].test.count
    }
    var sizes = [Int: Int]()
    var shortest = Int.max
    // The same fold of another repeat, if there is one, is just as long.
    var twin: Int?
    for block in split.repeats {
      for cell in block.cells where cell.sampleIndex == last.id.sampleIndex {
        let isSameFold = cell.foldIndex == last.id.foldIndex
        if isSameFold && block.index == last.id.repeatIndex { continue }
        let own = part == .test ? cell.test.count : cell.train.count
        sizes[cell.train.count + cell.test.count, default: 0] += 1
        shortest = min(shortest, own)
        if isSameFold { twin = twin ?? own }
      }
    }
    shortest = twin ?? shortest
    let usual = sizes.max { ($0.value, $0.key) < ($1.value, $1.key) }?.key ?? 0
    let own = part == .test ? last.test.count : last.train.count
    let isShort = procedure == .learningCurve ? own < shortest : listed < usual
    return isShort && own < shortest
  }

  /// Whether a learning curve's last fold stops before its whole train list.
  private static func lacksSamples(
    _ last: Fold, _ split: SplitSet, _ procedure: EstimationProcedure, rowCount: Int
  ) -> Bool {
    guard procedure == .learningCurve else { return false }
    // The first fold of the file is whole unless it is the last one, too.
    guard let whole = split.first,
      (whole.id.repeatIndex, whole.id.foldIndex)
        != (last.id.repeatIndex, last.id.foldIndex)
    else { return false }
    let samples = split.repeats[0].cells.count { $0.foldIndex == whole.id.foldIndex }
    guard last.id.sampleIndex + 1 < samples else { return false }
    return last.train.count + last.test.count < rowCount || last.test.isEmpty
  }

  /// How many folds the last repeat lacks at its end.
  private static func missingFolds(
    _ split: SplitSet, _ block: SplitRepeat, _ procedure: EstimationProcedure, rowCount: Int,
    stated: Int?, lastIsCut: Bool
  ) -> Int {
    let own = block.foldIndices
    if split.repeats.count > 1, let first = split.repeats.first {
      let usual = first.foldIndices
      guard own.count < usual.count, usual.starts(with: own) else { return 0 }
      return usual.count - own.count
    }
    // Whole folds of leave-one-out that are missing are for SP114 to say.
    guard procedure.hasEvenFolds || procedure == .leaveOneOut && lastIsCut else { return 0 }
    guard own == Array(0..<own.count) else { return 0 }
    let tests = block.testCounts
    let whole = lastIsCut ? tests.count - 1 : tests.count
    guard whole > 0, tests.reduce(0, +) < rowCount else { return 0 }
    let folds = stated ?? likelyFolds(tests.prefix(whole), own.count, rowCount: rowCount)
    guard folds > own.count, folds <= rowCount else { return 0 }
    let slices = FoldSlices(count: rowCount, folds: folds)
    let fits = (0..<whole).allSatisfy { slices[$0].count == tests[$0] }
    return fits ? folds - own.count : 0
  }

  /// How many folds would begin with test sets of these sizes: the longer ones come first.
  private static func likelyFolds(
    _ tests: ArraySlice<Int>, _ present: Int, rowCount: Int
  ) -> Int {
    let size = tests[0]
    guard size > 0 else { return 0 }
    if let longer = tests.firstIndex(where: { $0 != size }) {
      return size > 1 ? (rowCount - longer) / (size - 1) : 0
    }
    return max(present + 1, (rowCount + size - 1) / size)
  }
}

extension SplitRepeat {
  /// The folds, rising.
  var foldIndices: [Int] {
    cells.indices.compactMap {
      $0 > 0 && cells[$0 - 1].foldIndex == cells[$0].foldIndex ? nil : cells[$0].foldIndex
    }
  }

  /// The number of test rows of each fold, from its first sample.
  var testCounts: [Int] {
    cells.indices.compactMap {
      $0 > 0 && cells[$0 - 1].foldIndex == cells[$0].foldIndex ? nil : cells[$0].test.count
    }
  }
}
