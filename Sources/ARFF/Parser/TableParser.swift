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
    if keepsSparse { return try parseSparsely(threads, log: &log) }
    if threads > 1, options.rows == nil, plan.bags.isEmpty,
      source.count - start >= options.parallelThreshold,
      let table = try parseChunks(threads, log: &log)
    {
      return table
    }
    return try parseSerially(log: &log)
  }

  private func table(
    _ block: CellBlock, _ parts: [TablePart], _ log: FindingLog
  ) -> Table {
    Table(
      relation: relation, plan: plan.table, block: block, source: plan.hasText ? source : nil,
      parts: parts, warnings: log.warnings)
  }

  // MARK: One thread

  private func parseSerially(log: inout FindingLog) throws(Finding) -> Table {
    let bytes = source.bytes
    let most = options.rows ?? .max
    var block = try makeBlock(capacity: max(min(estimatedRows(), most), 1))
    var parser = ChunkParser(
      plan, limits: options.limits, arenaBase: source.count, keepsSource: true,
      room: source.count - start)
    var position = start
    var row = 0
    do throws(Finding) {
      while position < source.count, row < most {
        position = try parser.parse(
          bytes, position..<source.count, into: ChunkParser.Target(block), row: &row,
          limit: min(block.capacity, most))
        if position < source.count, row < most {
          let wanted = block.capacity + block.capacity / 2
          guard let larger = block.grown(ifPossibleTo: wanted, keeping: row) else {
            throw Message.noMemory(rows: wanted, columns: plan.columns.count)
          }
          block = larger
        }
      }
    } catch {
      log.merge(parser.log)
      throw error
    }
    log.merge(parser.log)
    return table(block, [parser.takePart(rowCount: row)], log)
  }

  private func makeBlock(capacity: Int) throws(Finding) -> CellBlock {
    let block = CellBlock(
      wordColumns: plan.wordColumns, codeColumns: plan.codeColumns, ifPossible: capacity)
    guard let block else { throw Message.noMemory(rows: capacity, columns: plan.columns.count) }
    return block
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
    let index: Int
    let firstRow: Int
    let part: TablePart
    let log: FindingLog
    let error: Finding?
  }

  /// Reads chunks side by side; nothing if the text is better read on one thread.
  private func parseChunks(_ threads: Int, log: inout FindingLog) throws(Finding) -> Table? {
    let guess = min(guessedLines() * 9 / 8, mostRows) + 1024
    var (block, chunks) = try readChunks(threads, capacity: guess)
    if chunks == nil {
      let lines = source.bytes.countLineEnds(in: start..<source.count) + 1
      guard lines <= mostRows + threads else { return nil }
      (block, chunks) = try readChunks(threads, capacity: lines)
    }
    guard let chunks else { return nil }
    for chunk in chunks {
      log.merge(chunk.log)
      if let error = chunk.error { throw error }
    }
    let sparseRows = chunks.reduce(0) { $0 + $1.part.sparseRows.count }
    guard sparseRows <= options.limits.sparseCells / plan.columns.count else { return nil }
    return table(block, close(block, chunks.map(\.part), chunks.map(\.firstRow)), log)
  }

  /// About as many lines as there are, from samples all over the text.
  private func guessedLines() -> Int {
    let (samples, length) = (16, 1 << 15)
    let step = (source.count - start) / samples
    let lines = (0..<samples).reduce(0) { lines, index in
      let place = start + index * step
      return lines + source.bytes.countLineEnds(in: place..<min(place + length, source.count))
    }
    return lines * (step / length + 1)
  }

  /// Reads all chunks, each thread one after another; nothing if there are more lines than rows.
  private func readChunks(
    _ threads: Int, capacity: Int
  ) throws(Finding) -> (CellBlock, [Chunk]?) {
    let block = try makeBlock(capacity: capacity)
    // Decoded text of a chunk is a mapping, which is better large.
    let most = plan.hasText ? 16 << 20 : 4 << 20
    let size = max(min((source.count - start) / (threads * 4), most), 1)
    let queue = ChunkQueue(source, from: start, size: size, capacity: capacity)
    let chunks = Parallel.map(threads) { _ in
      var manners = ColumnManners(plan)
      var chunks: [Chunk] = []
      while let chunk = queue.next() { chunks.append(parse(chunk, block, &manners)) }
      return chunks
    }
    return (block, queue.isOverfull ? nil : chunks.joined().sorted { $0.index < $1.index })
  }

  /// Reads a chunk in the manners that suited the one before.
  private func parse(
    _ chunk: ChunkQueue.Chunk, _ block: CellBlock, _ manners: inout ColumnManners
  ) -> Chunk {
    // Decoded text is never longer than its source, so each chunk has addresses of its own.
    var parser = ChunkParser(
      plan, limits: options.limits, arenaBase: source.count + chunk.range.lowerBound,
      keepsSource: true, room: chunk.range.count)
    parser.manners = manners
    var row = chunk.rows.lowerBound
    var failure: Finding?
    do throws(Finding) {
      _ = try parser.parse(
        source.bytes, chunk.range, into: ChunkParser.Target(block), row: &row,
        limit: chunk.rows.upperBound)
    } catch {
      failure = error
    }
    manners = parser.manners
    let log = parser.log
    return Chunk(
      index: chunk.index, firstRow: chunk.rows.lowerBound,
      part: parser.takePart(rowCount: row - chunk.rows.lowerBound), log: log, error: failure)
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
