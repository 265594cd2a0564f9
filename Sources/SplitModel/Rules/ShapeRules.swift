// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics

/// The rules about which cells there are and how large: SP004, SP107 to SP109, SP113 and SP114.
struct ShapeRules {
  let split: SplitSet
  let procedure: EstimationProcedure
  let options: ValidationOptions
  let rowCount: Int
  let tail: TruncatedTail?

  func findings() -> [Finding] {
    numbering() + counts() + split.repeats.flatMap { foldSizes($0) } + percentage()
  }

  /// Whether the end of the file makes this cell unfit for comparison.
  private func isCut(_ block: SplitRepeat, _ cell: SplitRepeat.CellPieces) -> Bool {
    guard let cut = tail?.cut else { return false }
    return cut.repeatIndex == block.index && cut.foldIndex == cell.foldIndex
      && cut.sampleIndex == cell.sampleIndex
  }

  // MARK: SP004

  private func numbering() -> [Finding] {
    var findings = [Finding]()
    func check(_ indices: [Int], _ what: String, _ cell: FoldID?) {
      guard let gap = indices.indices.first(where: { indices[$0] != $0 }) else { return }
      findings.append(
        Finding(
          rule: .numbering,
          gap == 0
            ? "\(what) are counted from \(indices[0]), not from 0"
            : "\(what) \(indices[gap - 1]) and \(indices[gap]) follow one another",
          fold: cell))
    }
    check(split.repeats.map(\.index), "repeats", split.first?.id)
    // One finding is enough where all repeats are numbered alike.
    let odd = split.repeats.first { $0.foldIndices != Array(0..<$0.foldIndices.count) }
    if let odd { check(odd.foldIndices, "folds", odd.firstID) }
    findings += rowNumbering()
    for block in split.repeats {
      for fold in block.samplesByFold where fold.samples != Array(0..<fold.samples.count) {
        check(
          fold.samples, "samples",
          FoldID(repeat: block.index, fold: fold.fold, sample: fold.samples[0]))
        return findings
      }
    }
    return findings
  }

  /// Row ids without a 0 in a split that counts repeats and folds from 1, as R does.
  private func rowNumbering() -> [Finding] {
    guard let first = split.repeats.first, first.index == 1, first.foldIndices.first == 1,
      let id = split.first?.id
    else { return [] }
    var least = UInt32.max
    for fold in split {
      for row in fold.train where row < least { least = row }
      for row in fold.test where row < least { least = row }
    }
    guard least == 1 else { return [] }
    return [Finding(rule: .numbering, "row ids are counted from 1, not from 0", fold: id)]
  }

  // MARK: SP108, SP109

  private func counts() -> [Finding] {
    var findings = [Finding]()
    if let repeats = options.repeats, repeats != split.repeats.count {
      findings.append(
        Finding(
          rule: .countsAsAsked, Self.counts("repeat", found: split.repeats.count, asked: repeats)))
    }
    let folds = split.repeats.map(\.foldIndices.count).max() ?? 0
    if let asked = options.folds, asked != folds {
      findings.append(
        Finding(rule: .countsAsAsked, Self.counts("fold", found: folds, asked: asked)))
    }
    return findings
  }

  private static func counts(_ noun: String, found: Int, asked: Int) -> String {
    "\(found) \(noun)\(found == 1 ? " was" : "s were") found and \(asked) asked for"
  }

  private func foldSizes(_ block: SplitRepeat) -> [Finding] {
    guard procedure.hasEvenFolds else { return [] }
    let sizes = block.cells.filter { !isCut(block, $0) && $0.test.count > 0 }.map(\.test.count)
    guard let least = sizes.min(), let most = sizes.max(), most - least > 1 else { return [] }
    return [
      Finding(
        rule: .foldSizes, "test sets of repeat \(block.index) have from \(least) to \(most) rows",
        fold: block.firstID)
    ]
  }

  // MARK: SP113, SP114

  private func percentage() -> [Finding] {
    guard procedure.hasPercentage, let percentage = options.percentage else { return [] }
    let wanted = GenerationParameters.testCount(percentage: percentage, of: rowCount)
    return split.compactMap { cell in
      guard cell.test.count != wanted, cell.id != tail?.cut else { return nil }
      return Finding(
        rule: .holdoutRatio,
        "\(cell.test.count) of \(rowCount) rows are tested; \(percentage) per cent are \(wanted)",
        fold: cell.id, part: .test)
    }
  }

