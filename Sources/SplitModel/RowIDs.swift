// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

package import ByteKit

/// The ordered row ids of one set of a cell, in memory that the whole repeat shares.
///
/// Rows count from zero by position in the data set. Taking a `RowIDs` copies nothing.
public struct RowIDs: RandomAccessCollection, Sendable {
  /// The buffer of the repeat.
  package let buffer: RowBuffer
  /// Where in the buffer the rows are.
  package let pieces: Pieces

  /// Names rows of a buffer.
  ///
  /// - Precondition: The pieces lie inside the buffer.
  package init(buffer: RowBuffer, pieces: Pieces) {
    precondition(pieces.end <= buffer.count, "pieces lie outside the buffer")
    self.buffer = buffer
    self.pieces = pieces
  }

  /// Copies row ids from an array.
  public init(_ rows: [UInt32]) {
    self.init(buffer: RowBuffer(rows), pieces: Pieces(0..<rows.count))
  }

  /// The position of the first row: zero.
  public var startIndex: Int { 0 }
  /// The position behind the last row.
  public var endIndex: Int { pieces.count }

  /// The row id at a position.
  public subscript(position: Int) -> UInt32 {
    precondition(position >= 0)
    let first = pieces.first.count
    return position < first
      ? buffer.rows[pieces.first.lowerBound + position]
      : buffer.rows[pieces.second.lowerBound..<pieces.second.upperBound, position - first]
  }

  /// The row ids as an array of their own.
  public var array: [UInt32] { Array(self) }

  /// Calls `body` with each contiguous stretch, in order, without copying: at most twice.
  public func forEachPiece<E: Error>(
    _ body: (Span<UInt32>) throws(E) -> Void
  ) throws(E) {
    if !pieces.first.isEmpty { try body(buffer.rows.extracting(pieces.first)) }
    if !pieces.second.isEmpty { try body(buffer.rows.extracting(pieces.second)) }
  }

  /// Appends the rows to an output, in order.
  ///
  /// - Precondition: The output has room for them.
  package func append(to output: inout OutputSpan<UInt32>) {
    forEachPiece { rows in
      var index = 0
      while index < rows.count {
        output.append(rows[index])
        index &+= 1
      }
    }
  }

  /// Whether both hold the same ids in the same order.
  ///
  /// - Complexity: O(*n*) for *n* rows; O(1) for the same pieces of the same buffer.
  public static func == (a: RowIDs, b: RowIDs) -> Bool {
    if a.count != b.count { return false }
    if a.buffer === b.buffer && a.pieces == b.pieces { return true }
    var offset = 0
    while offset < a.count {
      let left = a.stretch(from: offset)
      let right = b.stretch(from: offset)
      let length = Swift.min(left.count, right.count)
      let same = a.buffer.rows.extracting(left.prefix(length))
        .hasSameElements(as: b.buffer.rows.extracting(right.prefix(length)))
      if !same { return false }
      offset += length
    }
    return true
  }

  /// The rest of the stretch that holds a position, as a range of the buffer.
  private func stretch(from position: Int) -> Range<Int> {
    let first = pieces.first.count
    return position < first
      ? (pieces.first.lowerBound + position)..<pieces.first.upperBound
      : (pieces.second.lowerBound + position - first)..<pieces.second.upperBound
  }
}

extension RowIDs: Equatable {}

extension Span<UInt32> {
  /// The element at an offset within a range of the span.
  fileprivate subscript(range: Range<Int>, offset: Int) -> UInt32 {
    precondition(offset < range.count, "position out of bounds")
    return self[range.lowerBound + offset]
  }

  /// Whether two spans of the same length hold the same ids.
  package func hasSameElements(as other: Span<UInt32>) -> Bool {
    guard count == other.count else { return false }
    return rawBytes.hasSameBytes(as: other.rawBytes)
  }
}
