// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
internal import ByteKit

/// Numbers in a fixed count of bits each, lowest bit first, without gaps.
enum BitPacking {
  /// The bits that hold every number up to the largest, at least one.
  static func width(of largest: UInt32) -> Int {
    max(1, UInt32.bitWidth - largest.leadingZeroBitCount)
  }

  /// The bytes that packed numbers take.
  static func byteCount(_ count: Int, width: Int) -> Int { (count * width + 7) / 8 }

  /// Appends the width and the numbers.
  static func append(_ values: Span<UInt32>, to sink: inout ByteSink) {
    var largest: UInt32 = 0
    for index in values.indices { largest = max(largest, values[index]) }
    let width = width(of: largest)
    sink.append(UInt8(width))
    var word: UInt64 = 0
    var filled = 0
    var index = 0
    while index < values.count {
      word |= UInt64(values[index]) << UInt64(filled)
      filled &+= width
      if filled >= 32 {
        sink.append(littleEndian: UInt32(truncatingIfNeeded: word))
        word >>= 32
        filled &-= 32
      }
      index &+= 1
    }
    while filled > 0 {
      sink.append(UInt8(truncatingIfNeeded: word))
      word >>= 8
      filled -= 8
    }
  }

  /// Reads `count` numbers from a section that holds nothing else.
  static func read(_ count: Int, from cursor: SectionCursor) throws(ReadingError) -> RowBuffer {
    var cursor = cursor
    let head = try cursor.take(1)
    let width = Int(cursor.bytes.bytes[head.lowerBound])
    guard width >= 1, width <= 32, count <= cursor.remaining * 8 / width,
      cursor.remaining == byteCount(count, width: width)
    else { throw .malformed(at: nil, "packed numbers do not have the length that they need") }
    let range = try cursor.take(cursor.remaining)
    let bytes = cursor.bytes
    let mask = UInt64(1) << UInt64(width) - 1
    return RowBuffer.appending(capacity: count) { output in
      let span = bytes.bytes
      var next = range.lowerBound
      var word: UInt64 = 0
      var filled = 0
      var index = 0
      while index < count {
        if filled < width {
          if next &+ 4 <= range.upperBound {
            word |= UInt64(span.load(UInt32.self, at: next)) << UInt64(filled)
            next &+= 4
            filled &+= 32
          } else {
            while filled < width {
              word |= UInt64(span[next]) << UInt64(filled)
              next &+= 1
              filled &+= 8
            }
          }
        }
        output.append(UInt32(truncatingIfNeeded: word & mask))
        word >>= UInt64(width)
        filled &-= width
        index &+= 1
      }
    }
  }
}
