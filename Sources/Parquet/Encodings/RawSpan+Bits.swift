// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import ByteKit

extension RawSpan {
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
