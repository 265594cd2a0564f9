// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

package import ByteKit

/// Writes whole numbers as differences from the one before, packed in blocks; see ``DeltaReader``.
package enum DeltaWriter {
  private static let blockSize = 128
  private static let partSize = 32

  /// Appends numbers.
  package static func append(_ values: Span<Int64>, to sink: inout ByteSink) {
    sink.append(varint: UInt64(blockSize))
    sink.append(varint: UInt64(blockSize / partSize))
    sink.append(varint: UInt64(values.count))
    sink.append(zigzag: values.isEmpty ? 0 : values[0])
    var deltas = InlineArray<128, Int64>(repeating: 0)
    var start = 1
    while start < values.count {
      let count = min(blockSize, values.count - start)
      var least = Int64.max
      for index in 0..<count {
        let delta = values[start &+ index] &- values[start &+ index &- 1]
        deltas[index] = delta
        least = min(least, delta)
      }
      append(block: deltas, count: count, least: least, to: &sink)
      start += count
    }
  }

  /// Appends a block: the least difference, the widths of its parts, and those that hold anything.
  private static func append(
    block deltas: InlineArray<128, Int64>, count: Int, least: Int64, to sink: inout ByteSink
  ) {
    sink.append(zigzag: least)
    var widths = InlineArray<4, Int>(repeating: 0)
    for part in 0..<4 {
      var bits: UInt64 = 0
      for index in (part * partSize)..<max(part * partSize, min((part + 1) * partSize, count)) {
        bits |= UInt64(bitPattern: deltas[index] &- least)
      }
      widths[part] = 64 - bits.leadingZeroBitCount
      sink.append(UInt8(widths[part]))
    }
    for part in 0..<4 where part * partSize < count {
      var packer = BitPacker(width: widths[part])
      for index in (part * partSize)..<((part + 1) * partSize) {
        let value = index < count ? UInt64(bitPattern: deltas[index] &- least) : 0
        packer.append(value, to: &sink)
      }
      packer.finish(to: &sink)
    }
  }
}
