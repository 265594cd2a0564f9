// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

/// The cells of sparse rows as they were written, row by row: compressed sparse rows.
///
/// The entries of row *r* are those from `offsets[r]` up to `offsets[r + 1]`, in the order of their
/// attributes. What an attribute's word is depends on its type:
///
/// | attribute | word | missing |
/// | --- | --- | --- |
/// | numeric | the bits of a double | a NaN |
/// | nominal | the code of the label, with its sign | −1 |
/// | date | milliseconds since 1970-01-01T00:00:00, with their sign | `Int64.min` |
/// | text, relational | a place that only the table can look up | 0 |
///
/// What a row leaves out is 0, the first label, the epoch, or missing for text and bags: a word of
/// zeros. A word of zeros may also have been written.
public struct SparseCells: Sendable {
  private var starts = [0]
  private var indices: [Int32] = []
  private var bits: [UInt64] = []

  /// The number of rows.
  public var rowCount: Int { starts.count - 1 }
  /// The number of entries.
  public var count: Int { indices.count }
  /// Where the entries of each row begin, and behind the last row where they end.
  public var offsets: Span<Int> {
    @_lifetime(borrow self)
    get { starts.span }
  }
  /// The attribute of each entry.
  public var positions: Span<Int32> {
    @_lifetime(borrow self)
    get { indices.span }
  }
  /// The word of each entry.
  public var words: Span<UInt64> {
    @_lifetime(borrow self)
    get { bits.span }
  }

  /// The entries of a row.
  ///
  /// - Precondition: `0 <= row < rowCount`.
  public func entries(of row: Int) -> Range<Int> { starts[row]..<starts[row + 1] }

  /// The word of a cell; nothing if the row leaves it out.
  ///
  /// - Complexity: O(log *n*) for *n* entries of the row.
  /// - Precondition: `0 <= row < rowCount`.
  public func word(at row: Int, in column: Int) -> UInt64? {
    var (low, high) = (starts[row], starts[row + 1])
    while low < high {
      let middle = (low + high) / 2
      if Int(indices[middle]) < column { low = middle + 1 } else { high = middle }
    }
    return low < starts[row + 1] && Int(indices[low]) == column ? bits[low] : nil
  }
}

// MARK: - Building

extension SparseCells {
  /// Makes room, which costs nothing until it is used.
  mutating func reserve(rows: Int, entries: Int) {
    starts.reserveCapacity(rows + 1)
    indices.reserveCapacity(entries)
    bits.reserveCapacity(entries)
  }

  /// Adds an entry to the row that is not ended yet.
  @inline(__always)
  mutating func append(_ position: Int, _ word: UInt64) {
    indices.append(Int32(truncatingIfNeeded: position))
    bits.append(word)
  }

  /// Forgets the entries of the row that is not ended yet.
  mutating func dropRow() {
    indices.removeLast(indices.count - starts[starts.count - 1])
    bits.removeLast(bits.count - starts[starts.count - 1])
  }

  /// Ends a row whose entries are in the order of their attributes.
  @inline(__always)
  mutating func endRow() { starts.append(indices.count) }

  /// Ends a row whose entries may be in any order.
  mutating func endUnorderedRow() {
    let first = starts[starts.count - 1]
    var isOrdered = true
    for entry in first..<indices.count where entry > first {
      if indices[entry] < indices[entry - 1] { isOrdered = false }
    }
    if !isOrdered {
      let sorted = (first..<indices.count).map { (indices[$0], bits[$0]) }.sorted { $0.0 < $1.0 }
      for (offset, entry) in sorted.enumerated() {
        (indices[first + offset], bits[first + offset]) = entry
      }
    }
    endRow()
  }

  /// The rows of all parts, one behind the other.
  init(joining parts: [SparseCells]) {
    if parts.count == 1 {
      self = parts[0]
      return
    }
    reserve(
      rows: parts.reduce(0) { $0 + $1.rowCount }, entries: parts.reduce(0) { $0 + $1.count })
    for part in parts {
      let shift = indices.count
      for start in part.starts.dropFirst() { starts.append(start + shift) }
      indices += part.indices
      bits += part.bits
    }
  }
}
