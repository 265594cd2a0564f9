// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import ByteKit

extension SplitRepeat {
  /// Which of the two ways of storing cells a repeat uses.
  package enum Arrangement: Sendable {
    /// One permutation; each fold tests the next slice of it and trains on a prefix of the rest.
    case permutation
    /// The train and test lists of all cells, one after the other.
    case lists
  }

  /// The pieces of a cell when the cells are put together in order from their counts alone.
  ///
  /// Codecs store counts, not pieces: a file then has no way to name rows outside the buffer.
  package struct PieceWalker: Sendable {
    private let arrangement: Arrangement
    private let count: Int
    private var fold = -1
    private var slice = 0..<0

    /// Starts before the first cell of a buffer of `count` rows.
    package init(_ arrangement: Arrangement, count: Int) {
      self.arrangement = arrangement
      self.count = count
    }

    /// The pieces of the next cell.
    ///
    /// - Returns: Nothing if the buffer does not hold that many rows there, or the samples of one
    ///   fold test different counts.
    package mutating func next(
      fold: Int, sample: Int, trainCount: Int, testCount: Int
    ) -> CellPieces? {
      switch arrangement {
      case .permutation:
        if fold != self.fold {
          slice = slice.upperBound..<(slice.upperBound + testCount)
          self.fold = fold
        }
        guard slice.upperBound <= count, slice.count == testCount,
          trainCount <= count - testCount
        else { return nil }
        return CellPieces(
          fold: fold, sample: sample,
          train: Pieces(0..<count, without: slice, prefix: trainCount), test: Pieces(slice))
      case .lists:
        let train = slice.upperBound..<(slice.upperBound + trainCount)
        slice = train.upperBound..<(train.upperBound + testCount)
        guard slice.upperBound <= count else { return nil }
        return CellPieces(fold: fold, sample: sample, train: Pieces(train), test: Pieces(slice))
      }
    }
  }

  /// How the cells lie in the buffer, if they lie there exactly as a walk over their counts finds
  /// them and nothing else is in it.
  package var arrangement: Arrangement? {
    if follows(.permutation) { return .permutation }
    return follows(.lists) && listedRowCount == buffer.count ? .lists : nil
  }

  private func follows(_ arrangement: Arrangement) -> Bool {
    guard let first = cells.first,
      let last = cells.last(where: { $0.foldIndex == first.foldIndex })
    else { return buffer.count == 0 }
    if arrangement == .permutation, first.test.count + last.train.count != buffer.count {
      return false
    }
    var walker = PieceWalker(arrangement, count: buffer.count)
    return cells.allSatisfy { cell in
      cell
        == walker.next(
          fold: cell.foldIndex, sample: cell.sampleIndex, trainCount: cell.train.count,
          testCount: cell.test.count)
    }
  }

  /// The same cells, stored as one permutation wherever that is possible, otherwise as lists.
  ///
  /// Equal repeats become equal in memory too, which makes the bytes of codecs depend on the cells
  /// alone.
  ///
  /// - Complexity: O(*k*) for *k* cells of a permutation, otherwise O(*n*) for *n* listed rows.
  package func canonical() -> (repeat: SplitRepeat, arrangement: Arrangement) {
    if arrangement == .permutation { return (self, .permutation) }
    let packed = SplitRepeat(index: index, repacking: cells.indices.map { cell(at: $0) }[...])
    return (packed, packed.arrangement ?? .lists)
  }
}
