// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import ByteKit

/// A column of text: places in the bytes that the table was read from, or in decoded text.
public struct TextColumn: Sendable {
  private let cells: ColumnCells
  private let texts: PiecedBytes
  /// Which values are missing; nothing if none is.
  public let missing: MissingRows?

  init(_ cells: ColumnCells, _ texts: PiecedBytes, hasMissing: Bool) {
    self.cells = cells
    self.texts = texts
    guard hasMissing else {
      missing = nil
      return
    }
    let words = cells.block.words(of: cells.slot, count: cells.count)
    missing = MissingRows(rowCount: cells.count) { words[$0] == 0 }
  }

  /// The number of rows.
  public var count: Int { cells.count }

  /// The UTF-8 bytes of a row, without quotes and escapes; none if the value is missing.
  ///
  /// - Precondition: `0 <= row < count`.
  @_lifetime(borrow self)
  public func bytes(at row: Int) -> RawSpan {
    let cell = TextCell(word: cells.block.words(of: cells.slot, count: cells.count)[row])
    return texts.bytes(at: cell.address, count: cell.length)
  }

  /// The text of a row; empty if the value is missing.
  ///
  /// - Precondition: `0 <= row < count`.
  public func text(at row: Int) -> String {
    let bytes = bytes(at: row)
    return bytes.text(0..<bytes.byteCount)
  }
}
