// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

import Diagnostics
internal import ByteKit
internal import Foundation
internal import SplitModel
internal import TestSupport
internal import Testing

@Suite struct SplitSetTests {
  /// The same cells with rows of their own, in lists.
  static func unshared(_ split: SplitSet) -> [Fold] {
    split.map {
      Fold(id: $0.id, train: RowIDs(Array($0.train)), test: RowIDs(Array($0.test)))
    }
  }

  static let parameters: [GenerationParameters] = [
    GenerationParameters(.crossvalidation, repeats: 3, folds: 4),
    GenerationParameters(.holdout, repeats: 2),
    GenerationParameters(.holdoutOrdered),
    GenerationParameters(.leaveOneOut),
    GenerationParameters(.learningCurve, repeats: 2, folds: 3),
    GenerationParameters(.timeSeries, folds: 3),
    GenerationParameters(.testOnTrainingData),
    GenerationParameters(.bootstrap, repeats: 2),
  ]

  @Test(arguments: parameters)
  func `equality, digest and cells do not depend on how rows are stored`(
    _ parameters: GenerationParameters
  ) throws {
    let split = try SplitSet.generate(parameters, for: DataRows(count: 130))
    let cells = Self.unshared(split)
    let packed = try #require(SplitSet(name: "other", cells: cells.shuffled()))
    #expect(packed == split)
    #expect(packed.digest() == split.digest())
    #expect(packed.map(\.id) == split.map(\.id))
    #expect(packed.firstDifference(from: split) == nil)
    for (a, b) in zip(packed, cells) { #expect(Array(a.train) == Array(b.train)) }
  }

  @Test(arguments: parameters.prefix(5))
  func `packing stores one permutation for each repeat`(
    _ parameters: GenerationParameters
  ) throws {
    let split = try SplitSet.generate(parameters, for: DataRows(count: 130))
    let packed = try #require(SplitSet(name: "", cells: Self.unshared(split)))
    #expect(packed.repeats.map(\.buffer.count) == split.repeats.map { _ in 130 })
  }

  @Test func `cells that are no slices of a permutation stay lists`() {
    let split = SplitSet(
      name: "", folds: [([3, 2, 1], [0]), ([1, 2, 3], [0]), ([], [7]), ([7, 7], [])])
    #expect(split.repeats[0].buffer.count == split.listedRowCount)
    #expect(split.map { Array($0.train) } == [[3, 2, 1], [1, 2, 3], [], [7, 7]])
    #expect(split.map { Array($0.test) } == [[0], [0], [7], []])
  }

  @Test(arguments: 0..<300)
  func `packing keeps any cells`(_ seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    var cells = [Fold]()
    for fold in 0..<Int.random(in: 1...4, using: &random) {
      for sample in 0..<Int.random(in: 1...2, using: &random) {
        func rows() -> RowIDs {
          RowIDs(
            (0..<Int.random(in: 0...4, using: &random)).map { _ in
              UInt32.random(in: 0...3, using: &random)
            })
        }
        cells.append(
          Fold(
            id: FoldID(repeat: 0, fold: fold, sample: sample), train: rows(), test: rows()))
      }
    }
    let split = try #require(SplitSet(name: "", cells: cells), "seed \(seed)")
    #expect(Array(split) == cells, "seed \(seed)")
  }

  @Test func `a change of any row, cell or order changes equality and digest`() throws {
    let split = SplitSet(name: "", folds: [([0, 1], [2]), ([0, 2], [1])])
    let others = [
      SplitSet(name: "", folds: [([1, 0], [2]), ([0, 2], [1])]),
      SplitSet(name: "", folds: [([0, 1], [2]), ([0, 2], [3])]),
      SplitSet(name: "", folds: [([0], [1, 2]), ([0, 2], [1])]),
      SplitSet(name: "", folds: [([0, 1], [2])]),
      SplitSet(name: "", repeats: [[([0, 1], [2])], [([0, 2], [1])]]),
      SplitSet(name: "", repeats: []),
    ]
    for other in others {
      #expect(other != split)
      #expect(other.digest() != split.digest())
      #expect(other.firstDifference(from: split) != nil)
      #expect(split.firstDifference(from: other) != nil)
    }
    #expect(Set(others.map { $0.digest() }).count == others.count)
  }

  @Test func `finds cells by repeat, fold and sample`() throws {
    let split = SplitSet(name: "", repeats: [[([0], [1]), ([1], [0])], [([1], [0])]])
    #expect(split[repeat: 1, fold: 0]?.train.first == 1)
    #expect(split[repeat: 0, fold: 1]?.test.map { $0 } == [0])
    #expect(split[repeat: 1, fold: 1] == nil)
    #expect(split[repeat: 2, fold: 0] == nil)
    #expect(split[repeat: 0, fold: 0, sample: 1] == nil)
    #expect(split[2].id == FoldID(repeat: 1, fold: 0))
    #expect(split.count == 3)
  }

  @Test func `a cell twice is no split set`() {
    let cell = Fold(id: FoldID(repeat: 0, fold: 0), train: RowIDs([0]), test: RowIDs([1]))
    #expect(SplitSet(name: "", cells: [cell, cell]) == nil)
  }

  @Test func `rows can be read in place`() throws {
    let split = try SplitSet.generate(
      GenerationParameters(.leaveOneOut), for: DataRows(count: 10))
    let train = try #require(split[repeat: 0, fold: 4]).train
    var pieces = [[UInt32]]()
    train.forEachPiece { piece in pieces.append(piece.indices.map { piece[$0] }) }
    #expect(pieces == [[0, 1, 2, 3], [5, 6, 7, 8, 9]])
    #expect(train[4] == 5 && train.count == 9)
  }

  @Test(arguments: parameters)
  func `Codable keeps everything`(_ parameters: GenerationParameters) throws {
    var split = try SplitSet.generate(parameters, for: DataRows(count: 70))
    split.name = "naïve \"x\""
    let back = try JSONDecoder().decode(SplitSet.self, from: JSONEncoder().encode(split))
    #expect(back == split && back.name == split.name && back.layout == split.layout)
  }

  @Test(arguments: [
    #"{"name":"","layout":{"order":"up","sample":false},"cells":[]}"#,
    #"{"name":"","layout":{"order":"alternating","sample":false},"cells":[{"repeat":-1,"#
      + #""fold":0,"sample":0,"train":[],"test":[]}]}"#,
    #"{"name":"","layout":{"order":"alternating","sample":false},"cells":[{"repeat":0,"#
      + #""fold":0,"sample":0,"train":[4294967295],"test":[]}]}"#,
    #"{"name":"","layout":{"order":"alternating","sample":false}}"#,
  ])
  func `Codable refuses what is no split set`(_ text: String) {
    #expect(throws: DecodingError.self) {
      try JSONDecoder().decode(SplitSet.self, from: Data(text.utf8))
    }
  }
}
