// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
internal import ByteKit

extension SplitRepeat {
  /// Stores the cells of one repeat as one permutation where they are slices of one, otherwise as
  /// lists one after the other.
  ///
  /// The permutation is guessed from the first fold and then every cell is compared with the
  /// pieces that the guess predicts, so the result always equals the cells.
  ///
  /// - Precondition: The cells rise by fold and sample and belong to one repeat.
  /// - Complexity: O(*n*) for *n* listed rows.
  package init(index: Int, packing cells: ArraySlice<Fold>) {
    let packed =
      Self.sharing(index, cells, onlyExactly: true) ?? Self.permutation(index, cells)
      ?? Self.sharing(index, cells, onlyExactly: false)
    if let packed {
      self = packed
    } else {
      self = Self.lists(index, cells)
    }
  }

  /// Stores the cells of one repeat like ``init(index:packing:)``, but never keeps the buffer that
  /// they share already, so that equal cells give equal memory.
  ///
  /// - Precondition: The cells rise by fold and sample and belong to one repeat.
  /// - Complexity: O(*n*) for *n* listed rows.
  package init(index: Int, repacking cells: ArraySlice<Fold>) {
    self = Self.permutation(index, cells) ?? Self.lists(index, cells)
  }

  /// Cells that already are pieces of one stretch of a buffer, which is cut out.
  ///
  /// Each row of the stretch stands for several listed ones. Exactly: it is no longer than the rows
  /// of a cell.
  private static func sharing(
    _ index: Int, _ cells: ArraySlice<Fold>, onlyExactly: Bool
  ) -> SplitRepeat? {
    guard let buffer = cells.first?.test.buffer else { return nil }
    var listed = 0
    var largest = 0
    var low = buffer.count
    var high = 0
    for cell in cells {
      largest = Swift.max(largest, cell.train.count + cell.test.count)
      for rows in [cell.train, cell.test] where !rows.isEmpty {
        guard rows.buffer === buffer else { return nil }
        listed += rows.count
        low = Swift.min(low, rows.pieces.start)
        high = Swift.max(high, rows.pieces.end)
      }
    }
    guard low < high, high - low <= (onlyExactly ? largest : listed / 2) else { return nil }
    let isWhole = low == 0 && high == buffer.count
    let kept = isWhole ? buffer : RowBuffer(copying: buffer.rows.extracting(low..<high))
    return SplitRepeat(
      index: index, buffer: kept,
      cells: cells.map {
        CellPieces(
          fold: $0.id.foldIndex, sample: $0.id.sampleIndex,
          train: $0.train.pieces.shifted(by: -low), test: $0.test.pieces.shifted(by: -low))
      })
  }

  private static func permutation(_ index: Int, _ cells: ArraySlice<Fold>) -> SplitRepeat? {
    guard let first = cells.first,
      let last = cells.last(where: { $0.id.foldIndex == first.id.foldIndex })
    else { return nil }
    // The first fold tests the head of the permutation and, in its last sample, trains on the rest.
    let count = first.test.count + last.train.count
    let buffer = RowBuffer.appending(capacity: count) { output in
      first.test.append(to: &output)
      last.train.append(to: &output)
    }
    var packed = [CellPieces]()
    packed.reserveCapacity(cells.count)
    var fold = first.id.foldIndex
    var slice = 0..<first.test.count
    for cell in cells {
      if cell.id.foldIndex != fold {
        fold = cell.id.foldIndex
        slice = slice.upperBound..<(slice.upperBound + cell.test.count)
      }
      guard slice.upperBound <= count, slice.count == cell.test.count,
        cell.train.count <= count - slice.count
      else { return nil }
      let train = Pieces(0..<count, without: slice, prefix: cell.train.count)
      guard RowIDs(buffer: buffer, pieces: Pieces(slice)) == cell.test,
        RowIDs(buffer: buffer, pieces: train) == cell.train
      else { return nil }
      packed.append(
        CellPieces(
          fold: fold, sample: cell.id.sampleIndex, train: train, test: Pieces(slice)))
    }
    return SplitRepeat(index: index, buffer: buffer, cells: packed)
  }

  private static func lists(_ index: Int, _ cells: ArraySlice<Fold>) -> SplitRepeat {
    let count = cells.reduce(0) { $0 + $1.train.count + $1.test.count }
    var packed = [CellPieces]()
    packed.reserveCapacity(cells.count)
    let buffer = RowBuffer.appending(capacity: count) { output in
      for cell in cells {
        let start = output.count
        cell.train.append(to: &output)
        let middle = output.count
        cell.test.append(to: &output)
        packed.append(
          CellPieces(
            fold: cell.id.foldIndex, sample: cell.id.sampleIndex,
            train: Pieces(start..<middle), test: Pieces(middle..<output.count)))
      }
    }
    return SplitRepeat(index: index, buffer: buffer, cells: packed)
  }
}
