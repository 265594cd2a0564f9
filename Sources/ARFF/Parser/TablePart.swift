// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import ByteKit

/// What reading a stretch of lines leaves behind, besides the cells.
struct TablePart: Sendable {
  /// The number of rows.
  var rowCount: Int
  /// Decoded text.
  var arena: PiecedBytes.Piece
  /// The number of missing values of each column of the table.
  var missing: [Int]
  /// The weights that are not 1; rows count from the first row of the block.
  var weights: [(row: Int, weight: Double)]
  /// The rows that were sparse; they count from the first row of the block.
  var sparseRows: [Int]
  /// For each relational column its bags.
  var bags: [(table: Table, bags: [Range<Int>])]
}

extension ChunkParser {
  /// Takes out what was read; the parser is of no use afterwards.
  mutating func takePart(rowCount: Int) -> TablePart {
    TablePart(
      rowCount: rowCount, arena: PiecedBytes.Piece(at: arenaBase, arena.takeBytes()),
      missing: plan.chosen.map { $0.map { missing[$0] } } ?? missing, weights: weights,
      sparseRows: sparseRows, bags: bags.map { $0.finish() })
  }
}
