// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import ByteKit
import SplitCodecs
import SplitFixtures
import SplitModel
import TestSupport
import Testing

@Suite struct BinaryCodecTests {
  let codec = BinaryCodec()
  let options = ReadingOptions()

  @Test(arguments: CodecSamples.all)
  func `reads back what it wrote`(sample: CodecSamples.Sample) throws {
    let bytes = SharedBytes(try codec.encode(sample.split))
    let decoded = try codec.decode(bytes, options: options)
    #expect(decoded == sample.split)
    #expect(decoded.name == sample.split.name)
    #expect(decoded.layout == sample.split.layout)
    #expect(try codec.encode(decoded) == codec.encode(sample.split))
    #expect(try BinarySplitFile(bytes).verifiedSplit() == sample.split)
  }

  @Test(.scratchDirectory, arguments: CodecSamples.all)
  func `reads each cell alone, from a file and in place`(sample: CodecSamples.Sample) throws {
    let bytes = try codec.encode(sample.split)
    let path = Scratch.path.appending("x.splits")
    try Scratch.write(bytes, to: path)
    let file = try BinarySplitFile(OpenFile(path))
    let mapped = try BinarySplitFile(SharedBytes.mapping(path))
    for cell in sample.split {
      #expect(try file.cell(cell.id) == cell)
      #expect(try mapped.cell(cell.id) == cell)
    }
    #expect(try file.split() == sample.split)
    #expect(try file.cell(FoldID(repeat: 99, fold: 0)) == nil)
    #expect(try file.cell(FoldID(repeat: 0, fold: 99)) == nil)
    #expect(file.cellCount == sample.split.count)
    #expect(file.listedRowCount == sample.split.listedRowCount)
  }

