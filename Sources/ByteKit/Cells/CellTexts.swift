// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

/// The texts of some rows' cells, written column by column and handed on row by row.
///
/// Tables hold columns and text holds rows. Going through a table by rows costs each cell the price
/// of finding its column anew, counted references included: 100 ns and more. Here that price is
/// paid once a column, and a cell's text is copied once more, which takes 2 to 5 ns.
///
///     texts.removeAll()
///     for column in columns { for row in rows { texts.text.append(…); texts.endCell() } }
///     for row in 0..<rows.count { sink.append(row: row, of: texts, rowCount: rows.count) }
@safe
public struct CellTexts: ~Copyable {
  /// How many rows of so many columns to take together: their texts stay in the second cache.
  public static func rowsAtOnce(columnCount: Int) -> Int {
    max(1, min(256, 16_384 / max(columnCount, 1)))
  }

  /// Where the texts of cells are appended.
  public var text = ByteSink()
  @usableFromInline var ends: [Int] = []

  /// Makes room for no cells yet.
  public init() {}

  /// Forgets all cells and keeps the memory.
  public mutating func removeAll() {
    text.removeAll()
    ends.removeAll(keepingCapacity: true)
  }

  /// Ends the text of a cell; the next one begins behind it.
  @inlinable
  @inline(__always)
  public mutating func endCell() { ends.append(text.count) }
}

extension ByteSink {
  /// Forgets what was written and keeps the memory.
  ///
  /// - Precondition: The sink has no receiver.
  public mutating func removeAll() {
    precondition(count == used, "the bytes were handed on")
    used = 0
  }

  /// Appends the cells of one row, a comma before each but the first.
  ///
  /// - Precondition: The texts hold full columns of `rowCount` cells, and the row is one of them.
  public mutating func append(row: Int, of texts: borrowing CellTexts, rowCount: Int) {
    precondition(row >= 0 && row < rowCount, "row out of bounds")
    var cell = row
    while cell < texts.ends.count {
      let begin = cell > 0 ? texts.ends[cell &- 1] : 0
      let length = texts.ends[cell] &- begin
      if cell > row { append(UInt8(ascii: ",")) }
      if length <= 32, capacity &- used >= 32, texts.text.capacity &- begin >= 32 {
        // SAFE: both blocks have 32 bytes from here on; those behind the cell are overwritten.
        let from = unsafe UnsafeRawPointer(texts.text.start + begin)
        let first = unsafe from.loadUnaligned(as: SIMD16<UInt8>.self)
        let second = unsafe from.loadUnaligned(fromByteOffset: 16, as: SIMD16<UInt8>.self)
        unsafe free(at: 0).storeBytes(of: first, as: SIMD16<UInt8>.self)
        unsafe free(at: 16).storeBytes(of: second, as: SIMD16<UInt8>.self)
        used &+= length
      } else {
        append(texts.text.contents.extracting(begin..<(begin &+ length)))
      }
      cell &+= rowCount
    }
  }

  /// The free memory behind what was written.
  @inline(__always)
  private func free(at offset: Int) -> UnsafeMutableRawPointer {
    // SAFE: the caller has checked that there is room.
    unsafe start + used + offset
  }
}
