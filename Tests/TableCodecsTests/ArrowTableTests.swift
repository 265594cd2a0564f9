// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

import Diagnostics
internal import ARFF
internal import ByteKit
internal import TableCodecs
internal import TestSupport
internal import Testing

@Suite struct ArrowTableTests {
  let codec = ArrowTableCodec()

  private func small() throws -> [UInt8] {
    try Tables.encode(Tables.parse(ParquetTableTests.text), codec)
  }

  @Test func `comes back with all that ARFF says`() throws {
    let table = try codec.decode(SharedBytes(small()))
    #expect(Tables.text(table) == Tables.text(try Tables.parse(ParquetTableTests.text)))
  }

  @Test(arguments: 1...80 as ClosedRange<UInt64>)
  func `comes back from random tables`(seed: UInt64) throws {
    let table = try Tables.parse(RandomTableText(seed: seed, isPlain: true).text)
    let back = try codec.decode(SharedBytes(Tables.encode(table, codec)))
    #expect(Tables.text(back) == Tables.text(table))
  }

  @Test func `gives every truncation as an error`() throws {
    let bytes = try small()
    for length in bytes.indices {
      #expect(throws: ReadingError.self, "\(length)") {
        try codec.decode(SharedBytes(Array(bytes[..<length])))
      }
    }
  }

  @Test func `gives every flipped bit as an error or as the rows that were written`() throws {
    let bytes = try small()
    let written = Tables.text(try Tables.parse(ParquetTableTests.text))
    var refused = 0
    for index in bytes.indices {
      for bit in 0..<8 {
        var damaged = bytes
        damaged[index] ^= 1 << UInt8(bit)
        do throws(ReadingError) {
          let table = try codec.decode(SharedBytes(damaged))
          #expect(Tables.text(table) == written, "bit \(bit) of byte \(index)")
        } catch {
          refused += 1
        }
      }
    }
    #expect(refused > bytes.count * 7)
  }

  @Test func `never traps on damage that no checksum shows`() throws {
    // Without the schema's word for the checksum, what is below it is reached.
    let key = Array("splittool.crc32".utf8)
    let bytes = try small()
    var bare = bytes
    var hidden = 0
    for start in 0..<(bare.count - key.count) where Array(bare[start..<(start + key.count)]) == key
    {
      bare[start] = UInt8(ascii: "S")
      hidden += 1
    }
    #expect(hidden == 3)
    #expect(try codec.decode(SharedBytes(bare)).rowCount == 4)
    var generator = SeededGenerator(seed: 9)
    for _ in 0..<20_000 {
      var damaged = bare
      for _ in 0..<Int.random(in: 1...3, using: &generator) {
        let index = Int.random(in: damaged.indices, using: &generator)
        damaged[index] = UInt8.random(in: 0...255, using: &generator)
      }
      _ = try? codec.decode(SharedBytes(damaged))
    }
  }

  @Test(arguments: ["pyarrow-lz4", "pyarrow-zstd", "polars-views"])
  func `reads files of other programs`(name: String) throws {
    let table = try codec.decode(SharedBytes.reading(Fixtures.path("arrow/\(name).arrow")))
    let golden = try Golden.read(
      Fixtures.path("arrow/\(name).arff"), recording: Array(Tables.text(table).utf8))
    #expect(golden.bytes.text(0..<golden.count) == Tables.text(table))
  }

  @Test func `maps onto multiples of 64 bytes`() throws {
    var text = "@relation r\n@attribute a numeric\n@data\n"
    for row in 0..<100 { text += "\(row).5\n" }
    let bytes = try Tables.encode(Tables.parse(text), codec)
    // 0.5 and 1.5, the first two values.
    let first: [UInt8] = [0, 0, 0, 0, 0, 0, 0xE0, 0x3F, 0, 0, 0, 0, 0, 0, 0xF8, 0x3F]
    let place = bytes.indices.first { index in
      index + first.count <= bytes.count && Array(bytes[index..<(index + first.count)]) == first
    }
    #expect(place.map { $0 % 64 } == 0)
  }
}
