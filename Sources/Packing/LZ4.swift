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
    return append(block: bytes, to: &output) ? output.take() : nil
  }

  /// Appends what a block stands for; its copies may reach back into blocks before it.
  private static func append(block bytes: RawSpan, to output: inout Unpacked) -> Bool {
    var place = 0
    while place < bytes.byteCount {
      let token = Int(bytes[place])
      place += 1
      guard let literals = length(token >> 4, bytes, at: &place),
        output.append(bytes, at: &place, count: literals)
      else { return false }
      if place == bytes.byteCount { break }
      guard place + 2 <= bytes.byteCount else { return false }
      let distance = Int(bytes[place]) | Int(bytes[place + 1]) << 8
      place += 2
      guard let more = length(token & 15, bytes, at: &place),
        output.copy(more + 4, from: distance)
      else { return false }
    }
    return true
  }

  /// Decompresses a frame: blocks behind a head of flags, each with its length, up to one of none.
  ///
  /// Checksums of the frame are passed over.
  ///
  /// - Returns: Nothing if the bytes are damaged, or do not stand for `count` bytes.
  package static func decompress(frame bytes: RawSpan, count: Int) -> SharedBytes? {
    guard bytes.byteCount >= 11, bytes.load(UInt32.self, at: 0) == 0x184D_2204 else { return nil }
    let flags = bytes[4]
    // Version 1; eight bytes of length, four of a dictionary's name, and a byte of checksum.
    guard flags >> 6 == 1 else { return nil }
    var place = 7 + (flags & 8 != 0 ? 8 : 0) + (flags & 1 != 0 ? 4 : 0)
    var output = Unpacked(limit: count)
    while place <= bytes.byteCount - 4 {
      let head = bytes.load(UInt32.self, at: place)
      place += 4
      if head == 0 { return output.take() }
      let size = Int(head & 0x7FFF_FFFF)
      guard size <= bytes.byteCount - place else { return nil }
      let block = bytes.extracting(place..<(place + size))
      if head >> 31 == 1 {
        var start = 0
        guard output.append(block, at: &start, count: size) else { return nil }
      } else {
        guard append(block: block, to: &output) else { return nil }
      }
      place += size + (flags & 16 != 0 ? 4 : 0)
    }
    return nil
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
