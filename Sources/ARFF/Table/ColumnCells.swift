// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import ByteKit

/// The cells of one column in the block of its table.
struct ColumnCells: Sendable {
  /// The block.
  let block: CellBlock
  /// The index among the columns of words, or of codes.
  let slot: Int
  /// The number of rows.
  let count: Int
}
