// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import ByteKit
internal import Parquet
internal import TestSupport
internal import Testing

@Suite struct DeltaTests {
  /// The obvious reader, bit by bit.
  static func slow(_ bytes: [UInt8]) -> [Int64] {
    var index = 0
    func number() -> UInt64 {
      var (value, shift) = (UInt64(0), UInt64(0))
      repeat {
        value |= UInt64(bytes[index] & 0x7F) << shift
        shift += 7
        index += 1
      } while bytes[index - 1] >= 0x80
      return value
    }
    func signed() -> Int64 {
      let value = number()
      return Int64(bitPattern: value >> 1) ^ -Int64(value & 1)
    }
    let (block, parts, count) = (Int(number()), Int(number()), Int(number()))
    var values = [signed()]
    while values.count < count {
      let least = signed()
      let widths = bytes[index..<(index + parts)].map(Int.init)
      index += parts
      for width in widths where values.count < count {
        for item in 0..<(block / parts) {
          var delta: UInt64 = 0
          for bit in 0..<width {
            let place = item * width + bit
            delta |= UInt64(bytes[index + place / 8] >> UInt8(place % 8) & 1) << UInt64(bit)
          }
          if values.count < count {
            values.append(values[values.count - 1] &+ least &+ Int64(bitPattern: delta))
          }
        }
        index += width * block / parts / 8
      }
    }
    return Array(values.prefix(count))
  }

  @Test(arguments: [0, 1, 2, 32, 33, 128, 129, 130, 1000])
  func `reads what it wrote, as the slow reader does`(count: Int) {
    var generator = SeededGenerator(seed: UInt64(count))
    for shift in [0, 1, 20, 40, 63] {
      let values = (0..<count).map { _ in Int64(bitPattern: generator.next()) >> Int64(shift) }
      var sink = ByteSink()
      DeltaWriter.append(values.span, to: &sink)
      let bytes = sink.takeBytes()
      #expect(Self.slow(bytes.bytes.array(0..<bytes.count)) == values)
      var reader = DeltaReader(bytes, in: 0..<bytes.count)
      var back: [Int64] = []
      while back.count < count {
        let step = min(Int.random(in: 1...50, using: &generator), count - back.count)
        guard reader?.read(step, into: &back) ?? false else { break }
      }
      #expect(back == values)
      #expect(reader?.offset == bytes.count)
      var more: [Int64] = []
      #expect(reader?.read(1, into: &more) == false)
    }
  }

  @Test func `writes the bytes of the specification's example`() {
    var sink = ByteSink()
    let values: [Int64] = [1, 2, 3, 4, 5]
    DeltaWriter.append(values.span, to: &sink)
    // Blocks of 128 in 4 parts, 5 values from 1 on; the least difference is 1, no part has bits.
    #expect(sink.array == [0x80, 0x01, 4, 5, 2, 2, 0, 0, 0, 0])
  }

  @Test func `refuses impossible heads and cut blocks`() {
    for bytes in [[], [0x80, 0x01, 4, 5], [0x80, 0x01, 0, 5, 2], [3, 1, 5, 2]] as [[UInt8]] {
      #expect(DeltaReader(SharedBytes(bytes), in: 0..<bytes.count) == nil)
    }
    for bytes in [
      [0x80, 0x01, 4, 5, 2], [0x80, 0x01, 4, 5, 2, 2, 65, 0, 0, 0],
      [0x80, 0x01, 4, 5, 2, 2, 1, 0, 0, 0, 7],
    ] as [[UInt8]] {
      var reader = DeltaReader(SharedBytes(bytes), in: 0..<bytes.count)
      var values: [Int64] = []
      #expect(reader?.read(5, into: &values) == false)
    }
  }
}
