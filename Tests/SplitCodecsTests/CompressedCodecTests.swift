// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import ByteKit
import Gzip
import SplitCodecs
import SplitFixtures
import SplitModel
import TestSupport
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

@Suite struct CompressedCodecTests {
  let codec = CompressedCodec()
  let options = ReadingOptions()

  private func size(_ split: SplitSet) throws -> Int {
    let bytes = try codec.encode(split)
    #expect(try codec.decode(SharedBytes(bytes), options: options) == split)
    return bytes.count
  }

  @Test(arguments: [4_096, 4_097, 5_000])
  func `a permutation takes at most five quarters of its information`(rows: Int) throws {
    let split = CodecSamples.shuffledFolds(rows: rows, repeats: 2, folds: 10)
    let bits = 2 * lgamma(Double(rows) + 1) / log(2)
    #expect(Double(try size(split) - 200) <= 1.25 * bits / 8)
  }

  @Test(arguments: [2, 3, 5, 7, 10, 16, 300])
  func `sorted folds take at most five quarters of their information`(folds: Int) throws {
    let rows = 4_200
    let split = CodecSamples.sortedFolds(rows: rows, repeats: 2, folds: folds)
    let bits = Double(2 * rows) * log2(Double(folds))
    // Up to 256 folds an arithmetic coder, whole bits above; the tables take a little.
    #expect(Double(try size(split) - 300) <= 1.25 * bits / 8)
  }

  @Test(arguments: [1, 10, 33])
  func `a sorted holdout takes the entropy of its share`(percent: Int) throws {
    var generator = SeededGenerator(seed: UInt64(percent))
    let rows = (0..<UInt32(6_000)).shuffled(using: &generator)
    let count = rows.count * percent / 100
    let cell = Fold(
      id: FoldID(repeat: 0, fold: 0), train: RowIDs(rows.dropFirst(count).sorted()),
      test: RowIDs(rows.prefix(count).sorted()))
    let split = try #require(SplitSet(name: "holdout", cells: [cell]))
    let share = Double(percent) / 100
    let bits = -Double(rows.count) * (share * log2(share) + (1 - share) * log2(1 - share))
    #expect(Double(try size(split) - 200) <= 1.25 * bits / 8)
  }

  private func seedForm(
    _ procedure: EstimationProcedure, rows: Int, repeats: Int = 1, folds: Int = 1, test: Int = 0,
    classes: Int = 0
  ) throws -> SplitSet {
    var generator = SeededGenerator(seed: 21)
    let codes = (0..<rows).map { _ in
      UInt32.random(in: 0..<UInt32(max(classes, 1)), using: &generator)
    }
    let labels = classes == 0 ? nil : ClassLabels(codes)
    let form = OpenMLSeedForm(
      procedure, rowCount: rows, repeats: repeats, folds: folds, testCount: test, labels: labels)
    return try #require(form).makeSplit(name: "x_splits")
  }

  @Test func `what OpenML's engine makes takes a class a row, or nothing`() throws {
    let plain = try seedForm(.crossvalidation, rows: 5_000, repeats: 10, folds: 10)
    #expect(try size(plain) < 150)
    let stratified = try seedForm(
      .crossvalidation, rows: 4_000, repeats: 5, folds: 10, classes: 2)
    #expect(try size(stratified) < 4_000 / 8 + 150)
    #expect(try size(seedForm(.holdout, rows: 3_000, test: 990)) < 150)
    #expect(try size(seedForm(.holdoutOrdered, rows: 3_000, test: 990)) < 150)
    #expect(try size(seedForm(.testOnTrainingData, rows: 3_000)) < 150)
    #expect(try size(seedForm(.leaveOneOut, rows: 200, folds: 200)) < 150)
    #expect(try size(seedForm(.learningCurve, rows: 2_000, repeats: 2, folds: 10)) < 150)
  }

  @Test func `reads one repeat of a seed form`() throws {
    let split = try seedForm(.crossvalidation, rows: 300, repeats: 4, folds: 5, classes: 3)
    let bytes = try codec.encode(split)
    for cell in split {
      let read = try codec.decodeCell(
        cell.id, from: TestFiles.file(holding: bytes), options: options)
      #expect(read == cell)
    }
    let none = FoldID(repeat: 4, fold: 0)
    let read = try codec.decodeCell(none, from: TestFiles.file(holding: bytes), options: options)
    #expect(read == nil)
  }

  @Test func `rows in order take next to nothing`() throws {
    let cells = (0..<10).map { fold in
      let test = (UInt32(fold) * 1_000)..<(UInt32(fold + 1) * 1_000)
      return Fold(
        id: FoldID(repeat: 0, fold: fold),
        train: RowIDs(Array(0..<test.lowerBound) + Array(test.upperBound..<10_000)),
        test: RowIDs(Array(test)))
    }
    let split = try #require(SplitSet(name: "ordered", cells: cells))
    #expect(try size(split) < 200)
  }

  /// The text form in OpenML's spelling, the slow way.
  private func text(of split: SplitSet) -> [UInt8] {
    var text = "@relation \(split.name)\n\n@attribute type {TRAIN,TEST}\n"
    text +=
      "@attribute rowid numeric\n@attribute repeat numeric\n@attribute fold numeric\n\n@data\n"
    for cell in split {
      for part in SplitPart.allCases {
        for row in cell[part] {
          text += "\(part.rawValue.uppercased()),\(row),"
          text += "\(cell.id.repeatIndex),\(cell.id.foldIndex)\n"
        }
      }
    }
    return Array(text.utf8)
  }

