// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
internal import ByteKit

/// The rules about order: SP111, SP112 and SP115.
enum OrderRules {
  // MARK: SP112

  /// SP112 of one repeat.
  static func growingSamples(_ block: SplitRepeat, except cut: FoldID?) -> [Finding] {
    var findings = [Finding]()
    for position in block.cells.indices.dropFirst() {
      let (before, own) = (block.cells[position - 1], block.cells[position])
      guard before.foldIndex == own.foldIndex else { continue }
      let cell = block.cell(at: position)
      if cell.id == cut { continue }
      let earlier = block.cell(at: position - 1)
      let sample = "sample \(own.sampleIndex)"
      if own.train.count <= before.train.count {
        findings.append(
          Finding(
            rule: .growingSamples,
            "\(sample) trains on \(own.train.count) rows, the one before on \(before.train.count)",
            fold: cell.id, part: .train))
      } else if !isPrefix(earlier.train, of: cell.train) {
        findings.append(
          Finding(
            rule: .growingSamples, "the train list of \(sample) does not begin with the one before",
            fold: cell.id, part: .train))
      }
      if !testsSameRows(earlier.test, cell.test) {
        findings.append(
          Finding(
            rule: .growingSamples, "\(sample) tests other rows than the one before", fold: cell.id,
            part: .test))
      }
    }
    return findings
  }

  private static func isPrefix(_ short: RowIDs, of long: RowIDs) -> Bool {
    if short.buffer === long.buffer && short.pieces.isPrefix(of: long.pieces) { return true }
    return RowIDs(buffer: long.buffer, pieces: long.pieces.prefix(short.count)) == short
  }

  private static func testsSameRows(_ a: RowIDs, _ b: RowIDs) -> Bool {
    a == b || a.count == b.count && a.sorted() == b.sorted()
  }

  // MARK: SP115

  /// SP115 of one cell.
  static func orderedHoldout(_ cell: Fold) -> [Finding] {
    guard let last = cell.train.max(), let first = cell.test.min(), first < last else { return [] }
    var early = RowNotes()
    for row in cell.test where row < last { early.note(row) }
    return [
      Finding(
        rule: .orderedHoldout, "\(early.subject) tested before train row \(last): \(early.list)",
        fold: cell.id, part: .test, rows: early.first, count: early.count)
    ]
  }

  // MARK: SP111

  /// SP111: each repeat that is like an earlier one.
  ///
  /// Sets are compared by a sum of 64 mixed bits for each row, which costs one pass over each
  /// buffer; lists that agree in it are compared in full where order is claimed.
  static func equalRepeats(_ split: SplitSet) -> [Finding] {
    guard split.repeats.count > 1 else { return [] }
    let sums = Parallel.map(split.repeats.count) { SetSums(split.repeats[$0]) }
    var firsts = [SetSums: Int]()
    return split.repeats.indices.compactMap { position in
      guard let other = firsts[sums[position]] else {
        firsts[sums[position]] = position
        return nil
      }
      let (own, earlier) = (split.repeats[position], split.repeats[other])
      let manner =
        own.listsSameRows(as: earlier) ? "is equal to" : "is up to order of rows and folds equal to"
      return Finding(
        rule: .equalRepeats, "repeat \(own.index) \(manner) repeat \(earlier.index)",
        fold: own.firstID)
    }
  }
}

extension SplitRepeat {
  /// Whether both have the same cells, whatever their own index.
  fileprivate func listsSameRows(as other: SplitRepeat) -> Bool {
    SplitRepeat(index: other.index, buffer: buffer, cells: cells).hasSameCells(as: other)
  }
}

/// What the sets of a repeat are, regardless of the order of rows and folds.
private struct SetSums: Hashable, Sendable {
  private struct Sums: Hashable, Comparable {
    let train: UInt64
    let test: UInt64
    let sample: Int

    static func < (a: Sums, b: Sums) -> Bool {
      (a.train, a.test, a.sample) < (b.train, b.test, b.sample)
    }
  }

  private let cells: [Sums]

  init(_ block: SplitRepeat) {
    let rows = block.buffer.rows
    // Sums of all rows up to a place: the sum of any stretch is a difference.
    var sums = [UInt64](repeating: 0, count: rows.count + 1)
    var index = 0
    while index < rows.count {
      sums[index &+ 1] = sums[index] &+ Self.mix(rows[index])
      index &+= 1
    }
    func sum(_ pieces: Pieces) -> UInt64 {
      sums[pieces.first.upperBound] &- sums[pieces.first.lowerBound]
        &+ sums[pieces.second.upperBound] &- sums[pieces.second.lowerBound]
    }
    cells = block.cells.map {
      Sums(train: sum($0.train), test: sum($0.test), sample: $0.sampleIndex)
    }.sorted()
  }

  private static func mix(_ row: UInt32) -> UInt64 {
    var value = UInt64(row) &+ 0x9E37_79B9_7F4A_7C15
    value = (value ^ value >> 30) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ value >> 27) &* 0x94D0_49BB_1331_11EB
    return value ^ value >> 31
  }
}
