// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
internal import ByteKit

/// The rules that need the data set: SP201 to SP204.
struct DataRules {
  let data: DataRows
  let procedure: EstimationProcedure

  func findings(_ block: SplitRepeat) -> [Finding] {
    var findings = [Finding]()
    if let labels = data.labels, procedure.isStratified {
      findings += stratification(block, labels)
    }
    if let contents = data.contents {
      findings += sharing(block, ClassLabels(contents), .identicalRows)
    }
    if let groups = data.groups { findings += sharing(block, groups, .groupOnBothSides) }
    if let times = data.times { findings += testsBeforeTrain(block, times) }
    return findings
  }

  // MARK: SP201

  private func stratification(_ block: SplitRepeat, _ labels: ClassLabels) -> [Finding] {
    let sizes = labels.sizes
    var findings = [Finding]()
    for position in block.cells.indices {
      let cell = block.cell(at: position)
      guard cell.id.sampleIndex == 0, !cell.test.isEmpty else { continue }
      var counts = [Int](repeating: 0, count: labels.classCount)
      forEach(cell.test) { counts[Int(labels.codes[$0])] += 1 }
      var worst = (code: 0, off: 0.0, expected: 0.0)
      for code in counts.indices {
        let expected = Double(sizes[code]) * Double(cell.test.count) / Double(data.count)
        let off = abs(Double(counts[code]) - expected)
        if off > worst.off { worst = (code, off, expected) }
      }
      guard worst.off >= 2 else { continue }
      let expected = (worst.expected * 10).rounded() / 10
      findings.append(
        Finding(
          rule: .stratification,
          "\(labels.name(of: worst.code)) has \(counts[worst.code]) of \(cell.test.count) "
            + "test rows; its share calls for \(expected)",
          fold: cell.id, part: .test, count: counts.count))
    }
    return findings
  }

  /// Classes too small for the folds, once for the whole split.
  func smallClasses(folds: Int) -> [Finding] {
    guard let labels = data.labels, procedure.isStratified, folds > 1 else { return [] }
    let sizes = labels.sizes
    let small = sizes.indices.filter { sizes[$0] > 0 && sizes[$0] < folds }
    guard let first = small.first else { return [] }
    return [
      Finding(
        rule: .stratification,
        "\(labels.name(of: first)) has \(sizes[first]) rows for \(folds) folds"
          + (small.count > 1 ? ", and \(small.count - 1) more classes are as small" : ""),
        count: small.count)
    ]
  }

  // MARK: SP202, SP203

  /// Test rows whose code some train row of the cell has too.
  private func sharing(
    _ block: SplitRepeat, _ labels: ClassLabels, _ rule: DiagnosticCode
  ) -> [Finding] {
    let sizes = labels.sizes
    var trained = [UInt32](repeating: 0, count: labels.classCount)
    var findings = [Finding]()
    for position in block.cells.indices {
      let cell = block.cell(at: position)
      let mark = UInt32(truncatingIfNeeded: position + 1)
      var notes = RowNotes()
      if cell.test.contains(where: { isShared($0, labels, sizes) }) {
        forEach(cell.train) { trained[Int(labels.codes[$0])] = mark }
        forEach(cell.test) { row in
          if trained[Int(labels.codes[row])] == mark { notes.note(UInt32(row)) }
        }
      }
      guard !notes.isEmpty else { continue }
      let what =
        rule == .identicalRows
        ? "tested though train rows are identical" : groupWords(labels, notes)
      findings.append(
        Finding(
          rule: rule, "\(notes.subject) \(what): \(notes.list)", fold: cell.id, part: .test,
          rows: notes.first, count: notes.count))
    }
    return findings
  }

  private func isShared(_ row: UInt32, _ labels: ClassLabels, _ sizes: [Int]) -> Bool {
    row < data.count && sizes[Int(labels.codes[Int(row)])] > 1
  }

  private func groupWords(_ groups: ClassLabels, _ notes: RowNotes) -> String {
    let code = Int(groups.codes[Int(notes.first[0])])
    let name = groups.names.isEmpty ? "group \(code)" : groups.names[code]
    return "tested though rows of their group (first: \(name)) train"
  }

  // MARK: SP204

  private func testsBeforeTrain(_ block: SplitRepeat, _ times: [Double]) -> [Finding] {
    block.cells.indices.compactMap { position in
      let cell = block.cell(at: position)
      var latest = -Double.infinity
      forEach(cell.train) { latest = max(latest, times[$0]) }
      var early = RowNotes()
      forEach(cell.test) { row in
        if times[row] < latest { early.note(UInt32(row)) }
      }
      guard !early.isEmpty else { return nil }
      return Finding(
        rule: .testBeforeTrain, "\(early.subject) earlier than the latest train row: \(early.list)",
        fold: cell.id, part: .test, rows: early.first, count: early.count)
    }
  }

  /// Calls `body` with each row that the data set has.
  private func forEach(_ rows: RowIDs, _ body: (Int) -> Void) {
    rows.forEachPiece { piece in
      for index in piece.indices where piece[index] < data.count { body(Int(piece[index])) }
    }
  }
}
