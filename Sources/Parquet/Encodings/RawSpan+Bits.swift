// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import ByteKit

extension RawSpan {
  /// A number in groups of seven bits; the place moves behind it.
  ///
  /// - Returns: Nothing if it does not end before `end`, or has more than 64 bits.
  /// - Precondition: `end` lies within the span or at its end.
  func varint(at place: inout Int, before end: Int) -> UInt64? {
    var value: UInt64 = 0
    var shift: UInt64 = 0
    while place < end {
      let byte = self[place]
      place &+= 1
      if shift == 63, byte > 1 { return nil }
      value |= UInt64(byte & 0x7F) &<< shift
      if byte < 0x80 { return value }
      shift += 7
      if shift > 63 { return nil }
    }
    return nil
  }

  /// The `width` bits from a bit on, the lowest first; bits beyond the end are zero.
  ///
  /// - Precondition: `0 <= width <= 64`, and the first bit lies within the span unless the width is
  ///   zero.
  @inline(__always)
  func bits(at bit: Int, width: Int) -> UInt64 {
    if width == 0 { return 0 }
    let offset = bit &>> 3
    let shift = UInt64(bit & 7)
    let mask = width == 64 ? UInt64.max : 1 &<< UInt64(width) &- 1
    if offset &+ 9 <= byteCount {
      var word = load(UInt64.self, at: offset) &>> shift
      if Int(shift) &+ width > 64 { word |= UInt64(self[offset &+ 8]) &<< (64 &- shift) }
      return word & mask
    }
    return lastBits(at: offset, shift) & mask
  }

  @inline(never)
  private func lastBits(at offset: Int, _ shift: UInt64) -> UInt64 {
    var word: UInt64 = 0
    for index in 0..<min(8, byteCount - offset) {
      word |= UInt64(self[offset + index]) << UInt64(8 * index)
    }
    return word >> shift
  }
}

extension Int64 {
  /// The number whose sign went to the lowest bit.
  @inline(__always)
  init(zigzag value: UInt64) { self = Int64(bitPattern: value >> 1) ^ -Int64(value & 1) }
}
