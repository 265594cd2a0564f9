// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

import ByteKit
import Testing

/// The memory of tables.
struct CellBlockTests {
  @Test(arguments: [1, 7, 8, 511, 512, 513, 5000, 600_000])
  func `begins with zeros and keeps what is written`(capacity: Int) {
    let block = CellBlock(wordColumns: 2, codeColumns: 2, capacity: capacity)
    #expect(block.capacity >= capacity)
    #expect(block.words(of: 1, count: capacity)[capacity - 1] == 0)
    #expect(block.codes(of: 1, count: capacity)[capacity - 1] == 0)
    let writer = block.writer
    for column in 0..<2 {
      for row in [0, capacity / 2, capacity - 1] {
        writer.store(word: UInt64(column * 1000 + row), at: column * block.capacity + row)
        writer.store(code: Int32(-1 - column), at: column * block.capacity + row)
      }
    }
    for column in 0..<2 {
      #expect(
        block.words(of: column, count: capacity)[capacity / 2]
          == UInt64(column * 1000 + capacity / 2))
      #expect(block.integers(of: column, count: capacity)[0] == Int64(column * 1000))
      #expect(block.codes(of: column, count: capacity)[capacity - 1] == Int32(-1 - column))
    }
  }

  @Test func `grows and moves rows`() {
    let block = CellBlock(wordColumns: 1, codeColumns: 1, capacity: 10)
    for row in 0..<10 {
      block.writer.store(word: Double(row).bitPattern, at: row)
      block.writer.store(code: Int32(row), at: row)
    }
    let larger = block.grown(to: 2000, keeping: 10)
    #expect((0..<10).allSatisfy { larger.doubles(of: 0, count: 10)[$0] == Double($0) })
    #expect((0..<10).allSatisfy { larger.codes(of: 0, count: 10)[$0] == Int32($0) })
    #expect(larger.codes(of: 0, count: 2000)[10] == 0)
    larger.move(rows: 4..<10, to: 1)
    #expect((0..<7).map { larger.codes(of: 0, count: 7)[$0] } == [0, 4, 5, 6, 7, 8, 9])
    #expect((0..<7).map { larger.doubles(of: 0, count: 7)[$0] } == [0, 4, 5, 6, 7, 8, 9])
  }

  @Test func `traps outside of the block`() async {
    await #expect(processExitsWith: .failure) {
      let block = CellBlock(wordColumns: 1, codeColumns: 1, capacity: 8)
      block.writer.store(word: 1, at: 8)
    }
    await #expect(processExitsWith: .failure) {
      let block = CellBlock(wordColumns: 1, codeColumns: 1, capacity: 8)
      block.writer.store(code: 1, at: -1)
    }
    await #expect(processExitsWith: .failure) {
      let block = CellBlock(wordColumns: 1, codeColumns: 1, capacity: 8)
      _ = block.words(of: 1, count: 1).count
    }
  }

  @Test func `finds bytes in pieces by their addresses`() {
    let pieces = PiecedBytes([
      .init(at: 0, SharedBytes(Array("source".utf8))), .init(at: 6, SharedBytes([])),
      .init(at: 10, SharedBytes(Array("first".utf8))),
      .init(at: 40, SharedBytes(Array("second".utf8))),
    ])
    for (address, text) in [
      (0, "source"), (2, "urc"), (10, "first"), (14, "t"), (43, "ond"), (7, ""),
    ] {
      let bytes = pieces.bytes(at: address, count: text.utf8.count)
      #expect(bytes.text(0..<bytes.byteCount) == text)
    }
  }

  @Test func `traps between the pieces`() async {
    await #expect(processExitsWith: .failure) {
      let pieces = PiecedBytes([.init(at: 0, SharedBytes([1, 2])), .init(at: 9, SharedBytes([3]))])
      _ = pieces.bytes(at: 1, count: 2).byteCount
    }
  }
}
