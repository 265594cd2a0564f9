// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

import Diagnostics
internal import ByteKit
internal import SplitModel
internal import TestSupport
internal import Testing

/// The rules about sets, written the slow and obvious way.
private enum SlowSetRules {
  struct Found: Hashable {
    let rule: DiagnosticCode
    let cell: FoldID
    let rows: [UInt32]
    let count: Int

    init(_ rule: DiagnosticCode, _ cell: FoldID, _ rows: [UInt32]) {
      self.rule = rule
      self.cell = cell
      self.rows = Array(rows.prefix(5))
      count = rows.count
    }
  }

  static func findings(
    _ split: SplitSet, _ procedure: EstimationProcedure, rowCount: Int?
  ) -> Set<Found> {
    let seen = Set(split.flatMap { Array($0.train) + Array($0.test) })
    let all = rowCount.map { Set((0..<$0).map { UInt32($0) }) } ?? seen
    var found = Set<Found>()
    func add(_ rule: DiagnosticCode, _ cell: FoldID, _ rows: [UInt32]) {
      if !rows.isEmpty { found.insert(Found(rule, cell, rows)) }
    }
    for cell in split {
      let (train, test) = (Array(cell.train), Array(cell.test))
      if train.isEmpty { found.insert(Found(.emptySet, cell.id, [])) }
      if test.isEmpty { found.insert(Found(.emptySet, cell.id, [])) }
      let inside = (train.filter(all.contains), test.filter(all.contains))
      if procedure != .testOnTrainingData {
        add(.overlap, cell.id, firsts(inside.1).filter { train.contains($0) })
      }
      if procedure != .bootstrap { add(.duplicateRow, cell.id, again(inside.0)) }
      add(.duplicateRow, cell.id, again(inside.1))
      if rowCount != nil {
        add(.rowBeyondData, cell.id, train.filter { !all.contains($0) })
        add(.rowBeyondData, cell.id, test.filter { !all.contains($0) })
      }
      let isInside = inside.0.count + inside.1.count == train.count + test.count
      if procedure != .bootstrap, procedure != .timeSeries, isInside {
        add(.allRows, cell.id, all.subtracting(train + test).sorted())
      }
    }
    guard procedure == .crossvalidation else { return found }
    for block in split.repeats {
      let cells = block.cells.indices.map { block.cell(at: $0) }
      let tested = all.sorted().map { row in (row, cells.count { $0.test.contains(row) }) }
      add(.testedOnce, cells[0].id, tested.filter { $0.1 > 1 }.map(\.0))
      add(.testedOnce, cells[0].id, tested.filter { $0.1 == 0 }.map(\.0))
    }
    return found
  }

  private static func firsts(_ rows: [UInt32]) -> [UInt32] {
    rows.indices.filter { !rows[..<$0].contains(rows[$0]) }.map { rows[$0] }
  }

  private static func again(_ rows: [UInt32]) -> [UInt32] {
    rows.indices.filter { rows[..<$0].contains(rows[$0]) }.map { rows[$0] }
  }
}

@Suite struct SetRulesTwinTests {
  static let rules: Set<DiagnosticCode> = [
    .overlap, .duplicateRow, .testedOnce, .allRows, .rowBeyondData, .emptySet,
  ]

