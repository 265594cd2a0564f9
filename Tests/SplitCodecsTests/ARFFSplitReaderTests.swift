// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import ByteKit
import SplitCodecs
import SplitModel
import TestSupport
import Testing

/// A slow, obvious reader of split files in plain spelling: one dictionary look-up a row.
private func slowCells(_ text: String) -> [FoldID: (train: [UInt32], test: [UInt32])] {
  var cells: [FoldID: (train: [UInt32], test: [UInt32])] = [:]
  let body = text.split(separator: "@data\n", maxSplits: 1).last ?? ""
  for line in body.split(whereSeparator: \.isNewline) {
    let fields = line.split(separator: ",")
    let numbers = fields.dropFirst().compactMap { UInt32($0) }
    let id = FoldID(
      repeat: Int(numbers[1]), fold: Int(numbers[2]),
      sample: numbers.count > 3 ? Int(numbers[3]) : 0)
    if fields[0] == "TRAIN" {
      cells[id, default: ([], [])].train.append(numbers[0])
    } else {
      cells[id, default: ([], [])].test.append(numbers[0])
    }
  }
  return cells
}

private func header(samples: Bool = false) -> String {
  "@relation x_splits\n\n@attribute type {TRAIN,TEST}\n@attribute rowid numeric\n"
    + "@attribute repeat numeric\n@attribute fold numeric\n"
    + (samples ? "@attribute sample numeric\n" : "") + "\n@data\n"
}

private func read(
  _ text: String, threads: Int = 1, strict: Bool = false
) throws -> ARFFSplitFile {
  try ARFFSplitFile(
    parsing: SharedBytes(Array(text.utf8)),
    options: ReadingOptions(isStrict: strict, threads: threads))
}

private func expectSame(_ text: String, _ split: SplitSet, _ comment: Comment) {
  let slow = slowCells(text)
  #expect(split.count == slow.count, comment)
  for cell in split {
    #expect(Array(cell.train) == slow[cell.id]?.train, comment)
    #expect(Array(cell.test) == slow[cell.id]?.test, comment)
  }
}

/// Cross-validation as OpenML lays it out, over any list of row ids.
private func crossValidation(_ orders: [[UInt32]], folds: Int) -> [String] {
  var lines: [String] = []
  for (index, order) in orders.enumerated() {
    var start = 0
    for fold in 0..<folds {
      let length = order.count / folds + (fold < order.count % folds ? 1 : 0)
      let test = order[start..<(start + length)]
      let train = order[..<start] + order[(start + length)...]
      lines += train.map { "TRAIN,\($0),\(index),\(fold)" }
      lines += test.map { "TEST,\($0),\(index),\(fold)" }
      start += length
    }
  }
  return lines
}

@Suite struct ARFFSplitReaderTests {
  @Test func `reads OpenML's spelling without a last line end`() throws {
    let text = header() + "TRAIN,0,0,0\nTEST,1,0,0\nTRAIN,1,0,1\nTEST,0,0,1"
    let file = try read(text)
    expectSame(text, file.split, "plain")
    #expect(file.split.name == "x_splits")
    #expect(file.split.layout == SplitLayout())
    #expect(file.warnings.isEmpty)
  }

  @Test(arguments: [1, 2, 3, 7, 40, 300, 2_000])
  func `predicts, loops and groups to the same cells`(count: Int) throws {
    var random = SeededGenerator(seed: UInt64(count))
    for folds in [2, 3, 10] where folds <= count {
      let orders = (0..<3).map { _ in (0..<UInt32(count)).shuffled(using: &random) }
      let lines = crossValidation(orders, folds: folds)
      let plain = header() + lines.joined(separator: "\n")
      let file = try read(plain)
      expectSame(plain, file.split, "seed \(count), \(folds) folds")
      // One permutation each, not lists.
      #expect(file.split.repeats.allSatisfy { $0.buffer.count == count })
      let mixed = header() + lines.shuffled(using: &random).joined(separator: "\n") + "\n"
      expectSame(mixed, try read(mixed).split, "seed \(count), mixed")
    }
  }

  @Test func `believes no prediction that one byte contradicts`() throws {
    let order = (0..<UInt32(60)).map { ($0 * 37) % 1_000 + 5 }
    let lines = crossValidation([order, order.reversed()], folds: 5)
    for index in lines.indices {
      var changed = lines
      let fields = lines[index].split(separator: ",")
      let row = (UInt32(fields[1]) ?? 0) &+ 100_000
      changed[index] = "\(fields[0]),\(row),\(fields[2]),\(fields[3])"
      let text = header() + changed.joined(separator: "\n")
      expectSame(text, try read(text).split, "line \(index)")
      changed.remove(at: index)
      let shorter = header() + changed.joined(separator: "\n")
      expectSame(shorter, try read(shorter).split, "without line \(index)")
    }
  }

