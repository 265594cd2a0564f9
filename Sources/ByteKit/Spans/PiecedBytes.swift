// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

/// Bytes in several pieces under one range of addresses, with gaps between them.
@safe
package final class PiecedBytes: Sendable {
  /// One piece and the address of its first byte.
  package struct Piece: Sendable {
    /// The address of the first byte.
    package let address: Int
    /// The bytes.
    package let bytes: SharedBytes

    /// Makes a piece.
    package init(at address: Int, _ bytes: SharedBytes) {
      self.address = address
      self.bytes = bytes
    }
  }

  private let pieces: [Piece]

  /// Holds pieces.
  ///
  /// - Precondition: They are in the order of their addresses and do not overlap.
  package init(_ pieces: [Piece]) {
    self.pieces = pieces.filter { $0.bytes.count > 0 }
    for (left, right) in zip(self.pieces, self.pieces.dropFirst()) {
      precondition(left.address + left.bytes.count <= right.address, "pieces overlap")
    }
  }

  /// The bytes at an address.
  ///
  /// - Complexity: O(log *n*) for *n* pieces.
  /// - Precondition: One piece holds all of them, or there are none.
  @_lifetime(borrow self)
  package func bytes(at address: Int, count: Int) -> RawSpan {
    var (low, high) = (0, pieces.count)
    while high - low > 1 {
      let middle = (low + high) / 2
      if pieces[middle].address <= address { low = middle } else { high = middle }
    }
    if count == 0 { return RawSpan() }
    let piece = pieces[low]
    let start = address - piece.address
    precondition(start >= 0 && count <= piece.bytes.count - start, "no such bytes")
    // SAFE: the line above checked the bounds; the pieces live as long as this object.
    let span = unsafe RawSpan(_unsafeStart: piece.bytes.start + start, byteCount: count)
    return unsafe _overrideLifetime(span, borrowing: self)
  }
}
