// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
internal import ByteKit
internal import SplitModel

/// Puts the runs of all chunks together: one list of rows for each set of each cell, in the order
/// of the text.
struct SplitAssembly {
  private struct Stretch {
    let buffer: RowBuffer
    let pieces: Pieces
  }

  private struct Sets {
    var train: [Stretch] = []
    var test: [Stretch] = []
  }

  private var cells: [FoldID: Sets] = [:]

  /// The number of cells so far.
  var cellCount: Int { cells.count }
  /// The number of rows that they list so far.
  private(set) var listedRowCount = 0

  /// Adds the runs of the next chunk.
  mutating func append(_ chunk: SplitChunk) {
    for run in chunk.runs where run.rows.count > 0 {
      listedRowCount += run.rows.count
      let stretch = Stretch(buffer: chunk.buffer, pieces: run.rows)
      switch run.key.part {
      case .train: cells[run.key.cell, default: Sets()].train.append(stretch)
      case .test: cells[run.key.cell, default: Sets()].test.append(stretch)
      }
    }
  }

  /// The cells, each repeat packed, on all cores.
  func repeats() -> [SplitRepeat] {
    let ids = cells.keys.sorted()
    let starts = ids.indices.filter { $0 == 0 || ids[$0].repeatIndex != ids[$0 - 1].repeatIndex }
    let ends = starts.dropFirst() + [ids.count]
    let ranges = zip(starts, ends).map { $0..<$1 }
    return Parallel.map(ranges.count) { index in
      let packed = ids[ranges[index]].map(cell)
      return SplitRepeat(index: ids[ranges[index].lowerBound].repeatIndex, packing: packed[...])
    }
  }

  private func cell(_ id: FoldID) -> Fold {
    let sets = cells[id] ?? Sets()
    return Fold(id: id, train: Self.joined(sets.train), test: Self.joined(sets.test))
  }

  /// One list of rows; copied only if it is scattered.
  private static func joined(_ stretches: [Stretch]) -> RowIDs {
    guard let first = stretches.first else { return RowIDs([]) }
    if stretches.count == 1 { return RowIDs(buffer: first.buffer, pieces: first.pieces) }
    if stretches.count == 2, first.buffer === stretches[1].buffer, first.pieces.second.isEmpty,
      stretches[1].pieces.second.isEmpty
    {
      let pieces = Pieces(first.pieces.first, stretches[1].pieces.first)
      return RowIDs(buffer: first.buffer, pieces: pieces)
    }
    let count = stretches.reduce(0) { $0 + $1.pieces.count }
    let buffer = RowBuffer.appending(capacity: count) { output in
      for stretch in stretches {
        RowIDs(buffer: stretch.buffer, pieces: stretch.pieces).append(to: &output)
      }
    }
    return RowIDs(buffer: buffer, pieces: Pieces(0..<count))
  }
}
