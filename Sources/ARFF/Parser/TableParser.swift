// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
internal import ByteKit

/// Reads a text that is in memory into a table: on one thread, or in chunks on several.
///
/// A physical line is one row, always, so any line end is a place to cut.
struct TableParser {
  /// The text.
  let source: SharedBytes
  /// Where its data section begins.
  let start: Int
  /// The name of the relation.
  let relation: String
  /// The columns.
  let plan: TablePlan
  /// What to allow.
  let options: ReadingOptions

  /// Reads the data section and adds its warnings to `log`.
  func parse(log: inout FindingLog) throws(Finding) -> Table {
    if plan.hasText, source.count > TextCell.addressLimit / 2 {
      throw Message.tooManyBytes(limit: TextCell.addressLimit / 2)
    }
    let threads = options.threads ?? Parallel.coreCount
    if threads > 1, plan.bags.isEmpty, source.count - start >= options.parallelThreshold,
      let table = try parseChunks(threads * 4, log: &log)
    {
      return table
    }
    return try parseSerially(log: &log)
  }

  private func table(
    _ block: CellBlock, _ parts: [TablePart], _ log: FindingLog
  ) -> Table {
    Table(
      relation: relation, plan: plan, block: block, source: plan.hasText ? source : nil,
      parts: parts, warnings: log.warnings)
  }

  // MARK: One thread

  private func parseSerially(log: inout FindingLog) throws(Finding) -> Table {
    let bytes = source.bytes
    var block = makeBlock(capacity: estimatedRows())
    var parser = ChunkParser(
      plan, limits: options.limits, arenaBase: source.count, keepsSource: true,
      room: source.count - start)
    var position = start
    var row = 0
    do throws(Finding) {
      while position < source.count {
        position = try parser.parse(
          bytes, position..<source.count, into: ChunkParser.Target(block), row: &row,
          limit: block.capacity)
        if position < source.count {
          block = block.grown(to: block.capacity + block.capacity / 2, keeping: row)
        }
      }
    } catch {
      log.merge(parser.log)
      throw error
    }
    log.merge(parser.log)
    return table(block, [parser.takePart(rowCount: row)], log)
  }

  private func makeBlock(capacity: Int) -> CellBlock {
    CellBlock(wordColumns: plan.wordColumns, codeColumns: plan.codeColumns, capacity: capacity)
  }

  /// About as many rows as there will be, from the lengths of the first lines.
  private func estimatedRows() -> Int {
    let size = source.count - start
    let sample = min(size, 1 << 16)
    let lines = source.bytes.countLineEnds(in: start..<start + sample)
    guard sample < size else { return min(lines + 1, mostRows) }
    return min(size / max(sample / max(lines, 1), 1) * 17 / 16 + 64, mostRows)
  }

  /// More rows than the text can have: a dense row has a byte for each comma and line end.
  private var mostRows: Int {
    let size = source.count - start
    let columns = plan.columns.count
    return size / (columns + 1) + min(size / 2, options.limits.sparseCells / columns) + 8
  }

  // MARK: Several threads

  /// What became of one chunk.
  private struct Chunk: Sendable {
    let part: TablePart
    let log: FindingLog
    let error: Finding?
  }

  /// Reads chunks side by side; nothing if the text is better read on one thread.
  private func parseChunks(
    _ count: Int, log: inout FindingLog
  ) throws(Finding) -> Table? {
    let cuts = cuts(count)
    let lines = Parallel.map(count) { [source] index in
      // The last line may have no end; all other chunks begin behind one.
      source.bytes.countLineEnds(in: cuts[index]..<cuts[index + 1]) + (index == count - 1 ? 1 : 0)
    }
    var starts = [0]
    for count in lines { starts.append((starts.last ?? 0) + count) }
    let total = starts.last ?? 0
    guard total <= mostRows + count else { return nil }
    let block = makeBlock(capacity: total)
    let firstRows = starts
    let chunks = Parallel.map(count) { index in
      parseChunk(
        cuts[index]..<cuts[index + 1], rows: firstRows[index]..<firstRows[index + 1], block)
    }
    for chunk in chunks {
      log.merge(chunk.log)
      if let error = chunk.error { throw error }
    }
    let sparseRows = chunks.reduce(0) { $0 + $1.part.sparseRows.count }
    guard sparseRows <= options.limits.sparseCells / plan.columns.count else { return nil }
    return table(block, close(block, chunks.map(\.part), firstRows), log)
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

  private func parseChunk(_ range: Range<Int>, rows: Range<Int>, _ block: CellBlock) -> Chunk {
    // Decoded text is never longer than its source, so each chunk has addresses of its own.
    var parser = ChunkParser(
      plan, limits: options.limits, arenaBase: source.count + range.lowerBound, keepsSource: true,
      room: range.count)
    var row = rows.lowerBound
    var failure: Finding?
    do throws(Finding) {
      _ = try parser.parse(
        source.bytes, range, into: ChunkParser.Target(block), row: &row, limit: rows.upperBound)
    } catch {
      failure = error
    }
    let log = parser.log
    return Chunk(
      part: parser.takePart(rowCount: row - rows.lowerBound), log: log, error: failure)
  }

  /// Moves the rows of chunks together where blank lines and comments left gaps.
  private func close(
    _ block: CellBlock, _ parts: [TablePart], _ firstRows: [Int]
  ) -> [TablePart] {
    var parts = parts
    var row = 0
    for index in parts.indices {
      let shift = firstRows[index] - row
      let count = parts[index].rowCount
      if shift > 0 {
        block.move(rows: firstRows[index]..<firstRows[index] + count, to: row)
        parts[index].sparseRows = parts[index].sparseRows.map { $0 - shift }
        parts[index].weights = parts[index].weights.map { ($0.row - shift, $0.weight) }
      }
      row += count
    }
    return parts
  }
}
