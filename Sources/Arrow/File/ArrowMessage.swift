// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

package import ByteKit

/// Where a message of a file is, as its footer says.
struct ArrowBlock {
  /// Its first byte.
  let offset: Int
  /// The bytes of its head, with the length before it and the padding behind it.
  let headSize: Int
  /// The bytes of what the head describes.
  let bodySize: Int

  /// The words of the footer.
  var words: [Int64] { [Int64(offset), Int64(headSize), Int64(bodySize)] }
}

/// The buffers of a column in a record batch.
package struct ArrowBuffers: Sendable {
  /// The number of missing values.
  let missing: Int
  /// Which values are there, one bit each, unless all are; then the values, or places and bytes.
  let buffers: [SharedBytes]

  /// Numbers of eight bytes.
  package init(words: [UInt64], isMissing: (Int) -> Bool) {
    var values = ByteSink()
    for word in words { values.append(littleEndian: word) }
    let (bits, count) = Self.bits(words.count, isMissing)
    missing = count
    buffers = [bits, values.takeBytes()]
  }

  /// Codes of four bytes; those below zero are missing.
  package init(codes: [Int32]) {
    var values = ByteSink()
    for code in codes { values.append(littleEndian: max(code, 0)) }
    let (bits, count) = Self.bits(codes.count) { codes[$0] < 0 }
    missing = count
    buffers = [bits, values.takeBytes()]
  }

  /// Texts that stand one behind the other.
  package init(texts: SharedBytes, ends: [Int], isMissing: (Int) -> Bool) {
    var places = ByteSink()
    places.append(littleEndian: Int32(0))
    for end in ends { places.append(littleEndian: Int32(end)) }
    let (bits, count) = Self.bits(ends.count, isMissing)
    missing = count
    buffers = [bits, places.takeBytes(), texts]
  }

  private static func bits(
    _ count: Int, _ isMissing: (Int) -> Bool
  ) -> (SharedBytes, missing: Int) {
    var bits = [UInt8](repeating: 0, count: (count + 7) / 8)
    var missing = 0
    for row in 0..<count {
      if isMissing(row) {
        missing += 1
      } else {
        bits[row >> 3] |= 1 << UInt8(row & 7)
      }
    }
    return (missing == 0 ? SharedBytes([]) : SharedBytes(bits), missing)
  }
}
