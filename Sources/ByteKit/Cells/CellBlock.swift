// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// The memory of a table: columns of eight-byte words and columns of four-byte codes.
///
/// Every column has room for the same number of rows, and all cells are zero at first without
/// having been touched: rows that leave most cells out cost nothing for them. Threads may write
/// different rows of one block at the same time; each cell must be written by one thread only.
@safe
package final class CellBlock: @unchecked Sendable {
  /// The number of columns of words.
  package let wordColumns: Int
  /// The number of columns of codes.
  package let codeColumns: Int
  /// The number of rows that there is room for.
  package let capacity: Int
  private let base: UnsafeMutableRawPointer
  private let isMapped: Bool
  private let byteCount: Int

  /// Makes a block of zeros.
  package init(wordColumns: Int, codeColumns: Int, capacity: Int) {
    self.wordColumns = wordColumns
    self.codeColumns = codeColumns
    self.capacity = Self.staggered(capacity)
    byteCount = Self.byteCount(wordColumns, codeColumns, self.capacity) ?? .max
    guard byteCount < .max, let memory = unsafe HugePages.allocateZeros(byteCount: byteCount) else {
      ProcessGuard.endForWant(of: byteCount)
    }
    (unsafe base, isMapped) = unsafe memory
  }

  /// Makes a block of zeros; nothing if the system refuses the memory.
  package init?(wordColumns: Int, codeColumns: Int, ifPossible capacity: Int) {
    self.wordColumns = wordColumns
    self.codeColumns = codeColumns
    self.capacity = Self.staggered(capacity)
    guard let cells = Self.byteCount(wordColumns, codeColumns, self.capacity),
      let memory = unsafe HugePages.allocateZeros(byteCount: cells)
    else { return nil }
    byteCount = cells
    (unsafe base, isMapped) = unsafe memory
  }

  private static func byteCount(_ words: Int, _ codes: Int, _ capacity: Int) -> Int? {
    let (cells, overflow) = (words * 8 + codes * 4).multipliedReportingOverflow(by: capacity)
    return overflow ? nil : cells
  }

  deinit { unsafe HugePages.freeZeros(base, byteCount: byteCount, isMapped: isMapped) }

  /// A capacity whose columns do not all begin at the same place of a page.
  ///
  /// Rows are written across columns; with a distance of a multiple of 4096 bytes, all columns
  /// would compete for the same lines of the first cache.
  private static func staggered(_ capacity: Int) -> Int {
    let rows = (max(capacity, 1) + 7) & ~7
    return rows < 512 ? rows : (rows + 511) & ~511 | 40
  }

  /// Where the words of a column begin, for ``Writer/store(word:at:)``.
  package func firstWord(of column: Int) -> Int { column * capacity }

  /// Where the codes of a column begin, for ``Writer/store(code:at:)``.
  package func firstCode(of column: Int) -> Int { column * capacity }

  /// Writes cells; a copy of the block's address for the innermost loops.
  @safe
  package struct Writer {
    @usableFromInline let words: UnsafeMutablePointer<UInt64>
    @usableFromInline let codes: UnsafeMutablePointer<Int32>
    @usableFromInline let wordCount: Int
    @usableFromInline let codeCount: Int
    /// Keeps the memory alive.
    private let block: CellBlock

    init(_ block: CellBlock) {
      self.block = block
      wordCount = block.wordColumns * block.capacity
      codeCount = block.codeColumns * block.capacity
      // SAFE: the block holds all words and, behind them, all codes; zeros are valid cells.
      unsafe words = block.base.assumingMemoryBound(to: UInt64.self)
      unsafe codes = (block.base + wordCount * 8).assumingMemoryBound(to: Int32.self)
    }

    /// Writes a word.
    ///
    /// - Precondition: The index is that of a cell.
    @inlinable
    @inline(__always)
    package func store(word: UInt64, at index: Int) {
      precondition(UInt(bitPattern: index) < UInt(bitPattern: wordCount), "cell out of bounds")
      // SAFE: the line above checked the bounds.
      unsafe words[index] = word
    }

    /// Writes a code.
    ///
    /// - Precondition: The index is that of a cell.
    @inlinable
    @inline(__always)
    package func store(code: Int32, at index: Int) {
      precondition(UInt(bitPattern: index) < UInt(bitPattern: codeCount), "cell out of bounds")
      // SAFE: the line above checked the bounds.
      unsafe codes[index] = code
    }
  }

  /// A writer of this block.
  package var writer: Writer { Writer(self) }

  /// The first `count` words of a column as integers without sign.
  @_lifetime(borrow self)
  package func words(of column: Int, count: Int) -> Span<UInt64> {
    span(of: UInt64.self, at: wordOffset(column, count), count: count)
  }

  /// The first `count` words of a column as doubles.
  @_lifetime(borrow self)
  package func doubles(of column: Int, count: Int) -> Span<Double> {
    span(of: Double.self, at: wordOffset(column, count), count: count)
  }

  /// The first `count` words of a column as integers.
  @_lifetime(borrow self)
  package func integers(of column: Int, count: Int) -> Span<Int64> {
    span(of: Int64.self, at: wordOffset(column, count), count: count)
  }

  /// The first `count` codes of a column.
  @_lifetime(borrow self)
  package func codes(of column: Int, count: Int) -> Span<Int32> {
    precondition(column >= 0 && column < codeColumns && count <= capacity, "no such cells")
    let offset = wordColumns * capacity * 8 + column * capacity * 4
    return span(of: Int32.self, at: offset, count: count)
  }

  private func wordOffset(_ column: Int, _ count: Int) -> Int {
    precondition(column >= 0 && column < wordColumns && count <= capacity, "no such cells")
    return column * capacity * 8
  }

  @_lifetime(borrow self)
  private func span<T: BitwiseCopyable>(of type: T.Type, at offset: Int, count: Int) -> Span<T> {
    // SAFE: the callers checked that the cells lie in the block; any bits are a valid cell, and
    // the span cannot outlive the block.
    let start = unsafe UnsafePointer((base + offset).assumingMemoryBound(to: type))
    let span = unsafe Span(_unsafeStart: start, count: count)
    return unsafe _overrideLifetime(span, borrowing: self)
  }

  /// Moves rows of all columns to another place of the block; the places may overlap.
  ///
  /// - Precondition: Both places lie within the block.
  package func move(rows: Range<Int>, to target: Int) {
    precondition(rows.lowerBound >= 0 && rows.upperBound <= capacity, "no such rows")
    precondition(target >= 0 && target + rows.count <= capacity, "no room for the rows")
    forEachColumn { start, size in
      // SAFE: the lines above checked both places.
      unsafe memmove(
        base + start + target * size, base + start + rows.lowerBound * size, rows.count * size)
    }
  }

  /// A block with more room that holds the first `count` rows of this one.
  package func grown(to capacity: Int, keeping count: Int) -> CellBlock {
    let larger = CellBlock(
      wordColumns: wordColumns, codeColumns: codeColumns, capacity: capacity)
    copy(count, to: larger)
    return larger
  }

  /// As ``grown(to:keeping:)``; nothing if the system refuses the memory.
  package func grown(ifPossibleTo capacity: Int, keeping count: Int) -> CellBlock? {
    let larger = CellBlock(
      wordColumns: wordColumns, codeColumns: codeColumns, ifPossible: capacity)
    if let larger { copy(count, to: larger) }
    return larger
  }

  private func copy(_ count: Int, to larger: CellBlock) {
    precondition(count <= capacity && count <= larger.capacity, "no room for the rows")
    var index = 0
    var targets: [Int] = []
    larger.forEachColumn { start, _ in targets.append(start) }
    forEachColumn { start, size in
      // SAFE: both blocks have room for `count` rows in each column.
      unsafe memcpy(larger.base + targets[index], base + start, count * size)
      index += 1
    }
  }

  /// Calls `body` with the byte offset and the cell size of each column.
  private func forEachColumn(_ body: (Int, Int) -> Void) {
    for column in 0..<wordColumns { body(column * capacity * 8, 8) }
    let codes = wordColumns * capacity * 8
    for column in 0..<codeColumns { body(codes + column * capacity * 4, 4) }
  }
}
