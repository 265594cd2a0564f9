// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
internal import ByteKit
public import Hashing

extension SplitSet {
  /// The SHA-256 of the model: equal for all forms of one split.
  ///
  /// One hash for each repeat of its cells (fold, sample, counts, train ids, test ids, as
  /// little-endian 32-bit integers), then one of a format tag, the count of repeats, and for each
  /// its index and hash. Name and layout are no part of it.
  ///
  /// - Complexity: O(*n*) for *n* listed rows, on all cores.
  public func digest() -> SHA256Digest {
    let sums = Parallel.map(repeats.count) { repeats[$0].digest() }
    var hasher = SHA256Hasher()
    var sink = ByteSink()
    sink.append("splittool.split.v1\n")
    sink.append(littleEndian: UInt32(repeats.count))
    for (block, sum) in zip(repeats, sums) {
      sink.append(littleEndian: UInt32(block.index))
      sink.append(sum.bytes)
    }
    hasher.update(sink.contents)
    return hasher.finish()
  }
}

extension SplitRepeat {
  /// The SHA-256 of the cells of one repeat.
  fileprivate func digest() -> SHA256Digest {
    var hasher = SHA256Hasher()
    for position in cells.indices {
      let cell = cell(at: position)
      var head = ByteSink()
      for value in [cell.id.foldIndex, cell.id.sampleIndex, cell.train.count, cell.test.count] {
        head.append(littleEndian: UInt32(value))
      }
      hasher.update(head.contents)
      for rows in [cell.train, cell.test] {
        rows.forEachPiece { hasher.update(littleEndian: $0) }
      }
    }
    return hasher.finish()
  }
}

extension SHA256Hasher {
  /// Adds row ids as little-endian 32-bit integers, in place where the machine has them so.
  fileprivate mutating func update(littleEndian rows: Span<UInt32>) {
    if UInt32(littleEndian: 1) == 1 { return update(rows.rawBytes) }
    var sink = ByteSink()
    sink.append(littleEndian: rows)
    update(sink.contents)
  }
}
