// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import ByteKit
internal import Parquet
internal import TestSupport
internal import Testing

@Suite struct HybridTests {
  /// The obvious reader: bit by bit, run by run.
  static func slow(_ bytes: [UInt8], width: Int, count: Int) -> [Int32]? {
    var values: [Int32] = []
    var index = 0
    while values.count < count {
      var (head, shift) = (0, 0)
      repeat {
        guard index < bytes.count else { return nil }
        head |= Int(bytes[index] & 0x7F) << shift
        shift += 7
        index += 1
      } while bytes[index - 1] >= 0x80
      if head & 1 == 0 {
        var value = 0
        for byte in 0..<((width + 7) / 8) {
          value |= Int(bytes[index]) << (8 * byte)
          index += 1
        }
        values += [Int32](repeating: Int32(truncatingIfNeeded: value), count: head >> 1)
      } else {
        for item in 0..<(8 * (head >> 1)) {
          var value: UInt32 = 0
          for bit in 0..<width {
            let place = item * width + bit
            let byte = bytes[index + place / 8]
            value |= UInt32(byte >> UInt8(place % 8) & 1) << UInt32(bit)
          }
          values.append(Int32(bitPattern: value))
        }
        index += (head >> 1) * width
      }
    }
    return Array(values.prefix(count))
  }

  static func random(width: Int, _ generator: inout SeededGenerator) -> [Int32] {
    var values: [Int32] = []
    for _ in 0..<Int.random(in: 0..<40, using: &generator) {
      let mask = width == 0 ? 0 : UInt32.max >> UInt32(32 - width)
      let value = Int32(bitPattern: UInt32(truncatingIfNeeded: generator.next()) & mask)
      let lengths = [1, 1, 1, 3, 8, 9, 70]
      values += [Int32](
        repeating: value, count: lengths[Int.random(in: 0..<lengths.count, using: &generator)])
    }
    return values
  }

  @Test(arguments: 0...32)
  func `reads what it wrote, as the slow reader does`(width: Int) {
    var generator = SeededGenerator(seed: UInt64(width))
    for _ in 0..<50 {
      let values = Self.random(width: width, &generator)
      var sink = ByteSink()
      HybridWriter.append(values.span, width: width, to: &sink)
      let bytes = sink.takeBytes()
      #expect(
        Self.slow(bytes.bytes.array(0..<bytes.count), width: width, count: values.count) == values)
      var reader = HybridReader(bytes, in: 0..<bytes.count, width: width)
      var back: [Int32] = []
      while back.count < values.count {
        let step = min(Int.random(in: 1...9, using: &generator), values.count - back.count)
        guard reader.read(step, into: &back) else { break }
      }
      #expect(back == values)
    }
  }

  @Test func `packs eight values of three bits as the specification shows`() {
    var sink = ByteSink()
    let values: [Int32] = [0, 1, 2, 3, 4, 5, 6, 7]
    HybridWriter.append(values.span, width: 3, to: &sink)
    #expect(sink.array == [0x03, 0x88, 0xC6, 0xFA])
  }

  @Test func `refuses a run that is cut, or a value beyond its width`() {
    for bytes in [[], [0x80], [0x10], [0x00, 0x01], [0x10, 0x02]] as [[UInt8]] {
      var reader = HybridReader(SharedBytes(bytes), in: 0..<bytes.count, width: 1)
      var values: [Int32] = []
      #expect(!reader.read(8, into: &values), "\(bytes)")
    }
  }
}
