// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
internal import ByteKit
internal import SplitModel

extension BinaryHeader {
  /// The repeat and the pieces of a cell, if there is one.
  private func find(
    _ id: FoldID
  ) throws(ReadingError) -> (owner: Repeat, pieces: SplitRepeat.CellPieces)? {
    let position = repeats.partitioningIndex { $0.index >= id.repeatIndex }
    guard position < repeats.count, repeats[position].index == id.repeatIndex else { return nil }
    var found: SplitRepeat.CellPieces?
    try forEachCell(of: repeats[position]) { cell in
      if (cell.foldIndex, cell.sampleIndex) < (id.foldIndex, id.sampleIndex) { return true }
      if (cell.foldIndex, cell.sampleIndex) == (id.foldIndex, id.sampleIndex) { found = cell }
      return false
    }
    return found.map { (repeats[position], $0) }
  }

  /// Reads a cell from bytes that hold the whole file, in place.
  func cell(_ id: FoldID, from bytes: SharedBytes) throws(ReadingError) -> Fold? {
    guard let (owner, pieces) = try find(id) else { return nil }
    for blocks in Self.blocks(of: pieces) {
      for block in blocks {
        let range = range(ofBlock: block, of: owner)
        try verify(bytes.bytes.extracting(range), isBlock: block, of: owner)
      }
    }
    let buffer = RowBuffer.littleEndian(bytes, at: owner.offset, count: owner.idCount)
    return SplitRepeat(index: owner.index, buffer: buffer, cells: [pieces]).cell(at: 0)
  }

  /// Reads a cell from a file: one read for each run of neighbouring blocks.
  func cell(_ id: FoldID, from file: borrowing OpenFile) throws(ReadingError) -> Fold? {
    guard let (owner, pieces) = try find(id) else { return nil }
    let runs = Self.blocks(of: pieces)
    let ranges = runs.map {
      range(ofBlock: $0.lowerBound, of: owner)
        .lowerBound..<range(ofBlock: $0.upperBound - 1, of: owner).upperBound
    }
    let bytes = try BinarySplitFile.read(ranges, of: file)
    var offset = 0
    for block in runs.joined() {
      let length = range(ofBlock: block, of: owner).count
      guard length <= bytes.count - offset else {
        throw .truncated(at: bytes.count, "it became shorter while it was read")
      }
      try verify(
        bytes.bytes.extracting(offset..<(offset + length)), isBlock: block, of: owner)
      offset += length
    }
    let buffer = RowBuffer.littleEndian(bytes, at: 0, count: bytes.count / 4)
    let moved = SplitRepeat.CellPieces(
      fold: pieces.foldIndex, sample: pieces.sampleIndex,
      train: Self.move(pieces.train, into: runs), test: Self.move(pieces.test, into: runs))
    return SplitRepeat(index: owner.index, buffer: buffer, cells: [moved]).cell(at: 0)
  }

  /// Reads all cells from bytes that start at `start` in the file.
  func split(from bytes: SharedBytes, at start: Int) throws(ReadingError) -> SplitSet {
    guard bytes.count == fileLength - start else {
      throw .truncated(at: start + bytes.count, "it became shorter while it was read")
    }
    try verifyPayload(bytes, at: start)
    var built = [SplitRepeat]()
    built.reserveCapacity(repeats.count)
    for owner in repeats {
      let buffer = RowBuffer.littleEndian(
        bytes, at: owner.offset - start, count: owner.idCount)
      var cells = [SplitRepeat.CellPieces]()
      cells.reserveCapacity(owner.cells.count)
      try forEachCell(of: owner) { cell in
        cells.append(cell)
        return true
      }
      built.append(SplitRepeat(index: owner.index, buffer: buffer, cells: cells))
    }
    return SplitSet(name: name, layout: layout, repeats: built)
  }

  private func verifyPayload(_ bytes: SharedBytes, at start: Int) throws(ReadingError) {
    if isVerified { return }
    // Repeats of cross-validation are of one size, so one thread each is balanced enough.
    let results = Parallel.map(repeats.count) { position -> ReadingError? in
      let owner = repeats[position]
      do throws(ReadingError) {
        for block in 0..<BinaryLayout.blockCount(ids: owner.idCount) {
          let range = range(ofBlock: block, of: owner)
          let content = (range.lowerBound - start)..<(range.upperBound - start)
          try verify(bytes.bytes.extracting(content), isBlock: block, of: owner)
        }
        return nil
      } catch {
        return error
      }
    }
    for case let error? in results { throw error }
  }

  /// The blocks that hold a cell's rows, as runs of neighbours, in order.
  private static func blocks(of cell: SplitRepeat.CellPieces) -> [Range<Int>] {
    let rowsInBlock = BinaryLayout.blockLength / 4
    let stretches = [cell.train.first, cell.train.second, cell.test.first, cell.test.second]
    let touched = stretches.filter { !$0.isEmpty }.map {
      $0.lowerBound / rowsInBlock..<($0.upperBound - 1) / rowsInBlock + 1
    }
    var runs = [Range<Int>]()
    for range in touched.sorted(by: { $0.lowerBound < $1.lowerBound }) {
      if let last = runs.last, range.lowerBound <= last.upperBound {
        runs[runs.count - 1] = last.lowerBound..<max(last.upperBound, range.upperBound)
      } else {
        runs.append(range)
      }
    }
    return runs
  }

  /// Where pieces of a repeat are after only some runs of blocks were read.
  private static func move(_ pieces: Pieces, into runs: [Range<Int>]) -> Pieces {
    func move(_ range: Range<Int>) -> Range<Int> {
      let rowsInBlock = BinaryLayout.blockLength / 4
      var skipped = 0
      var end = 0
      for run in runs where !range.isEmpty && run.lowerBound <= range.lowerBound / rowsInBlock {
        skipped += (run.lowerBound - end) * rowsInBlock
        end = run.upperBound
      }
      return (range.lowerBound - skipped)..<(range.upperBound - skipped)
    }
    return Pieces(move(pieces.first), move(pieces.second))
  }
}

extension RowBuffer {
  /// Little-endian ids, in place where they are aligned, otherwise copied.
  ///
  /// - Precondition: The ids lie inside the bytes.
  static func littleEndian(_ bytes: SharedBytes, at offset: Int, count: Int) -> RowBuffer {
    if let buffer = RowBuffer.viewing(bytes, at: offset, count: count) { return buffer }
    return RowBuffer.appending(capacity: count) { output in
      let span = bytes.bytes
      for index in 0..<count { output.append(span.load(UInt32.self, at: offset + index * 4)) }
    }
  }
}
