// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
internal import ByteKit

// A sequence of class numbers whose counts are known, in as many bits as there is information in
// it: an arithmetic coder (the carry-less range coder of Subbotin, with 64-bit registers). The
// probability of a class is how many of it are still to come out of all that are, so the whole
// costs the logarithm of the number of such sequences: 3.32 bits a row for ten equal folds, 0.47
// where one row in ten is tested.
//
// The interval is `low ..< low + range`. A step divides it in proportion to the counts and keeps
// the part of the class; leading bytes that can no longer change are written. When an interval
// straddles such a byte and is short, it is cut off at the boundary.
enum ClassCoder {
  /// Above this many classes the linear search for a class would dominate.
  static let maximumClasses = 256

  private static let top = UInt64(1) << 56
  private static let bottom = UInt64(1) << 48

  /// Appends class numbers.
  ///
  /// - Precondition: `counts` says how often each occurs.
  static func append(_ classes: [UInt32], counts: [Int], to sink: inout ByteSink) {
    var left = counts.map(UInt64.init)
    var total = UInt64(classes.count)
    var low: UInt64 = 0
    var range = UInt64.max
    for number in classes {
      let chosen = Int(number)
      var before: UInt64 = 0
      for index in 0..<chosen { before &+= left[index] }
      range /= total
      low &+= before &* range
      range = range &* left[chosen]
      left[chosen] &-= 1
      total &-= 1
      while shouldShift(low, &range) {
        sink.append(UInt8(truncatingIfNeeded: low >> 56))
        low <<= 8
        range <<= 8
      }
    }
    for _ in 0..<8 {
      sink.append(UInt8(truncatingIfNeeded: low >> 56))
      low <<= 8
    }
  }

  @inline(__always)
  private static func shouldShift(_ low: UInt64, _ range: inout UInt64) -> Bool {
    if low ^ (low &+ range) < top { return true }
    guard range < bottom else { return false }
    range = (0 &- low) & (bottom &- 1)
    return true
  }

  /// Reads as many class numbers as the counts add up to, from a section that holds nothing else.
  static func read(counts: [Int], from cursor: SectionCursor) throws(ReadingError) -> [UInt32] {
    var cursor = cursor
    var left = counts.map(UInt64.init)
    let count = counts.reduce(0, +)
    var total = UInt64(count)
    var classes = [UInt32]()
    classes.reserveCapacity(count)
    var low: UInt64 = 0
    var range = UInt64.max
    var code: UInt64 = 0
    for _ in 0..<8 { code = code << 8 | UInt64(try nextByte(&cursor)) }
    while total > 0 {
      range /= total
      // A damaged stream may point behind the last class; the checksum has excluded accidents.
      let value = min((code &- low) / max(range, 1), total - 1)
      var chosen = 0
      var before: UInt64 = 0
      while before &+ left[chosen] <= value {
        before &+= left[chosen]
        chosen += 1
      }
      low &+= before &* range
      range = range &* left[chosen]
      left[chosen] &-= 1
      total &-= 1
      classes.append(UInt32(chosen))
      while shouldShift(low, &range) {
        code = code << 8 | UInt64(try nextByte(&cursor))
        low <<= 8
        range <<= 8
      }
    }
    guard cursor.remaining == 0 else {
      throw .malformed(at: nil, "there are bytes behind the classes of a section")
    }
    return classes
  }

  private static func nextByte(_ cursor: inout SectionCursor) throws(ReadingError) -> UInt8 {
    let place = try cursor.take(1)
    return cursor.bytes.bytes[place.lowerBound]
  }
}
