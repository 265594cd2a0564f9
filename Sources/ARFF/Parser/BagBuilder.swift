// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
internal import ByteKit

/// Collects the bags of one relational attribute: one table for all, and the rows of each.
final class BagBuilder {
  private var parser: ChunkParser
  private var block: CellBlock
  private var rowCount = 0
  private var bags: [Range<Int>] = []

  init(_ plan: TablePlan, limits: Limits) {
    parser = ChunkParser(plan, limits: limits, arenaBase: 0, keepsSource: false)
    block = CellBlock(
      wordColumns: plan.wordColumns, codeColumns: plan.codeColumns, capacity: 8)
  }

  /// Reads the text of a bag as a data section of its own; returns the bag's index.
  ///
  /// Findings are reported at the bag, since its text may have been decoded.
  func append(
    _ text: [UInt8], at offset: Int, log: inout FindingLog
  ) throws(Finding) -> Int {
    let bytes = text.span.rawBytes
    let start = rowCount
    var position = 0
    do throws(Finding) {
      while position < bytes.byteCount {
        position = try parser.parse(
          bytes, position..<bytes.byteCount, into: ChunkParser.Target(block), row: &rowCount,
          limit: block.capacity)
        if position < bytes.byteCount {
          block = block.grown(to: block.capacity * 2, keeping: rowCount)
        }
      }
    } catch {
      let line = TextLocation(of: error.offset, in: bytes).line
      throw Finding(
        error.code, at: offset, "in line \(line) of the bag: \(error.message)", hint: error.hint)
    }
    log.merge(parser.log, at: offset)
    parser.log = FindingLog()
    bags.append(start..<rowCount)
    return bags.count - 1
  }

  /// The bags so far; the builder is of no use afterwards.
  func finish() -> (table: Table, bags: [Range<Int>]) {
    let part = parser.takePart(rowCount: rowCount)
    let table = Table(
      relation: "", plan: parser.plan, block: block, source: nil, parts: [part], warnings: [])
    return (table, bags)
  }
}
