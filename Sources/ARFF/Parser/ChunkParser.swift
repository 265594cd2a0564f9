// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
internal import ByteKit

/// Reads lines of the data section into the cells of a block.
///
/// A row goes straight from its bytes into its cells as long as every byte is where a plain row has
/// it. Whatever else turns up sends the line, and only it, through ``RowLexer``, which starts
/// again at the line's first byte: cells that were written before are written again.
///
/// Nothing is allocated for a row.
struct ChunkParser: ~Copyable {
  /// How the columns are laid out.
  let plan: TablePlan
  /// The limits.
  let limits: Limits
  /// Whether text may stay where it is in the source; in a bag, it is copied.
  let keepsSource: Bool
  /// The warnings so far.
  var log = FindingLog()
  /// Decoded text.
  var arena = ByteSink()
  /// The address of the arena's first byte.
  let arenaBase: Int
  /// A range of the bytes that is known to be UTF-8.
  var utf8 = 0..<0
  /// How the columns are read.
  var manners: ColumnManners
  /// The number of missing values of each column.
  var missing: [Int]
  /// The weights that are not 1, by row.
  var weights: [(row: Int, weight: Double)] = []
  /// The rows that were sparse.
  var sparseRows: [Int] = []
  /// The bags of each relational column.
  var bags: [BagBuilder]
  /// The general way.
  var lexer: RowLexer

  /// Makes a parser.
  ///
  /// `room` is how much text may be decoded before the arena has to grow.
  init(
    _ plan: TablePlan, limits: Limits, arenaBase: Int, keepsSource: Bool, room: Int = 0
  ) {
    self.plan = plan
    self.limits = limits
    self.arenaBase = arenaBase
    self.keepsSource = keepsSource
    if plan.hasText, room > 0 { arena = ByteSink(reserving: room) }
    manners = ColumnManners(plan)
    missing = [Int](repeating: 0, count: plan.columns.count)
    bags = plan.bags.map { BagBuilder($0, limits: limits) }
    lexer = RowLexer(plan.attributes)
  }

  /// Where cells go.
  struct Target {
    /// Writes the cells.
    let writer: CellBlock.Writer
    /// The distance from column to column in cells.
    let stride: Int

    /// Writes into a block.
    init(_ block: CellBlock) {
      writer = block.writer
      stride = block.capacity
    }
  }

  /// Reads lines until the range ends or `limit` rows are there.
  ///
  /// The range is from the first byte of a line to that of another, or to the end; `row` is the
  /// first row to write and moves behind the last one.
  ///
  /// - Returns: The place of the first line that was not read.
  /// - Throws: The first error.
  mutating func parse(
    _ bytes: RawSpan, _ range: Range<Int>, into target: Target, row: inout Int, limit: Int
  ) throws(Finding) -> Int {
    var position = range.lowerBound
    utf8 = 0..<0
    // Among sparse rows the usual way would be tried for nothing.
    var patience = Patience()
    while position < range.upperBound, row < limit {
      if keepsSource, patience.isOver {
        let start = position
        let stop = manners.beginWindow(at: row, plan)
        position = parseRows(
          bytes, position..<range.upperBound, target, row: &row, limit: min(limit, stop))
        if row >= min(limit, stop) { continue }
        patience.note(success: position > start)
        if position >= range.upperBound { break }
      }
      patience.passLine()
      position = try parseGeneral(bytes, at: position, target, row: &row)
    }
    return position
  }
}
