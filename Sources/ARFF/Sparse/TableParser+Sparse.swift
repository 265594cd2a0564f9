// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import ByteKit
internal import Diagnostics

extension TableParser {
  /// Whether the rows are kept as they are written: there are many attributes, and most of the first
  /// rows are sparse.
  var keepsSparse: Bool {
    if let choice = options.keepsSparse { return choice }
    guard plan.columns.count >= Table.leastSparseColumns else { return false }
    let sample = sample()
    return sample.sparse * 2 > sample.lines
  }

  /// Of the first lines the count, the count of those that begin with a brace, their commas, and
  /// their bytes.
  private func sample() -> (lines: Int, sparse: Int, commas: Int, bytes: Int) {
    let bytes = source.bytes
    let stop = min(start + 1 << 16, source.count)
    var (lines, sparse, commas) = (0, 0, 0)
    var place = start
    while place < stop {
      lines += 1
      if bytes[place] == UInt8(ascii: "{") { sparse += 1 }
      let end = bytes.endOfLine(from: place, before: source.count)
      // A long line is looked at no further than the sample goes.
      for index in place..<min(end, max(stop, place + 1)) where bytes[index] == UInt8(ascii: ",") {
        commas += 1
      }
      place = bytes.startOfNextLine(after: end)
    }
    return (lines, sparse, commas, max(place - start, 1))
  }

  /// Reads the data section into sparse cells.
  func parseSparsely(_ threads: Int, log: inout FindingLog) throws(Finding) -> Table {
    let isParallel =
      threads > 1 && options.rows == nil && plan.bags.isEmpty
      && source.count - start >= options.parallelThreshold
    let count = isParallel ? threads * 4 : 1
    let cuts = isParallel ? cuts(count) : [start, source.count]
    let sample = sample()
    let chunks = Parallel.map(count) { index in
      parseSparseChunk(cuts[index]..<cuts[index + 1], sample)
    }
    var parts: [TablePart] = []
    var cells: [SparseCells] = []
    var rows = 0
    for chunk in chunks {
      log.merge(chunk.log)
      if let error = chunk.error { throw error }
      var part = chunk.part
      part.sparseRows = part.sparseRows.map { $0 + rows }
      part.weights = part.weights.map { ($0.row + rows, $0.weight) }
      rows += part.rowCount
      parts.append(part)
      cells.append(chunk.cells)
    }
    return Table(
      relation: relation, plan: plan.table, SparseCells(joining: cells),
      source: plan.hasText ? source : nil, parts: parts, warnings: log.warnings)
  }

  /// Where chunks begin: about evenly, each behind a line end.
  private func cuts(_ count: Int) -> [Int] {
    let bytes = source.bytes
    let size = source.count - start
    var cuts = [start]
    for index in 1..<count {
      let place = max(start + size / count * index, cuts[index - 1])
      cuts.append(bytes.startOfNextLine(after: bytes.endOfLine(from: place, before: source.count)))
    }
    return cuts + [source.count]
  }

  /// About as many entries as so many rows have.
  private func entries(
    _ rows: Int, _ sample: (lines: Int, sparse: Int, commas: Int, bytes: Int)
  ) -> Int {
    let share = Double(plan.table.columns.count) / Double(plan.columns.count)
    return Int(Double(sample.commas) * share / Double(max(sample.lines, 1)) * Double(rows)) + rows
  }

  /// What became of one chunk.
  private struct SparseChunk: Sendable {
    let part: TablePart
    let cells: SparseCells
    let log: FindingLog
    let error: Finding?
  }

  private func parseSparseChunk(
    _ range: Range<Int>, _ sample: (lines: Int, sparse: Int, commas: Int, bytes: Int)
  ) -> SparseChunk {
    // What a failure leaves behind is of no use, and its last bag may be half read.
    let nothing = TablePart(
      rowCount: 0, arena: PiecedBytes.Piece(at: 0, SharedBytes([])), missing: [], weights: [],
      sparseRows: [], bags: [])
    let parser = SparseParser(
      plan, limits: options.limits,
      arenaBase: source.count + (range.lowerBound == start ? 0 : range.lowerBound),
      room: range.count)
    guard var parser else {
      let error = Message.noMemory(rows: 1, columns: plan.columns.count)
      return SparseChunk(part: nothing, cells: SparseCells(), log: FindingLog(), error: error)
    }
    let scale = Double(range.count) / Double(sample.bytes) * 1.1
    let most = options.rows ?? .max
    let rows = min(Int(Double(sample.lines) * scale), most) + 16
    parser.reserve(rows: rows, entries: entries(rows, sample))
    do throws(Finding) {
      try parser.parse(source.bytes, range, limit: most)
    } catch {
      return SparseChunk(
        part: nothing, cells: SparseCells(), log: parser.general.log, error: error)
    }
    let log = parser.general.log
    let (part, cells) = parser.takePart()
    return SparseChunk(part: part, cells: cells, log: log, error: nil)
  }
}
