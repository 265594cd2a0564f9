// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

package import ByteKit
internal import Packing

/// Reads whole numbers that were written as differences, packed in blocks.
///
/// The head is the size of a block, its number of parts, the count of values, and the first value. A
/// block is its least difference, a byte of width for each part, and the parts, whose values are
/// differences less the least. Sums wrap around, as in every reader.
package struct DeltaReader {
  private let source: SharedBytes
  /// Where the reader is; after the last value, the end of the numbers.
  package private(set) var offset: Int
  private let end: Int
  private let partSize: Int
  private let partCount: Int
  /// How many values there are still to come.
  package private(set) var count: Int
  private var value: Int64
  private var isFirst = true
  private var least: Int64 = 0
  /// The widths of the parts, of which the first is at this place.
  private var widths = 0
  private var part: Int
  private var left = 0
  private var bit = 0
  private var width = 0

  /// Reads the head.
  ///
  /// - Returns: Nothing if there is none that is possible.
  package init?(_ source: SharedBytes, in range: Range<Int>) {
    let bytes = source.bytes
    var place = range.lowerBound
    guard let block = bytes.varint(at: &place, before: range.upperBound),
      let parts = bytes.varint(at: &place, before: range.upperBound),
      let count = bytes.varint(at: &place, before: range.upperBound),
      let first = bytes.varint(at: &place, before: range.upperBound),
      block > 0, block <= 1 << 20, block % 128 == 0, parts > 0, block % parts == 0,
      (block / parts) % 8 == 0, count <= UInt64(Int32.max)
    else { return nil }
    self.source = source
    offset = place
    end = range.upperBound
    partSize = Int(block / parts)
    partCount = Int(parts)
    self.count = Int(count)
    value = Int64(zigzag: first)
    part = Int(parts)
  }

  /// Appends the next values.
  ///
  /// - Returns: Whether there were so many.
  package mutating func read(_ wanted: Int, into values: inout [Int64]) -> Bool {
    guard wanted <= count else { return false }
    let source = source
    let bytes = source.bytes.extracting(0..<end)
    for _ in 0..<wanted {
      if isFirst {
        isFirst = false
      } else {
        if left == 0, !nextPart(bytes) { return false }
        let delta = Int64(bitPattern: bytes.bits(at: bit, width: width))
        value = value &+ least &+ delta
        bit &+= width
        left &-= 1
      }
      values.append(value)
    }
    count -= wanted
    return true
  }

  private mutating func nextPart(_ bytes: RawSpan) -> Bool {
    if part == partCount {
      guard let number = bytes.varint(at: &offset, before: end), partCount <= end - offset else {
        return false
      }
      least = Int64(zigzag: number)
      widths = offset
      offset += partCount
      part = 0
    }
    width = Int(bytes[widths + part])
    let size = width * partSize / 8
    guard width <= 64, size <= end - offset else { return false }
    bit = offset * 8
    offset += size
    left = partSize
    part += 1
    return true
  }
}
