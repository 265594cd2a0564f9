// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import ByteKit

extension RawSpan {
  /// A number in groups of seven bits; the place moves behind it.
  ///
  /// - Returns: Nothing if it does not end before `end`, or has more than 64 bits.
  /// - Precondition: `end` lies within the span or at its end.
  package func varint(at place: inout Int, before end: Int) -> UInt64? {
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
}
