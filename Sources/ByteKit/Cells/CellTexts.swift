// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// The texts of some rows' cells, written column by column and handed on row by row.
///
/// Tables hold columns and text holds rows. Going through a table by rows costs each cell the price
/// of finding its column anew, counted references included: 100 ns and more. Here that price is
/// paid once a column, and a cell's text is copied once more: 16 instructions a cell.
///
///     texts.begin(rows: rows.count, columns: columns.count)
///     for column in columns { for row in rows { texts.text.append(…); texts.endCell() } }
///     for row in 0..<rows.count { sink.append(row: row, of: texts) }
///
/// A cell has a slot of 32 bytes: its text and, in the last byte, the length. Slots of a row lie side
/// by side, and one more is free behind them, into which the last text may be written too far. A
/// longer text stays where it was appended, and its slot says where.
@safe
package struct CellTexts: ~Copyable {
  /// How many rows of so many columns to take together: their texts stay in the second cache.
  package static func rowsAtOnce(columnCount: Int) -> Int {
    max(1, min(256, 16_384 / max(columnCount, 1)))
  }

  /// Where the text of the next cell is appended.
  package var text = ByteSink()
  private var slots: UnsafeMutableRawPointer
  private var byteCount = 0
  private var rowCount = 0
  private var columnCount = 0
  /// The cell to be ended next.
  private var row = 0
  private var column = 0
  /// Where its text begins.
  private var start = 0

  private static var slotSize: Int { 32 }
  /// The longest text in a slot; numbers have 24 bytes at most.
  private static var longest: Int { 30 }
  /// In the place of a length: the slot holds where the text is.
  private static var isElsewhere: UInt8 { 255 }

  /// Makes room for no cells yet.
  package init() { unsafe slots = HugePages.allocate(byteCount: 0) }

  deinit { unsafe free(slots) }

  /// Forgets all cells, and expects those of so many rows and columns.
  package mutating func begin(rows: Int, columns: Int) {
    precondition(rows >= 0 && columns >= 0, "no such numbers")
    text.removeAll()
    (row, column, start) = (0, 0, 0)
    (rowCount, columnCount) = (rows, columns)
    let wanted = rows * (columns + 1) * Self.slotSize + 64
    guard wanted > byteCount else { return }
    unsafe free(slots)
    unsafe slots = HugePages.allocate(byteCount: wanted)
    byteCount = wanted
  }

  /// Ends the text of a cell; the next one is that of the next row, or of the next column's first.
  package mutating func endCell() {
    let slot = unsafe nextSlot()
    unsafe end(slot)
  }

  /// Puts the text behind the last cell's into a slot.
  private mutating func end(_ slot: UnsafeMutableRawPointer) {
    let length = text.count &- start
    if length <= Self.longest {
      // SAFE: a slot has room for the text and its length.
      unsafe text.copyBytes(from: start, count: length, to: slot)
      unsafe slot.storeBytes(of: UInt8(length), toByteOffset: 31, as: UInt8.self)
      text.truncate(to: start)
    } else {
      // SAFE: a slot has room for two words and a byte.
      unsafe slot.storeBytes(of: start, as: Int.self)
      unsafe slot.storeBytes(of: length, toByteOffset: 8, as: Int.self)
      unsafe slot.storeBytes(of: Self.isElsewhere, toByteOffset: 31, as: UInt8.self)
      start = text.count
    }
  }

  /// Ends the cells of a column with the texts of numbers.
  ///
  /// `odd` appends what is not finite, and minus zero, about which forms differ.
  ///
  /// - Precondition: The column has as many cells as `rows` are, and none was ended.
  package mutating func append(
    numbers values: Span<Double>, _ rows: Range<Int>, odd: (Double, inout ByteSink) -> Void
  ) {
    precondition(rows.lowerBound >= 0 && rows.upperBound <= values.count, "no such rows")
    precondition(rows.count == rowCount && row == 0 && column < columnCount, "no whole column")
    let stride = (columnCount &+ 1) &* Self.slotSize
    var slot = unsafe slots + column &* Self.slotSize
    var index = rows.lowerBound
    while index < rows.upperBound {
      let value = values[index]
      if value.magnitude < .infinity, value.bitPattern != 1 << 63 {
        // SAFE: a number touches 48 bytes, and behind a slot there is another one or free memory;
        // what that holds is written later. The slots are those of the column's cells.
        let length = unsafe NumberText.write(value, at: slot)
        unsafe slot.storeBytes(
          of: UInt8(truncatingIfNeeded: length), toByteOffset: 31, as: UInt8.self)
      } else {
        odd(value, &text)
        unsafe end(slot)
      }
      unsafe slot += stride
      index &+= 1
    }
    column &+= 1
  }

  /// The slot of the cell to be ended next, which is counted.
  @inline(__always)
  private mutating func nextSlot() -> UnsafeMutableRawPointer {
    precondition(column < columnCount && row < rowCount, "more cells than there is room for")
    let index = row &* (columnCount &+ 1) &+ column
    row &+= 1
    if row == rowCount { (row, column) = (0, column &+ 1) }
    // SAFE: the line above checked that there is such a slot.
    return unsafe slots + index &* Self.slotSize
  }

  /// Writes the cells of a row, a comma before each but the first, into free memory of at least
  /// ``longestShortRow`` bytes; returns the length, or −1 if some text is long.
  @inline(__always)
  fileprivate func write(row: Int, at target: UnsafeMutableRawPointer) -> Int {
    precondition(row >= 0 && row < rowCount && isFull, "no such row")
    var slot = unsafe slots + row &* (columnCount &+ 1) &* Self.slotSize
    var next = unsafe target
    var left = columnCount
    while left > 0 {
      // SAFE: the row has as many slots, and the target 32 bytes for each.
      let length = unsafe slot.load(fromByteOffset: 31, as: UInt8.self)
      if length == Self.isElsewhere { return -1 }
      let first = unsafe slot.loadUnaligned(as: SIMD16<UInt8>.self)
      let second = unsafe slot.loadUnaligned(fromByteOffset: 16, as: SIMD16<UInt8>.self)
      unsafe next.storeBytes(of: first, as: SIMD16<UInt8>.self)
      unsafe next.storeBytes(of: second, toByteOffset: 16, as: SIMD16<UInt8>.self)
      unsafe next.storeBytes(
        of: UInt8(ascii: ","), toByteOffset: Int(length), as: UInt8.self)
      unsafe next += Int(length) &+ 1
      unsafe slot += Self.slotSize
      left &-= 1
    }
    return unsafe max(next - target - 1, 0)
  }

  fileprivate var longestShortRow: Int { (columnCount &+ 1) &* Self.slotSize }

  /// Whether all cells were ended.
  private var isFull: Bool { column == columnCount }

  /// Hands the texts of a row's cells to `body`, one by one.
  fileprivate func forEachCell(of row: Int, _ body: (Int, RawSpan) -> Void) {
    precondition(row >= 0 && row < rowCount && isFull, "no such row")
    for column in 0..<columnCount {
      // SAFE: the row has as many slots, and their texts are in them or in `text`.
      let slot = unsafe slots + (row &* (columnCount &+ 1) &+ column) &* Self.slotSize
      let length = unsafe slot.load(fromByteOffset: 31, as: UInt8.self)
      if length == Self.isElsewhere {
        let place = unsafe slot.load(as: Int.self)
        let count = unsafe slot.load(fromByteOffset: 8, as: Int.self)
        body(column, text.contents.extracting(place..<place &+ count))
      } else {
        body(column, unsafe RawSpan(_unsafeStart: slot, byteCount: Int(length)))
      }
    }
  }
}

extension ByteSink {
  /// Forgets what was written and keeps the memory.
  ///
  /// - Precondition: The sink has no receiver.
  package mutating func removeAll() {
    precondition(count == used, "the bytes were handed on")
    used = 0
  }

  /// Copies bytes that were written into memory that has room for them.
  @inline(__always)
  func copyBytes(from place: Int, count: Int, to target: UnsafeMutableRawPointer) {
    precondition(place >= 0 && count >= 0 && place &+ count <= used, "no such bytes")
    // SAFE: the line above checked the bytes; the caller has the room.
    unsafe target.copyMemory(from: start + place, byteCount: count)
  }

  /// Appends the cells of one row, a comma before each but the first.
  ///
  /// - Precondition: All cells were ended, and the row is one of theirs.
  package mutating func append(row: Int, of texts: borrowing CellTexts) {
    if capacity &- used < texts.longestShortRow { makeRoom(texts.longestShortRow) }
    // SAFE: the line above made the room.
    let length = unsafe texts.write(row: row, at: start + used)
    if length >= 0 {
      used &+= length
      return
    }
    texts.forEachCell(of: row) { column, text in
      if column > 0 { append(UInt8(ascii: ",")) }
      append(text)
    }
  }
}
