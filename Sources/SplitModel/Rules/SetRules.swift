// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
internal import ByteKit

/// The rules about the sets of one repeat: SP101 to SP105 and SP110.
///
/// Where a repeat's buffer holds every row once, sets are intervals of it: whether they meet and
/// what they cover follows from their ends, so a repeat costs one pass over its buffer however many
/// cells it has. Only cells that fail this look, and repeats without the structure, are gone
/// through row by row.
struct SetRules {
  let block: SplitRepeat
  let structure: RepeatStructure
  let all: AllRows
  let procedure: EstimationProcedure
  /// The cell that the file's end cut off (SP005), and whether whole cells are missing.
  let tail: TruncatedTail?
  /// Whether cells of the repeat are missing or too many (SP107), or folds of leave-one-out wrong.
  let isUneven: Bool

  /// Whether every stored row occurs once, and all of them belong to the data set.
  private var areSetsIntervals: Bool {
    structure.isDistinct && structure.seen[all.limit...].allSatisfy { !$0 }
  }

  func findings() -> [Finding] {
    guard !block.cells.isEmpty else { return [] }
    var scanner = CellScanner(slotCount: 0)
    var hasScanner = false
    var findings = [Finding]()
    let areIntervals = areSetsIntervals
    for position in block.cells.indices {
      let pieces = block.cells[position]
      let wantsAll = wantsAllRows(position)
      let isCut = tail?.cut == id(position)
      if !isCut { findings += emptySets(position) }
      if areIntervals && isClean(pieces, wantsAll: wantsAll && !isCut) { continue }
      if !hasScanner {
        scanner = CellScanner(slotCount: structure.seen.count)
        hasScanner = true
      }
      findings += scanned(position, &scanner, wantsAll: wantsAll && !isCut)
    }
    if procedure.testsEveryRowOnce && !isUneven {
      findings += testedOnce(areIntervals: areIntervals)
    }
    return findings
  }

  private func id(_ position: Int) -> FoldID {
    let pieces = block.cells[position]
    return FoldID(repeat: block.index, fold: pieces.foldIndex, sample: pieces.sampleIndex)
  }

  /// Whether the cell has to hold all rows: for a learning curve only the last sample of a fold.
  private func wantsAllRows(_ position: Int) -> Bool {
    guard procedure.usesAllRows else { return false }
    guard procedure == .learningCurve else { return true }
    let isLast =
      position + 1 == block.cells.count
      || block.cells[position + 1].foldIndex != block.cells[position].foldIndex
    return isLast && !isUneven && tail?.lacksSamples != id(position)
  }

  /// Whether intervals alone show that nothing is wrong.
  private func isClean(_ cell: SplitRepeat.CellPieces, wantsAll: Bool) -> Bool {
    if cell.train.isFolded || cell.test.isFolded { return false }
    let meet = cell.train.overlaps(cell.test)
    if meet {
      guard !procedure.isDisjoint else { return false }
      return !wantsAll || cell.train.count == all.count && cell.test.count == all.count
    }
    return !wantsAll || cell.train.count + cell.test.count == all.count
  }

  private func emptySets(_ position: Int) -> [Finding] {
    let pieces = block.cells[position]
    return [(SplitPart.train, pieces.train), (.test, pieces.test)].compactMap { part, rows in
      guard rows.count == 0 else { return nil }
      return Finding(
        rule: .emptySet, "the \(part.rawValue) set is empty", fold: id(position), part: part)
    }
  }

  // MARK: Row by row

  private func scanned(
    _ position: Int, _ scanner: inout CellScanner, wantsAll: Bool
  ) -> [Finding] {
    let found = scanner.scan(block.cell(at: position), all)
    var findings = [Finding]()
    func add(_ rule: DiagnosticCode, _ part: SplitPart?, _ notes: RowNotes, _ message: String) {
      guard !notes.isEmpty else { return }
      findings.append(
        Finding(
          rule: rule, "\(notes.subject) \(message): \(notes.list)", fold: id(position), part: part,
          rows: notes.first, count: notes.count))
    }
    if procedure.isDisjoint { add(.overlap, .test, found.overlap, "in both train and test") }
    if procedure.trainsOnce {
      add(.duplicateRow, .train, found.trainTwice, "listed again in the train set")
    }
    add(.duplicateRow, .test, found.testTwice, "listed again in the test set")
    let beyond = "not below \(all.stated ?? 0), the number of rows"
    add(.rowBeyondData, .train, found.beyondTrain, beyond)
    add(.rowBeyondData, .test, found.beyondTest, beyond)
    let isInside = found.beyondTrain.isEmpty && found.beyondTest.isEmpty
    if wantsAll && isInside && found.covered < all.count {
      let missing = all.missing { scanner.wasSeen($0) }
      add(.allRows, nil, missing, "in neither set, of \(all.words)")
    }
    return findings
  }

  // MARK: SP103

  /// The cells whose test sets count: one for each fold.
  private var testing: [Int] {
    block.cells.indices.filter {
      $0 == 0 || block.cells[$0].foldIndex != block.cells[$0 - 1].foldIndex
    }
  }

  private func testedOnce(areIntervals: Bool) -> [Finding] {
    if areIntervals && areTestsPartition { return [] }
    var times = [UInt8](repeating: 0, count: structure.seen.count)
    var last = [UInt32](repeating: .max, count: structure.seen.count)
    for (number, position) in testing.enumerated() {
      block.cell(at: position).test.forEachPiece { piece in
        for index in piece.indices {
          let slot = Int(piece[index])
          // Twice in one set is for SP102 to say.
          if last[slot] == UInt32(truncatingIfNeeded: number) { continue }
          last[slot] = UInt32(truncatingIfNeeded: number)
          if times[slot] < 2 { times[slot] += 1 }
        }
      }
    }
    var twice = RowNotes()
    for slot in 0..<all.limit where times[slot] > 1 { twice.note(all.id(UInt32(slot))) }
    let never = tail == nil ? all.missing { times[$0] > 0 } : RowNotes()
    return [
      (twice, "tested by more than one fold of repeat \(block.index)"),
      (never, "not tested by any fold of repeat \(block.index), of \(all.words)"),
    ].compactMap { notes, message in
      guard !notes.isEmpty else { return nil }
      return Finding(
        rule: .testedOnce, "\(notes.subject) \(message): \(notes.list)", fold: id(0), part: .test,
        rows: notes.first, count: notes.count)
    }
  }

  /// Whether the test intervals cover all rows without meeting.
  private var areTestsPartition: Bool {
    var pieces = testing.flatMap { [block.cells[$0].test.first, block.cells[$0].test.second] }
    pieces.removeAll(where: \.isEmpty)
    pieces.sort { $0.lowerBound < $1.lowerBound }
    let apart = zip(pieces, pieces.dropFirst()).allSatisfy { $0.upperBound <= $1.lowerBound }
    return apart && pieces.reduce(0) { $0 + $1.count } == all.count
  }
}
