// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
internal import ByteKit

extension ByteSink {
  /// Appends a whole number in seven bits a byte, lowest first.
  mutating func append(varint value: Int) {
    var rest = UInt(bitPattern: value)
    while rest >= 0x80 {
      append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    append(UInt8(truncatingIfNeeded: rest))
  }

  /// Appends a difference so that small ones of either sign are short.
  mutating func append(zigzag value: Int) {
    append(varint: value << 1 ^ value >> 63)
  }
}

/// Walks over the content of a section.
struct SectionCursor {
  let bytes: SharedBytes
  private(set) var offset: Int
  private let end: Int

  init(_ bytes: SharedBytes, in range: Range<Int>) {
    self.bytes = bytes
    offset = range.lowerBound
    end = range.upperBound
  }

  /// The bytes that are left.
  var remaining: Int { end - offset }

  /// Reads a whole number that is not negative.
  @inline(__always)
  mutating func varint() throws(ReadingError) -> Int {
    var value: UInt = 0
    var shift: UInt = 0
    var place = offset
    while place < end, shift < 63 {
      let byte = bytes.bytes[place]
      place &+= 1
      value |= UInt(byte & 0x7F) << shift
      shift &+= 7
      guard byte >= 0x80 else {
        offset = place
        return Int(value)
      }
    }
    throw .malformed(at: nil, "a section ends within a number, or a number is too long")
  }

  /// Reads a difference.
  @inline(__always)
  mutating func zigzag() throws(ReadingError) -> Int {
    let value = try varint()
    return value >> 1 ^ -(value & 1)
  }

  /// Moves over bytes and gives their range.
  mutating func take(_ count: Int) throws(ReadingError) -> Range<Int> {
    guard count >= 0, count <= remaining else {
      throw .malformed(at: nil, "a section is shorter than it says")
    }
    offset += count
    return (offset - count)..<offset
  }
}
