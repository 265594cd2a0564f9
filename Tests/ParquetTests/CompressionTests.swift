// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import ByteKit
internal import Packing
internal import TestSupport
internal import Testing

@Suite struct CompressionTests {
  /// Literals, a copy that overlaps itself, and one of each distance.
  static let snappy: [UInt8] = [
    24, 2 << 2, 97, 98, 99, (8 - 4) << 2 | 1, 3, (5 - 1) << 2 | 2, 8, 0, (4 - 1) << 2 | 3, 1, 0, 0,
    0, 60 << 2, 3, 119, 120, 121, 122,
  ]
  static let lz4: [UInt8] = [
    3 << 4 | 4, 97, 98, 99, 3, 0, 0 << 4 | 1, 8, 0, 0 << 4 | 0, 1, 0, 4 << 4, 119, 120, 121, 122,
  ]

  @Test func `takes snappy apart`() {
    let expected = Array("abc".utf8) + Array("abcabcab".utf8) + Array("abcab".utf8)
    let copied = expected + [UInt8](repeating: 98, count: 4) + Array("wxyz".utf8)
    let found = Snappy.decompress(Self.snappy.span.rawBytes, count: 24)
    #expect(found?.bytes.array(0..<24) == copied)
  }

  @Test func `takes lz4 apart`() {
    let expected = "abc" + "abcabcab" + "abcab" + "bbbb" + "wxyz"
    let found = LZ4.decompress(Self.lz4.span.rawBytes, count: 24)
    #expect(found?.bytes.text(0..<24) == expected)
  }

  @Test func `refuses every truncation, every other length, and impossible distances`() {
    for length in Self.snappy.indices {
      let part = Array(Self.snappy[..<length])
      #expect(Snappy.decompress(part.span.rawBytes, count: 24) == nil, "\(length)")
    }
    for length in Self.lz4.indices {
      let part = Array(Self.lz4[..<length])
      #expect(LZ4.decompress(part.span.rawBytes, count: 24) == nil, "\(length)")
    }
    for count in [0, 23, 25, 1 << 40] {
      #expect(Snappy.decompress(Self.snappy.span.rawBytes, count: count) == nil)
      #expect(LZ4.decompress(Self.lz4.span.rawBytes, count: count) == nil)
    }
    let far: [UInt8] = [5, 0, 97, (4 - 1) << 2 | 2, 2, 0]
    #expect(Snappy.decompress(far.span.rawBytes, count: 5) == nil)
    let zero: [UInt8] = [5, 0, 97, (4 - 1) << 2 | 2, 0, 0]
    #expect(Snappy.decompress(zero.span.rawBytes, count: 5) == nil)
  }

  @Test func `brings bytes back from zstd, and nothing of another length`() {
    var generator = SeededGenerator(seed: 7)
    for count in [0, 1, 100, 100_000] {
      let bytes = (0..<count).map { _ in UInt8.random(in: 0..<9, using: &generator) }
      var sink = ByteSink()
      Zstd.compress(bytes.span.rawBytes, into: &sink)
      let packed = sink.array
      let back = Zstd.decompress(packed.span.rawBytes, count: count)
      #expect(back?.bytes.array(0..<count) == bytes)
      #expect(Zstd.decompress(packed.span.rawBytes, count: count + 1) == nil)
      let cut = Array(packed.dropLast())
      #expect(Zstd.decompress(cut.span.rawBytes, count: max(count, 1)) == nil)
    }
  }

  @Test func `copies what overlaps as byte after byte would`() {
    for distance in 1...9 {
      for count in 0...40 {
        var sink = ByteSink()
        sink.append(Array("0123456789".utf8))
        sink.appendCopy(count, from: distance)
        var slow = Array("0123456789".utf8)
        for _ in 0..<count { slow.append(slow[slow.count - distance]) }
        #expect(sink.array == slow)
      }
    }
  }
}
