// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
internal import ByteKit
internal import SplitModel

/// Sorted folds as the number of the cell that tests each row.
///
/// Every list of the repeat rises, each row is tested by one cell at most, and each cell trains on
/// all rows that it does not test; so which cell tests a row says everything.
struct FoldNumbers {
  /// For each row the position of the cell that tests it, or the count of cells where none does.
  let classes: [UInt32]
  /// How many rows each cell tests, and how many no one does.
  let counts: [Int]

  /// The fold numbers of a repeat, if it is of this kind.
  ///
  /// - Complexity: O(*n*) for *n* listed rows.
  init?(_ block: SplitRepeat) {
    guard let first = block.cells.first else { return nil }
    let rowCount = first.train.count + first.test.count
    let none = UInt32(block.cells.count)
    var classes = [UInt32](repeating: none, count: rowCount)
    var untested = rowCount
    for position in block.cells.indices {
      guard block.cells[position].train.count + block.cells[position].test.count == rowCount else {
        return nil
      }
      for row in block.cell(at: position).test {
        guard row < rowCount, classes[Int(row)] == none else { return nil }
        classes[Int(row)] = UInt32(position)
        untested -= 1
      }
    }
    for position in block.cells.indices {
      var train = block.cell(at: position).train.makeIterator()
      var test = block.cell(at: position).test.makeIterator()
      for row in classes.indices {
        let next = classes[row] == UInt32(position) ? test.next() : train.next()
        guard next == UInt32(row) else { return nil }
      }
    }
    self.classes = classes
    counts = block.cells.map(\.test.count) + [untested]
  }

  /// Reads the fold numbers of cells from a section that holds nothing else.
  init(
    cells: [SplitRepeat.CellPieces], from cursor: SectionCursor
  ) throws(ReadingError) {
    let rowCount = cells.first.map { $0.train.count + $0.test.count } ?? 0
    var counts = cells.map(\.test.count)
    let tested = counts.reduce(0, +)
    guard tested <= rowCount, rowCount <= cursor.remaining * CompressedLayout.maximumIDsPerByte,
      cells.allSatisfy({ $0.train.count + $0.test.count == rowCount })
    else { throw .malformed(at: nil, "the counts of sorted folds contradict each other") }
    counts.append(rowCount - tested)
    self.counts = counts
    if counts.count <= ClassCoder.maximumClasses {
      classes = try ClassCoder.read(counts: counts, from: cursor)
    } else {
      let buffer = try BitPacking.read(rowCount, from: cursor)
      classes = Array(RowIDs(buffer: buffer, pieces: Pieces(0..<rowCount)))
      var found = [Int](repeating: 0, count: counts.count)
      for number in classes {
        guard number < found.count else {
          throw .malformed(at: nil, "a fold number is out of range")
        }
        found[Int(number)] += 1
      }
      guard found == counts else {
        throw .malformed(at: nil, "fold numbers and the counts of cells differ")
      }
    }
  }

  /// Appends the fold numbers.
  func append(to sink: inout ByteSink) {
    if counts.count <= ClassCoder.maximumClasses {
      ClassCoder.append(classes, counts: counts, to: &sink)
    } else {
      BitPacking.append(classes.span, to: &sink)
    }
  }

  /// The lists of all cells, one after the other.
  func lists() -> RowBuffer {
    let cellCount = counts.count - 1
    return RowBuffer.appending(capacity: cellCount * classes.count) { output in
      for position in 0..<UInt32(cellCount) {
        for row in classes.indices where classes[row] != position { output.append(UInt32(row)) }
        for row in classes.indices where classes[row] == position { output.append(UInt32(row)) }
      }
    }
  }
}
