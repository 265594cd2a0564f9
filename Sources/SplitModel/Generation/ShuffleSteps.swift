// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import ByteKit

/// The orders of a cross-validation before and after stratification, repeat by repeat.
struct ShuffleSteps {
  struct Step: Sendable {
    let shuffled: [UInt32]
    let dealt: RowBuffer
  }

  private let permutations: [RowBuffer]
  private var random = JavaRandom(seed: 0)
  private(set) var steps: [Step] = []

  /// Fails if a repeat is no permutation in fold slices.
  init?(_ split: SplitSet, rowCount: Int, cells: [SplitRepeat.CellPieces]) {
    var permutations = [RowBuffer]()
    for wanted in split.repeats {
      guard let rows = wanted.permutation(rowCount: rowCount, cells: cells) else { return nil }
      permutations.append(rows)
    }
    self.permutations = permutations
  }

  var isComplete: Bool { steps.count == permutations.count }

  /// Whether no repeat so far was changed after its shuffle.
  var stepsAreUnchanged: Bool {
    steps.allSatisfy { $0.dealt.holds($0.shuffled) }
  }

  /// ShuffleSteps for the next repeat; false behind the last.
  mutating func advance() -> Bool {
    guard !isComplete else { return false }
    let dealt = permutations[steps.count]
    var order = steps.last?.dealt.array() ?? SplitGenerator.identity(dealt.count)
    random.shuffle(&order)
    steps.append(Step(shuffled: order, dealt: dealt))
    return true
  }
}

extension SplitRepeat {
  /// The permutation whose pieces these cells are, if it is one of all rows below a count.
  fileprivate func permutation(
    rowCount: Int, cells expected: [SplitRepeat.CellPieces]
  ) -> RowBuffer? {
    guard cells.count == expected.count else { return nil }
    var rows = buffer
    if cells != expected || buffer.count != rowCount {
      guard cells.reduce(0, { $0 + $1.test.count }) == rowCount else { return nil }
      rows = RowBuffer.appending(capacity: rowCount) { output in
        for position in cells.indices {
          cell(at: position).test.forEachPiece { piece in
            for index in piece.indices { output.append(piece[index]) }
          }
        }
      }
      let made = SplitRepeat(index: index, buffer: rows, cells: expected)
      guard made.hasSameCells(as: self) else { return nil }
    }
    // Rows beyond the count are no permutation; doubles show when labels are looked for.
    return rows.areBelow(UInt32(rowCount)) ? rows : nil
  }
}

extension RowBuffer {
  /// Whether the buffer holds just these rows.
  func holds(_ order: [UInt32]) -> Bool {
    rows.hasSameElements(as: order.span)
  }

  /// A copy of the rows.
  fileprivate func array() -> [UInt32] {
    let rows = rows
    var result = [UInt32]()
    result.reserveCapacity(rows.count)
    for index in rows.indices { result.append(rows[index]) }
    return result
  }

  fileprivate func areBelow(_ limit: UInt32) -> Bool {
    let rows = rows
    var highest: UInt32 = 0
    for index in rows.indices { highest = max(highest, rows[index]) }
    return rows.isEmpty || highest < limit
  }
}
