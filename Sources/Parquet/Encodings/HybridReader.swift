// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

package import ByteKit
internal import Packing

/// Reads small numbers in runs of one value and groups of eight packed ones, in turn.
///
/// A run begins with a number: its lowest bit is 0 for a repeated value, whose count is the rest and
/// which follows in whole bytes; 1 for packed values, of which the rest counts groups of eight.
package struct HybridReader {
  private let source: SharedBytes
  private var offset: Int
  private let end: Int
  private let width: Int
  /// How many values of the current run are left.
  private var left = 0
  /// The value of a repeated run.
  private var value: Int32 = 0
  /// Where the next value of a packed run is; negative in a repeated run.
  private var bit = -1

  /// Reads values of a width in bits from a range of bytes.
  ///
  /// - Precondition: `0 <= width <= 32`.
  package init(_ source: SharedBytes, in range: Range<Int>, width: Int) {
    precondition(width >= 0 && width <= 32, "no such width")
    self.source = source
    offset = range.lowerBound
    end = range.upperBound
    self.width = width
  }

  /// Reads numbers that are packed without runs: all of the range is one.
  package init(packed source: SharedBytes, in range: Range<Int>, width: Int) {
    self.init(source, in: range, width: width)
    left = width == 0 ? .max : range.count * 8 / width
    bit = range.lowerBound * 8
    offset = range.upperBound
  }

  /// Whether only the padding of the last group is left.
  package var isAtEnd: Bool { offset == end && (left < 8 || bit < 0 && left == 0) }

  /// Appends the next values.
  ///
  /// - Returns: Whether there were so many.
  package mutating func read(_ count: Int, into values: inout [Int32]) -> Bool {
    let source = source
    let bytes = source.bytes.extracting(0..<end)
    var wanted = count
    while wanted > 0 {
      if left == 0, !nextRun(bytes) { return false }
      let step = min(wanted, left)
      if bit < 0 {
        values.append(contentsOf: repeatElement(value, count: step))
      } else {
        for _ in 0..<step {
          values.append(
            Int32(truncatingIfNeeded: bytes.bits(at: bit, width: width)))
          bit &+= width
        }
      }
      left -= step
      wanted -= step
    }
    return true
  }

  private mutating func nextRun(_ bytes: RawSpan) -> Bool {
    guard let head = bytes.varint(at: &offset, before: end), head >> 1 <= UInt64(Int32.max),
      head >> 1 > 0
    else { return false }
    let count = Int(head >> 1)
    if head & 1 == 0 {
      let size = (width + 7) / 8
      guard size <= end - offset else { return false }
      var word: UInt64 = 0
      for index in 0..<size { word |= UInt64(bytes[offset + index]) << UInt64(8 * index) }
      guard width == 32 || word >> UInt64(width) == 0 else { return false }
      value = Int32(truncatingIfNeeded: word)
      offset += size
      left = count
      bit = -1
      return true
    }
    // A writer may leave out the padding of the last group.
    let size = min(count * width, end - offset)
    bit = offset * 8
    left = width == 0 ? count * 8 : min(count * 8, size * 8 / width)
    offset += size
    return left > 0
  }
}
