// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

package import ByteKit

/// The decoder of snappy's format: a length, then literals and copies of what came before.
///
/// | tag's low bits | length | distance back |
/// | --- | --- | --- |
/// | 00 | six bits + 1; 60 to 63 mean one to four bytes of length | literal bytes follow |
/// | 01 | three bits + 4 | three bits and a byte |
/// | 10 | six bits + 1 | two bytes |
/// | 11 | six bits + 1 | four bytes |
package enum Snappy {
  /// Decompresses a piece.
  ///
  /// - Returns: Nothing if the bytes are damaged, or do not stand for `count` bytes.
  package static func decompress(_ bytes: RawSpan, count: Int) -> SharedBytes? {
    var place = 0
    guard bytes.varint(at: &place, before: bytes.byteCount) == UInt64(count) else { return nil }
    var output = Unpacked(limit: count)
    while place < bytes.byteCount {
      let tag = Int(bytes[place])
      place += 1
      var length = tag >> 2 + 1
      if tag & 3 == 0 {
        if length > 60 {
          guard let long = number(bytes, at: &place, size: length - 60) else { return nil }
          length = long + 1
        }
        guard output.append(bytes, at: &place, count: length) else { return nil }
        continue
      }
      let size = tag & 3 == 3 ? 4 : tag & 3
      guard var distance = number(bytes, at: &place, size: size) else { return nil }
      if tag & 3 == 1 {
        length = tag >> 2 & 7 + 4
        distance |= (tag >> 5) << 8
      }
      guard output.copy(length, from: distance) else { return nil }
    }
    return output.take()
  }

  private static func number(_ bytes: RawSpan, at place: inout Int, size: Int) -> Int? {
    guard size <= bytes.byteCount - place else { return nil }
    var value = 0
    for index in 0..<size { value |= Int(bytes[place + index]) << (8 * index) }
    place += size
    return value
  }
}
