// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
package import ByteKit

/// One repeat of a split set: a buffer of row ids and the cells that are made of its pieces.
///
/// For cross-validation the buffer is one permutation of the data set, each test set a slice of
/// it, and each train set the rest: ten folds of 200,000 rows take 800 KB, not 8 MB. Where a file
/// has no such structure the buffer holds the lists of all cells one after the other. Nobody who
/// reads a cell can tell the difference.
public struct SplitRepeat: Sendable {
  /// A cell as pieces of the repeat's buffer.
  package struct CellPieces: Hashable, Sendable {
    /// The fold, counted from zero.
    package let foldIndex: Int
    /// The sample, counted from zero.
    package let sampleIndex: Int
    /// Where the train rows are.
    package let train: Pieces
    /// Where the test rows are.
    package let test: Pieces

    /// Describes a cell.
    package init(fold: Int, sample: Int = 0, train: Pieces, test: Pieces) {
      foldIndex = fold
      sampleIndex = sample
      self.train = train
      self.test = test
    }
  }

  /// The repeat's index, counted from zero.
  public let index: Int
  /// The row ids of all cells.
  package let buffer: RowBuffer
  /// The cells, by fold and sample.
  package let cells: [CellPieces]

  /// Makes a repeat.
  ///
  /// - Precondition: The cells rise by fold and sample, and their pieces lie inside the buffer.
  package init(index: Int, buffer: RowBuffer, cells: [CellPieces]) {
    precondition(
      zip(cells, cells.dropFirst()).allSatisfy {
        ($0.foldIndex, $0.sampleIndex) < ($1.foldIndex, $1.sampleIndex)
      }, "cells do not rise")
    precondition(
      cells.allSatisfy { $0.train.end <= buffer.count && $0.test.end <= buffer.count },
      "a cell lies outside the buffer")
    self.index = index
    self.buffer = buffer
    self.cells = cells
  }

  /// How many folds it has, the samples of each counted.
  public var count: Int { cells.count }

  /// A fold by its position, from zero up to ``count``.
  public func cell(at position: Int) -> Fold {
    let pieces = cells[position]
    return Fold(
      id: FoldID(repeat: index, fold: pieces.foldIndex, sample: pieces.sampleIndex),
      train: RowIDs(buffer: buffer, pieces: pieces.train),
      test: RowIDs(buffer: buffer, pieces: pieces.test))
  }

  /// The number of listed rows: train and test of all cells.
  public var listedRowCount: Int {
    cells.reduce(0) { $0 + $1.train.count + $1.test.count }
  }

  /// Whether both list the same rows in the same cells, in whatever way they store them.
  ///
  /// - Complexity: O(*n*) for *n* stored rows where both are stored alike, otherwise for *n* listed
  ///   rows.
  package func hasSameCells(as other: SplitRepeat) -> Bool {
    guard index == other.index, cells.count == other.cells.count else { return false }
    if cells == other.cells, buffer.rows.hasSameElements(as: other.buffer.rows) { return true }
    return cells.indices.allSatisfy { cell(at: $0) == other.cell(at: $0) }
  }
}
