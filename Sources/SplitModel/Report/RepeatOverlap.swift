// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import ByteKit
internal import Diagnostics

/// How far the test sets of repeats are the same.
///
/// Of a test set of one repeat, the share that the test set of the other repeat holds which holds
/// most of it; of two repeats, the mean of that over the folds of the first, by rows. Equal folds
/// give one, whatever their order; folds that know nothing of each other give little more than the
/// share of one fold.
struct RepeatOverlap: Sendable {
  /// The indices of the repeats that are compared.
  let repeats: [Int]
  /// The share of the row's repeat that the column's repeat holds; one on the diagonal.
  let shares: [[Double]]

  /// The most repeats that are compared with each other.
  static let limit = 12

  /// Compares the first repeats; nothing if there are fewer than two.
  ///
  /// - Complexity: O(*k*² × *n*) for *k* compared repeats of *n* test rows.
  init?(_ split: SplitSet) {
    let slots = RowSlots(split)
    let blocks = Array(slots.repeats.prefix(Self.limit))
    guard blocks.count > 1 else { return nil }
    repeats = blocks.map(\.index)
    let folds = Parallel.map(blocks.count) { Self.folds(blocks[$0], slotCount: slots.count) }
    shares = Parallel.map(blocks.count) { row in
      blocks.indices.map { column in
        row == column ? 1 : Self.share(of: blocks[row], in: folds[column])
      }
    }
  }

  /// The pair that is most alike: places in ``repeats``, and the share.
  var closest: (Int, Int, share: Double) {
    var best = (0, 1, share: -1.0)
    for row in shares.indices {
      for column in shares.indices where column > row && shares[row][column] > best.share {
        best = (row, column, shares[row][column])
      }
    }
    return best
  }

  /// For each slot the number of the fold that tests it, from one; zero where none does.
  private static func folds(_ block: SplitRepeat, slotCount: Int) -> [UInt32] {
    var folds = [UInt32](repeating: 0, count: slotCount)
    for (number, position) in testing(block).enumerated() {
      block.cell(at: position).test.forEachPiece { piece in
        for index in piece.indices { folds[Int(piece[index])] = UInt32(number + 1) }
      }
    }
    return folds
  }

  private static func share(of block: SplitRepeat, in folds: [UInt32]) -> Double {
    var held = 0
    var total = 0
    for position in testing(block) {
      let test = block.cell(at: position).test
      var counts = [UInt32: Int]()
      test.forEachPiece { piece in
        for index in piece.indices { counts[folds[Int(piece[index])], default: 0] += 1 }
      }
      counts[0] = nil
      held += counts.values.max() ?? 0
      total += test.count
    }
    return total == 0 ? 0 : Double(held) / Double(total)
  }

  /// The cells whose test sets count: the first sample of each fold.
  private static func testing(_ block: SplitRepeat) -> [Int] {
    block.cells.indices.filter {
      $0 == 0 || block.cells[$0].foldIndex != block.cells[$0 - 1].foldIndex
    }
  }
}