  /// A split that was made by a procedure and then spoiled in a few places.
  static func spoiled(
    _ procedure: EstimationProcedure, _ random: inout SeededGenerator
  ) throws -> (split: SplitSet, count: Int) {
    let count = Int.random(in: 4...20, using: &random)
    let split = try SplitSet.generate(
      GenerationParameters(procedure, folds: Int.random(in: 2...3, using: &random)),
      for: DataRows(count: count))
    var cells = Array(split)
    for _ in 0..<Int.random(in: 0...4, using: &random) {
      let position = Int.random(in: cells.indices, using: &random)
      var sets = [Array(cells[position].train), Array(cells[position].test)]
      let part = Int.random(in: 0...1, using: &random)
      let row = UInt32(Int.random(in: 0..<(count + 2), using: &random))
      switch Int.random(in: 0...3, using: &random) {
      case 0: sets[part].append(row)
      case 1: if !sets[part].isEmpty { sets[part].removeFirst() }
      case 2: if !sets[part].isEmpty { sets[part][0] = row }
      default: if !sets[part].isEmpty { sets[1 - part].append(sets[part].removeLast()) }
      }
      cells[position] = Fold(
        id: cells[position].id, train: RowIDs(sets[0]), test: RowIDs(sets[1]))
    }
    return (try #require(SplitSet(name: "", cells: cells)), count)
  }

  fileprivate static func found(_ report: ValidationReport) -> Set<SlowSetRules.Found> {
    Set(
      report.findings.compactMap { finding in
        guard rules.contains(finding.code), let cell = finding.fold else { return nil }
        let rows = finding.rows + [UInt32](repeating: 0, count: finding.count)
        let listed = finding.code == .emptySet ? [] : Array(rows.prefix(finding.count))
        return SlowSetRules.Found(finding.code, cell, listed)
      })
  }

  @Test(
    arguments: 0..<150,
    [.crossvalidation, .holdout, .bootstrap, .testOnTrainingData, .timeSeries]
      as [EstimationProcedure])
  func `agree with the obvious way`(_ seed: UInt64, _ procedure: EstimationProcedure) throws {
    var random = SeededGenerator(seed: seed)
    let (split, count) = try Self.spoiled(procedure, &random)
    for rowCount in [nil, count] {
      let report = split.validate(
        ValidationOptions(procedure: procedure, rowCount: rowCount))
      // These silence others, which the tests of single rules look at.
      if report.findings.contains(where: { $0.code == .truncatedTail }) { continue }
      let slow = SlowSetRules.findings(split, procedure, rowCount: rowCount)
      #expect(Self.found(report) == slow, "seed \(seed), \(procedure), \(rowCount ?? 0)")
    }
  }

  @Test(arguments: 0..<100)
  func `find the same for ids that lie far apart`(_ seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let (split, _) = try Self.spoiled(.crossvalidation, &random)
    func spread(_ row: UInt32) -> UInt32 { UInt32.max - 1 - (30 - row) * 100_000_007 }
    let far = try #require(
      SplitSet(
        name: "",
        cells: split.map {
          Fold(
            id: $0.id, train: RowIDs($0.train.map(spread)), test: RowIDs($0.test.map(spread)))
        }))
    let options = ValidationOptions(procedure: .crossvalidation)
    let near = split.validate(options).findings
    let wide = far.validate(options).findings
    #expect(near.map(\.code) == wide.map(\.code), "seed \(seed)")
    #expect(near.map { $0.rows.map(spread) } == wide.map(\.rows), "seed \(seed)")
    #expect(near.map(\.count) == wide.map(\.count), "seed \(seed)")
  }

  @Test(arguments: 0..<400)
  func `agree where cells are any pieces of one permutation`(_ seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let count = Int.random(in: 1...9, using: &random)
    let buffer = RowBuffer((0..<UInt32(count)).shuffled(using: &random))
    func range() -> Range<Int> {
      let low = Int.random(in: 0...count, using: &random)
      return low..<Int.random(in: low...count, using: &random)
    }
    let cells = (0..<Int.random(in: 1...3, using: &random)).map { fold in
      // Half of them are what they should be.
      let test = range()
      let isWhole = Bool.random(using: &random)
      let train = isWhole ? Pieces(0..<count, without: test) : Pieces(range(), range())
      return SplitRepeat.CellPieces(
        fold: fold, train: train, test: Pieces(test, isWhole ? 0..<0 : range()))
    }
    let split = SplitSet(
      name: "", repeats: [SplitRepeat(index: 0, buffer: buffer, cells: cells)])
    for procedure in [EstimationProcedure.crossvalidation, .testOnTrainingData, .bootstrap] {
      for rowCount in [nil, count, max(1, count - 2)] {
        let report = split.validate(ValidationOptions(procedure: procedure, rowCount: rowCount))
        if report.findings.contains(where: { $0.code == .truncatedTail }) { continue }
        let slow = SlowSetRules.findings(split, procedure, rowCount: rowCount)
        #expect(Self.found(report) == slow, "seed \(seed), \(procedure), \(rowCount ?? 0)")
      }
    }
  }

  @Test func `two rows with the largest id are cheap`() throws {
    let split = try #require(
      SplitSet(
        name: "",
        cells: [
          Fold(
            id: FoldID(repeat: 0, fold: 0), train: RowIDs([0]), test: RowIDs([UInt32.max - 1]))
        ]))
    #expect(split.validate().isClean)
    let stated = split.validate(ValidationOptions(procedure: .holdout, rowCount: 2))
    #expect(stated.findings.map(\.code) == [.unusedRow, .rowBeyondData])
    #expect(stated.findings.map(\.rows) == [[1], [UInt32.max - 1]])
    let large = split.validate(ValidationOptions(procedure: .holdout, rowCount: 4_294_967_295))
    #expect(large.findings.map(\.count) == [4_294_967_293, 4_294_967_293])
    #expect(large.findings.map(\.rows) == [[1, 2, 3, 4, 5], [1, 2, 3, 4, 5]])
  }
}