  @Test func `swaps of neighbours and of sets are kept`() throws {
    var random = SeededGenerator(seed: 11)
    let order = (0..<UInt32(90)).shuffled(using: &random)
    let lines = crossValidation([order, order], folds: 3)
    for index in stride(from: 0, to: lines.count - 1, by: 7) {
      var swapped = lines
      swapped.swapAt(index, index + 1)
      let text = header() + swapped.joined(separator: "\n")
      expectSame(text, try read(text).split, "swap at \(index)")
      var other = lines
      let isTrain = lines[index].hasPrefix("TRAIN")
      other[index] = (isTrain ? "TEST" : "TRAIN") + lines[index].dropFirst(isTrain ? 5 : 4)
      let changed = header() + other.joined(separator: "\n")
      expectSame(changed, try read(changed).split, "set of \(index)")
    }
  }

  @Test(arguments: [9, 99, 9_999_999, 10_000_000, 99_999_999, 100_000_000, 4_294_967_294])
  func `reads row ids of any length`(largest: UInt32) throws {
    let order = [largest, 0, largest - 1, 7, largest / 3, largest / 2, 1, 2]
    let text = header() + crossValidation([order, order], folds: 4).joined(separator: "\n")
    expectSame(text, try read(text).split, "largest \(largest)")
  }

  @Test func `several threads give the same as one`() throws {
    var random = SeededGenerator(seed: 5)
    let orders = (0..<4).map { _ in (0..<UInt32(30_000)).shuffled(using: &random) }
    let text = header() + crossValidation(orders, folds: 10).joined(separator: "\n")
    let one = try read(text)
    #expect(text.utf8.count > 12 << 20)
    for threads in 2...4 {
      let several = try read(text, threads: threads)
      #expect(several.split == one.split)
      #expect(several.split.repeats.allSatisfy { $0.buffer.count == 30_000 })
      #expect(several.split.digest() == one.split.digest())
    }
  }

  @Test func `learning curves and holdouts keep their order and layout`() throws {
    let curve =
      header(samples: true)
      + (0..<3).map { sample in
        (0..<(2 + 2 * sample)).map { "TRAIN,\($0),0,0,\(sample)\n" }.joined()
          + "TEST,9,0,0,\(sample)\n"
      }.joined()
    let file = try read(curve)
    expectSame(curve, file.split, "curve")
    #expect(file.split.layout == SplitLayout(hasSampleColumn: true))
    #expect(file.split.repeats[0].buffer.count == 7)

    let holdout = header() + "TEST,4,0,0\nTEST,2,0,0\nTRAIN,1,0,0\nTRAIN,3,0,0"
    #expect(try read(holdout).split.layout.order == .testFirst)
    let both = header() + (0..<5).map { "TEST,\($0),0,0\nTRAIN,\($0),0,0" }.joined(separator: "\n")
    #expect(try read(both).split.layout.order == .alternating)
  }

  @Test func `any legal ARFF is a legal split file`() throws {
    let plain = try read(header() + "TRAIN,5,0,1\nTRAIN,6,0,1\nTEST,7,0,1\nTEST,8,0,1").split
    let spellings = [
      "% a comment\n" + header() + "TRAIN,5,0,1\r\nTRAIN,6,0,1\r\nTEST,7,0,1\r\nTEST,8,0,1\r\n",
      header() + "TRAIN, 5,0 , 1\n\n  TRAIN,\t6,0,1 % why\nTEST,7.0,0,1e0\n'TEST',\"8\",0,1",
      header() + "{0 TRAIN,1 5,3 1}\n{1 6,3 1}\nTEST,+7,0,01\n{0 TEST,1 8,3 1}\n",
      "@relation x\n@attribute FOLD real\n@attribute Type {test,train}\n"
        + "@attribute repeat_nr integer\n@attribute row_id numeric\n@data\n"
        + "1,train,0,5\n1,train,0,6\n1,test,0,7\n1,test,0,8\n",
      "@relation x\n@attribute note string\n@attribute type string\n@attribute rowid numeric\n"
        + "@attribute repeat numeric\n@attribute fold numeric\n@data\n"
        + "a,TRAIN,5,0,1\n'b c',TRAIN,6,0,1\n?,TEST,7,0,1\nd,TEST,8,0,1\n",
    ]
    for text in spellings {
      let file = try read(text)
      #expect(file.split == plain, "\(text)")
    }
    #expect(try read(spellings[3]).unusualSpellings == ["FOLD", "Type", "test", "train"])
  }

  @Test func `many short sparse rows find room`() throws {
    let text =
      "@relation x\n@attribute type {TRAIN,TEST}\n@attribute rowid numeric\n"
      + "@attribute repeat numeric\n@attribute fold numeric\n@data\n"
      + String(repeating: "{}\n", count: 5_000)
    let split = try read(text).split
    #expect(split.count == 1)
    #expect(split[0].train.count == 5_000)
    #expect(split[0].test.isEmpty)
  }
}