  @Test func `is never larger than gzip of the text from 1,000 listed rows on`() throws {
    var splits = [
      CodecSamples.shuffledFolds(rows: 100, repeats: 1, folds: 10),
      CodecSamples.shuffledFolds(rows: 10, repeats: 10, folds: 10),
      CodecSamples.shuffledFolds(rows: 500, repeats: 1, folds: 2),
      CodecSamples.shuffledFolds(rows: 5, repeats: 50, folds: 5),
      CodecSamples.sortedFolds(rows: 100, repeats: 1, folds: 10),
      CodecSamples.sortedFolds(rows: 5, repeats: 50, folds: 5),
      CodecSamples.shuffledFolds(rows: 40, repeats: 1, folds: 40),
    ]
    let same = Fold(
      id: FoldID(repeat: 0, fold: 0), train: RowIDs([UInt32](repeating: 7, count: 1_000)),
      test: RowIDs([1]))
    let many = (0..<500).map {
      Fold(id: FoldID(repeat: 0, fold: $0), train: RowIDs([1]), test: RowIDs([2]))
    }
    splits += [try #require(SplitSet(name: "same", cells: [same]))]
    splits += [try #require(SplitSet(name: "many", cells: many))]
    for split in splits {
      #expect(split.listedRowCount >= 1_000)
      var gzipped = ByteSink()
      Gzip.deflate(text(of: split).span.rawBytes, level: 9, into: &gzipped)
      let ours = try size(split)
      #expect(ours <= gzipped.count, "\(split.name), \(split.count) cells")
    }
  }

  @Test func `finds every flipped bit`() throws {
    var bytes = try codec.encode(CodecSamples.sortedFolds(rows: 61, repeats: 2, folds: 5))
    for bit in 0..<bytes.count * 8 {
      bytes[bit / 8] ^= 1 << UInt8(bit % 8)
      let flipped = SharedBytes(bytes)
      #expect(throws: ReadingError.self, "bit \(bit)") {
        try codec.decode(flipped, options: options)
      }
      bytes[bit / 8] ^= 1 << UInt8(bit % 8)
    }
  }

  /// A hostile writer knows the checksum, so bytes are changed and summed again.
  @Test func `survives any byte with a matching checksum`() throws {
    let samples = [
      CodecSamples.shuffledFolds(rows: 30, repeats: 2, folds: 3),
      CodecSamples.sortedFolds(rows: 30, repeats: 2, folds: 3),
      try seedForm(.crossvalidation, rows: 40, repeats: 2, folds: 4, classes: 3),
    ]
    var generator = SeededGenerator(seed: 8)
    for split in samples {
      let bytes = try codec.encode(split)
      for offset in 16..<bytes.count - 8 {
        for _ in 0..<8 {
          var changed = Array(bytes.dropLast(8))
          changed[offset] = UInt8.random(in: 0 ... .max, using: &generator)
          var sink = ByteSink()
          sink.append(changed)
          sink.append(littleEndian: BlockHash.hash(changed.span.rawBytes))
          // An error, or the same cells: a changed name or layout passes.
          let decoded = try? codec.decode(SharedBytes(sink.array), options: options)
          #expect(decoded == nil || decoded == split)
        }
      }
    }
  }

  /// A file with these varints for tables, stored, and a matching checksum.
  private func file(tables: [Int], claiming length: Int? = nil) -> SharedBytes {
    func varint(_ value: Int) -> [UInt8] {
      value < 128 ? [UInt8(value)] : [UInt8(value & 127) | 128] + varint(value >> 7)
    }
    let content = tables.flatMap(varint)
    var section = varint((length ?? content.count) << 1 | (length == nil ? 0 : 1))
    if length != nil { section += varint(content.count) }
    section += content
    var sink = ByteSink()
    sink.append("SPLITZ\r\n")
    sink.append(littleEndian: UInt32(1))
    sink.append(littleEndian: UInt32(0))
    sink.append(littleEndian: UInt64(56 + section.count + 1 + 8))
    for _ in 0..<32 { sink.append(0) }
    sink.append(section + [0])
    sink.append(littleEndian: BlockHash.hash(sink.contents))
    return SharedBytes(sink.array)
  }

  @Test(
    arguments: [
      // Name, order, sample column, content, then procedure, rows, repeats, folds, test rows, classes.
      ("a seed form of 400 million ids", [0, 0, 0, 1, 0, 40_000_000, 10, 10, 0, 0], nil),
      ("a seed form beyond all limits", [0, 0, 0, 1, 0, 1 << 60, 1 << 60, 1 << 60, 0, 0], nil),
      ("a seed form of very many folds", [0, 0, 0, 1, 2, 60_000, 1 << 20, 60_000, 0, 0], nil),
      // … content, repeats, cells.
      ("more cells than the limit", [0, 0, 0, 0, 1, 1 << 40], nil),
      // One repeat and cell of 2³⁰ ids by packed lists.
      (
        "more ids than the file can hold", [0, 0, 0, 0, 1, 1, 0, 1, 1 << 30, 1, 0, 0, 1 << 31, 0],
        nil
      ),
      ("a section of 10 GB", [Int](repeating: 1, count: 1_000), 10_000_000_000),
    ] as [(String, [Int], Int?)])
  func `refuses at once`(what: String, tables: [Int], length: Int?) {
    do throws(ReadingError) {
      _ = try codec.decode(file(tables: tables, claiming: length), options: options)
      Issue.record("accepted")
    } catch {
      #expect(error.code == "limit-exceeded", "\(error)")
    }
  }
}
