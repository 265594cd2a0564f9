// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

package import ByteKit

/// The decoder of LZ4's block format: literals and copies in turn.
///
/// A token has the count of literals in its high four bits and the length of the copy, less four, in
/// its low ones; fifteen means that more bytes add to it, up to one that is not 255. The copy's
/// distance is two bytes. The block ends with literals.
package enum LZ4 {
  /// Decompresses a piece.
  ///
  /// - Returns: Nothing if the bytes are damaged, or do not stand for `count` bytes.
  package static func decompress(_ bytes: RawSpan, count: Int) -> SharedBytes? {
    var output = Unpacked(limit: count)
    var place = 0
    while place < bytes.byteCount {
      let token = Int(bytes[place])
      place += 1
      guard let literals = length(token >> 4, bytes, at: &place),
        output.append(bytes, at: &place, count: literals)
      else { return nil }
      if place == bytes.byteCount { break }
      guard place + 2 <= bytes.byteCount else { return nil }
      let distance = Int(bytes[place]) | Int(bytes[place + 1]) << 8
      place += 2
      guard let more = length(token & 15, bytes, at: &place),
        output.copy(more + 4, from: distance)
      else { return nil }
    }
    return output.take()
  }

  private static func length(_ first: Int, _ bytes: RawSpan, at place: inout Int) -> Int? {
    if first < 15 { return first }
    var length = 15
    while place < bytes.byteCount {
      let byte = bytes[place]
      place += 1
      length += Int(byte)
      if byte != 255 { return length }
    }
    return nil
  }
}
