// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

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
  package init(index: Int, packing cells: ArraySlice<Cell>) {
    if let packed = Self.sharing(index, cells) ?? Self.permutation(index, cells) {
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
  package init(index: Int, repacking cells: ArraySlice<Cell>) {
    self = Self.permutation(index, cells) ?? Self.lists(index, cells)
  }

  /// Cells whose rows already share one buffer that holds little else.
  private static func sharing(_ index: Int, _ cells: ArraySlice<Cell>) -> SplitRepeat? {
    guard let buffer = cells.first?.test.buffer else { return nil }
    var listed = 0
    for cell in cells {
      guard cell.test.buffer === buffer, cell.train.buffer === buffer else { return nil }
      listed += cell.train.count + cell.test.count
    }
    guard buffer.count <= listed else { return nil }
    return SplitRepeat(index: index, buffer: buffer, cells: cells.map(CellPieces.init))
  }

  private static func permutation(_ index: Int, _ cells: ArraySlice<Cell>) -> SplitRepeat? {
    guard let first = cells.first,
      let last = cells.last(where: { $0.id.foldIndex == first.id.foldIndex })
    else { return nil }
    // The first fold tests the head of the permutation and, in its last sample, trains on the rest.
    let count = first.test.count + last.train.count
    let buffer = RowBuffer.appending(capacity: count) { output in
      for rows in [first.test, last.train] {
        rows.forEachPiece { for index in $0.indices { output.append($0[index]) } }
      }
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

  private static func lists(_ index: Int, _ cells: ArraySlice<Cell>) -> SplitRepeat {
    let count = cells.reduce(0) { $0 + $1.train.count + $1.test.count }
    var packed = [CellPieces]()
    packed.reserveCapacity(cells.count)
    let buffer = RowBuffer.appending(capacity: count) { output in
      for cell in cells {
        let start = output.count
        cell.train.forEachPiece { for index in $0.indices { output.append($0[index]) } }
        let middle = output.count
        cell.test.forEachPiece { for index in $0.indices { output.append($0[index]) } }
        packed.append(
          CellPieces(
            fold: cell.id.foldIndex, sample: cell.id.sampleIndex,
            train: Pieces(start..<middle), test: Pieces(middle..<output.count)))
      }
    }
    return SplitRepeat(index: index, buffer: buffer, cells: packed)
  }
}

extension SplitRepeat.CellPieces {
  /// A cell that lies in the buffer already.
  fileprivate init(_ cell: Cell) {
    self.init(
      fold: cell.id.foldIndex, sample: cell.id.sampleIndex,
      train: cell.train.pieces, test: cell.test.pieces)
  }
}
