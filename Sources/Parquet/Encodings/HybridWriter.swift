// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

package import ByteKit

/// Writes small numbers in runs of one value and groups of eight packed ones; see ``HybridReader``.
package enum HybridWriter {
  /// Appends values of a width in bits.
  ///
  /// - Precondition: All values fit the width.
  package static func append(_ values: Span<Int32>, width: Int, to sink: inout ByteSink) {
    var packed = 0
    var index = 0
    while index < values.count {
      let run = runLength(values, from: index)
      if run < 8 {
        index = min(index + 8, values.count)
        continue
      }
      append(groups: values, packed..<index, width, to: &sink)
      sink.append(varint: UInt64(run) << 1)
      let value = UInt32(bitPattern: values[index])
      for byte in 0..<((width + 7) / 8) {
        sink.append(UInt8(truncatingIfNeeded: value >> UInt32(8 * byte)))
      }
      index += run
      packed = index
    }
    append(groups: values, packed..<values.count, width, to: &sink)
  }

  private static func runLength(_ values: Span<Int32>, from start: Int) -> Int {
    let value = values[start]
    var end = start &+ 1
    while end < values.count, values[end] == value { end &+= 1 }
    return end &- start
  }

  /// Appends groups of eight, the last filled up with zeros.
  private static func append(
    groups values: Span<Int32>, _ range: Range<Int>, _ width: Int, to sink: inout ByteSink
  ) {
    guard !range.isEmpty else { return }
    let groups = (range.count + 7) / 8
    sink.append(varint: UInt64(groups) << 1 | 1)
    var packer = BitPacker(width: width)
    for index in range {
      packer.append(UInt64(UInt32(bitPattern: values[index])), to: &sink)
    }
    for _ in range.count..<(groups * 8) { packer.append(0, to: &sink) }
    packer.finish(to: &sink)
  }
}
