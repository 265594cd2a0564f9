// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import ByteKit
import Gzip
import SplitCodecs
import SplitFixtures
import TestSupport
import Testing

@Suite struct GzipTests {
  private func noise(_ count: Int, seed: UInt64) -> [UInt8] {
    var generator = SeededGenerator(seed: seed)
    return (0..<count).map { _ in UInt8.random(in: 0..<7, using: &generator) }
  }

  private func deflated(_ bytes: [UInt8], _ wrapping: DeflateWrapping) -> [UInt8] {
    var sink = ByteSink()
    Gzip.deflate(bytes.span.rawBytes, wrapping, into: &sink)
    return sink.array
  }

  @Test(arguments: [0, 1, 1000, 128 << 10, 300_001], [DeflateWrapping.gzip, .zlib, .none])
  func `gives back what it was given`(count: Int, wrapping: DeflateWrapping) throws {
    let bytes = noise(count, seed: 4)
    let small = deflated(bytes, wrapping)
    #expect(small == deflated(bytes, wrapping))
    let back = try Gzip.inflate(small.span.rawBytes, wrapping, limit: count)
    #expect(back.bytes.array(0..<back.count) == bytes)
  }

  @Test func `works in pieces of any size`() throws {
    let bytes = noise(5_000, seed: 5)
    var small = ByteSink()
    var deflater = Deflater(.gzip, level: 9)
    for start in stride(from: 0, to: bytes.count, by: 7) {
      let piece = Array(bytes[start..<min(start + 7, bytes.count)])
      deflater.deflate(piece.span.rawBytes, into: &small)
    }
    deflater.finish(into: &small)
    var back = ByteSink()
    var inflater = Inflater(.gzip, limit: 5_000)
    for byte in small.array { try inflater.inflate([byte].span.rawBytes, into: &back) }
    try inflater.finish()
    #expect(back.array == bytes)
  }

  @Test func `reads streams one behind the other`() throws {
    let both = deflated([1, 2], .gzip) + deflated([3], .gzip)
    let back = try Gzip.inflate(both.span.rawBytes, limit: 3)
    #expect(back.bytes.array(0..<back.count) == [1, 2, 3])
  }

  @Test func `finds every truncation and every flipped bit`() throws {
    let bytes = noise(300, seed: 6)
    var small = deflated(bytes, .gzip)
    for length in small.indices {
      let cut = Array(small[..<length])
      #expect(throws: ReadingError.self) { try Gzip.inflate(cut.span.rawBytes, limit: 1 << 20) }
    }
    // The ten bytes of the header hold a time and a system, which may be anything; so may the
    // bits between the last code and the checksum, at most seven.
    for bit in 80..<small.count * 8 {
      small[bit / 8] ^= 1 << UInt8(bit % 8)
      if let back = try? Gzip.inflate(small.span.rawBytes, limit: 1 << 20) {
        #expect(back.bytes.array(0..<back.count) == bytes && bit >= (small.count - 9) * 8)
      }
      small[bit / 8] ^= 1 << UInt8(bit % 8)
    }
  }

  @Test func `stops a bomb at the limit`() throws {
    let bomb = deflated([UInt8](repeating: 0, count: 50 << 20), .gzip)
    #expect(bomb.count < 60_000)
    do throws(ReadingError) {
      _ = try Gzip.inflate(bomb.span.rawBytes, limit: 1 << 20)
      Issue.record("accepted")
    } catch {
      #expect(error.code == "limit-exceeded")
      #expect(error.message.contains("1048576"))
    }
  }

  @Test func `the header names neither time nor file`() {
    #expect(Array(deflated([1], .gzip).prefix(8)) == [0x1F, 0x8B, 8, 0, 0, 0, 0, 0])
  }

  @Test func `sums like the check value of CRC-32`() {
    let bytes = Array("123456789".utf8)
    #expect(Gzip.crc32(bytes.span.rawBytes) == 0xCBF4_3926)
    let head = Gzip.crc32(bytes.span.rawBytes.extracting(0..<4))
    #expect(Gzip.crc32(bytes.span.rawBytes.extracting(4..<9), continuing: head) == 0xCBF4_3926)
  }

  @Test func `a gzipped form is limited too`() throws {
    let codec = GzippedCodec(JSONCodec(), maximumSize: 100)
    let bytes = try codec.encode(CodecSamples.all[0].split)
    #expect(throws: ReadingError.self) {
      try codec.decode(SharedBytes(bytes), options: ReadingOptions())
    }
  }
}