  /// SP114 of one repeat.
  func leaveOneOut(_ block: SplitRepeat) -> [Finding] {
    guard procedure == .leaveOneOut else { return [] }
    var findings = [Finding]()
    for position in block.cells.indices {
      let cell = block.cells[position]
      if cell.test.count <= 1 || isCut(block, cell) { continue }
      findings.append(
        Finding(
          rule: .leaveOneOut, "\(cell.test.count) rows are tested instead of one",
          fold: block.cell(at: position).id, part: .test, count: cell.test.count))
    }
    let isShort = tail?.repeatIndex == block.index && tail?.lacksFolds == true
    if block.cells.count != rowCount && !isShort {
      findings.append(
        Finding(
          rule: .leaveOneOut,
          "repeat \(block.index) has \(block.cells.count) folds for \(rowCount) rows",
          fold: block.firstID))
    }
    return findings
  }

  // MARK: SP107

  /// SP107, and in which repeats it was broken.
  func sameCells() -> (findings: [Finding], repeats: Set<Int>) {
    var findings = [Finding]()
    var broken = Set<Int>()
    let usual = Self.mostCommon(split.repeats.map(\.foldIndices)) ?? []
    for block in split.repeats {
      if tail?.repeatIndex == block.index && tail?.lacksFolds == true { continue }
      let own = block.foldIndices
      if own != usual {
        findings.append(
          Finding(rule: .sameCells, Self.difference(own, usual, "folds"), fold: block.firstID))
        broken.insert(block.index)
      }
    }
    for block in split.repeats {
      let folds = block.samplesByFold
      let usual = Self.mostCommon(folds.map(\.samples)) ?? []
      for fold in folds where fold.samples != usual && !isExcused(fold, usual, block) {
        findings.append(
          Finding(
            rule: .sameCells, Self.difference(fold.samples, usual, "samples"),
            fold: FoldID(repeat: block.index, fold: fold.fold, sample: fold.samples[0])))
        broken.insert(block.index)
      }
    }
    return (findings, broken)
  }

  /// Whether a fold differs by a sample only because its train set is a row larger or smaller, or
  /// because the file ends there.
  private func isExcused(
    _ fold: SplitRepeat.FoldSamples, _ usual: [Int], _ block: SplitRepeat
  ) -> Bool {
    if let last = tail?.lacksSamples ?? tail?.cut, last.repeatIndex == block.index,
      last.foldIndex == fold.fold
    {
      return true
    }
    let expected = LearningCurve.sampleSizes(trainCount: max(rowCount - fold.testCount, 1))
    return procedure == .learningCurve && abs(fold.samples.count - usual.count) == 1
      && fold.samples.count == expected.count
  }

  private static func difference(_ own: [Int], _ usual: [Int], _ what: String) -> String {
    let lacking = Set(usual).subtracting(own).sorted()
    let extra = Set(own).subtracting(usual).sorted()
    let parts = [("lacks", lacking), ("adds", extra)].compactMap { word, indices in
      indices.isEmpty
        ? nil : "\(word) \(indices.prefix(5).map(String.init).joined(separator: ", "))"
    }
    return "\(own.count) \(what) where the others have \(usual.count): "
      + parts.joined(separator: ", ")
  }

  private static func mostCommon(_ lists: [[Int]]) -> [Int]? {
    var counts = [[Int]: Int]()
    for list in lists { counts[list, default: 0] += 1 }
    let most = counts.values.max()
    // Of two that are as common, one that lacks something is less likely to be right.
    return lists.filter { counts[$0] == most }.max { $0.count < $1.count }
  }
}

extension SplitRepeat {
  /// The samples of one fold.
  struct FoldSamples {
    let fold: Int
    /// The number of test rows of the first sample.
    let testCount: Int
    var samples: [Int]
  }

  /// The samples of each fold.
  var samplesByFold: [FoldSamples] {
    var result = [FoldSamples]()
    for cell in cells {
      if result.last?.fold == cell.foldIndex {
        result[result.count - 1].samples.append(cell.sampleIndex)
      } else {
        result.append(
          FoldSamples(
            fold: cell.foldIndex, testCount: cell.test.count, samples: [cell.sampleIndex]))
      }
    }
    return result
  }

  /// The name of the first cell.
  var firstID: FoldID? { cells.isEmpty ? nil : cell(at: 0).id }
}