  @Test(.scratchDirectory)
  func `reads cells of repeats that span many blocks`() throws {
    let split = CodecSamples.shuffledFolds(rows: 100_003, repeats: 2, folds: 7)
    let path = Scratch.path.appending("x.splits")
    try Scratch.write(try codec.encode(split), to: path)
    let file = try BinarySplitFile(OpenFile(path))
    for cell in split { #expect(try file.cell(cell.id) == cell) }
  }

  @Test(.scratchDirectory)
  func `reads the blocks of a learning curve that lie apart`() throws {
    let order = (0..<UInt32(120_000)).map { $0 &* 7919 % 120_000 }
    let cells = [40, 120_000 - 40].enumerated().map { sample, size in
      Fold(
        id: FoldID(repeat: 0, fold: 1, sample: sample),
        train: RowIDs(Array(order.prefix(size))), test: RowIDs(Array(order.suffix(40))))
    }
    let first = Fold(
      id: FoldID(repeat: 0, fold: 0, sample: 0), train: RowIDs(Array(order.suffix(40))),
      test: RowIDs(Array(order.dropLast(40))))
    let split = try #require(SplitSet(name: "", cells: [first] + cells))
    #expect(split.repeats[0].buffer.count == 120_000)
    let path = Scratch.path.appending("x.splits")
    try Scratch.write(try codec.encode(split), to: path)
    let file = try BinarySplitFile(OpenFile(path))
    for cell in split { #expect(try file.cell(cell.id) == cell) }
  }

  @Test func `finds every truncation`() throws {
    let bytes = try codec.encode(CodecSamples.shuffledFolds(rows: 61, repeats: 2, folds: 5))
    for length in bytes.indices {
      let cut = SharedBytes(Array(bytes[..<length]))
      #expect(throws: ReadingError.self) { try codec.decode(cut, options: options) }
    }
    let longer = SharedBytes(bytes + [0])
    #expect(throws: ReadingError.self) { try codec.decode(longer, options: options) }
  }

  @Test func `finds every single flipped bit`() throws {
    let split = CodecSamples.shuffledFolds(rows: 61, repeats: 2, folds: 5)
    var bytes = try codec.encode(split)
    for bit in 0..<bytes.count * 8 {
      bytes[bit / 8] ^= 1 << UInt8(bit % 8)
      let flipped = SharedBytes(bytes)
      #expect(throws: ReadingError.self, "bit \(bit)") {
        try codec.decode(flipped, options: options)
      }
      bytes[bit / 8] ^= 1 << UInt8(bit % 8)
    }
  }

  @Test func `a damaged file never gives a wrong cell`() throws {
    let split = CodecSamples.shuffledFolds(rows: 40, repeats: 2, folds: 3)
    let id = FoldID(repeat: 1, fold: 1)
    let expected = try #require(split[id])
    var bytes = try codec.encode(split)
    func read(_ bytes: [UInt8]) throws(ReadingError) -> Fold? {
      try codec.decodeCell(id, from: TestFiles.file(holding: bytes), options: options)
    }
    var found = 0
    for bit in 0..<bytes.count * 8 {
      bytes[bit / 8] ^= 1 << UInt8(bit % 8)
      if let cell = try? read(bytes) {
        #expect(cell == expected, "bit \(bit)")
      } else {
        found += 1
      }
      bytes[bit / 8] ^= 1 << UInt8(bit % 8)
    }
    // All but the ids of the other repeat, which are not read.
    #expect(found == (bytes.count - 192) * 8)
    for length in bytes.indices {
      #expect(throws: ReadingError.self) { try read(Array(bytes[..<length])) }
    }
  }

  @Test func `equal split sets give equal bytes, however they lie in memory`() throws {
    let split = CodecSamples.shuffledFolds(rows: 30, repeats: 1, folds: 3)
    var rows = [UInt32]()
    var pieces = [SplitRepeat.CellPieces]()
    for cell in split {
      let start = rows.count
      rows += Array(cell.test)
      let middle = rows.count
      rows += Array(cell.train)
      pieces.append(
        SplitRepeat.CellPieces(
          fold: cell.id.foldIndex, train: Pieces(middle..<rows.count),
          test: Pieces(start..<middle)))
    }
    let other = SplitSet(
      name: split.name, repeats: [SplitRepeat(index: 0, buffer: RowBuffer(rows), cells: pieces)])
    #expect(other == split)
    #expect(try codec.encode(other) == codec.encode(split))
  }

  @Test func `refuses flags, versions and limits by name`() throws {
    let bytes = try codec.encode(CodecSamples.shuffledFolds(rows: 20, repeats: 1, folds: 2))
    func code(_ options: ReadingOptions, _ change: (inout [UInt8]) -> Void) -> String? {
      var changed = bytes
      change(&changed)
      do throws(ReadingError) {
        _ = try codec.decode(SharedBytes(changed), options: options)
        return nil
      } catch {
        return error.code.rawValue
      }
    }
    #expect(code(options) { $0[0] = 0 } == "wrong-form")
    #expect(code(options) { $0[8] = 2 } == "unsupported-version")
    #expect(code(options) { $0[12] = 1 } == "unknown-flags")
    #expect(code(options) { $0.removeLast() } == "truncated")
    #expect(code(options) { $0.append(0) } == "trailing-bytes")
    #expect(code(options) { $0[130] ^= 1 } == "bad-checksum")
    #expect(code(ReadingOptions(limits: Limits(folds: 1))) { _ in } == "limit-exceeded")
    #expect(code(ReadingOptions(limits: Limits(listedRows: 39))) { _ in } == "limit-exceeded")
    #expect(code(ReadingOptions(limits: Limits(listedRows: 40))) { _ in } == nil)
  }

  @Test func `carries the identity that it was given`() throws {
    let identity = BinaryIdentity(bytes: Array(0..<32))
    let bytes = try BinaryCodec(identity: identity).encode(CodecSamples.all[0].split)
    #expect(try BinarySplitFile(SharedBytes(bytes)).identity == identity)
  }

  /// A hostile writer knows the checksum, so every count is tried with a valid one.
  @Test func `survives any word of the tables with a matching checksum`() throws {
    let bytes = try codec.encode(CodecSamples.shuffledFolds(rows: 20, repeats: 2, folds: 2))
    let length = Int(bytes[16]) | Int(bytes[17]) << 8
    for offset in stride(from: 16, to: length - 8, by: 4) {
      for value: UInt32 in [0, 1, 2, 63, 64, 0x7FFF_FFFF, 0x8000_0001, 0xFFFF_FFFF] {
        var changed = bytes
        for byte in 0..<4 {
          changed[offset + byte] = UInt8(truncatingIfNeeded: value >> (8 * UInt32(byte)))
        }
        let hashed = Array(changed[..<(length - 8)])
        let sum = BlockHash.hash(hashed.span.rawBytes)
        for byte in 0..<8 {
          changed[length - 8 + byte] = UInt8(truncatingIfNeeded: sum >> (8 * UInt64(byte)))
        }
        // Any result will do but a trap.
        _ = try? codec.decode(SharedBytes(changed), options: options)
      }
    }
  }
}
