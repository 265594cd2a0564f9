// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
internal import ByteKit
internal import SplitModel

/// The tables of a compressed file, read and checked.
struct CompressedTables {
  struct Repeat {
    let index: Int
    let cells: [SplitRepeat.CellPieces]
    let idCount: Int
    let transform: CompressedLayout.Transform
  }

  let name: String
  let layout: SplitLayout
  let content: Content

  /// What the other sections are.
  enum Content {
    case repeats([Repeat])
    case seedForm(SeedHead)
  }

  /// Reads the tables of a file of `fileLength` bytes.
  init(
    _ cursor: SectionCursor, fileLength: Int, options: ReadingOptions
  ) throws(ReadingError) {
    var cursor = cursor
    let nameRange = try cursor.take(try cursor.varint())
    let nameBytes = cursor.bytes.bytes.array(nameRange)
    guard let name = String(validating: nameBytes, as: UTF8.self) else {
      throw .malformed(at: nil, "the name is not UTF-8")
    }
    self.name = name
    let order = try cursor.varint()
    let sampleColumn = try cursor.varint()
    guard order < SplitLayout.Order.allCases.count, sampleColumn <= 1 else {
      throw .malformed(at: nil, "the layout is not one that is known")
    }
    layout = SplitLayout(
      order: SplitLayout.Order.allCases[order], hasSampleColumn: sampleColumn == 1)

    let kind = try cursor.varint()
    guard kind <= 1 else { throw .malformed(at: nil, "the content is not one that is known") }
    if kind == 0 {
      content = .repeats(
        try Self.repeats(&cursor, fileLength: fileLength, options: options))
    } else {
      let head = try SeedHead(&cursor, options: options)
      guard head.leastFileLength <= fileLength else {
        throw Self.overLimit(fileLength: fileLength, ids: head.rowCount * head.repeats)
      }
      content = .seedForm(head)
    }
    guard cursor.remaining == 0 else {
      throw .malformed(at: nil, "there are bytes behind the tables")
    }
  }

  private static func overLimit(fileLength: Int, ids: Int) -> ReadingError {
    let limit = CompressedLayout.maximumIDsPerByte
    return ReadingError(
      .limitExceeded,
      "\(fileLength) bytes claim \(ids) ids; the limit is \(limit) times as many as bytes")
  }

  private static func repeats(
    _ cursor: inout SectionCursor, fileLength: Int, options: ReadingOptions
  ) throws(ReadingError) -> [Repeat] {
    let repeatCount = try cursor.varint()
    let cellCount = try cursor.varint()
    guard cellCount <= options.limits.folds else { throw .limit("cells", options.limits.folds) }
    // Every repeat and every cell takes four bytes at least.
    guard repeatCount <= cursor.remaining / 4, cellCount <= cursor.remaining / 4 else {
      throw .malformed(at: nil, "the tables are shorter than they say")
    }
    var heads = [Head]()
    heads.reserveCapacity(repeatCount)
    var previous = -1
    for _ in 0..<repeatCount {
      let head = try Head(&cursor, after: previous)
      previous = head.index
      heads.append(head)
    }
    let folds = try column(&cursor, count: cellCount, limit: FoldID.largestIndex)
    let samples = try column(&cursor, count: cellCount, limit: FoldID.largestIndex)
    let trainCounts = try column(&cursor, count: cellCount, limit: options.limits.listedRows)
    let testCounts = try column(&cursor, count: cellCount, limit: options.limits.listedRows)
    var cells = Cells(folds: folds, samples: samples, train: trainCounts, test: testCounts)
    guard trainCounts.reduce(0, +) + testCounts.reduce(0, +) <= options.limits.listedRows else {
      throw .limit("listed rows", options.limits.listedRows)
    }
    let claimed = heads.reduce(into: 0) { sum, head in
      sum = sum.addingReportingOverflow(head.idCount).overflow ? Int.max : sum + head.idCount
    }
    guard claimed / CompressedLayout.maximumIDsPerByte <= fileLength else {
      throw overLimit(fileLength: fileLength, ids: claimed)
    }
    var repeats = [Repeat]()
    for head in heads { repeats.append(try cells.take(head)) }
    guard cells.isEmpty else {
      throw .malformed(at: nil, "the repeats do not add up to what the tables say")
    }
    return repeats
  }

  private static func column(
    _ cursor: inout SectionCursor, count: Int, limit: Int
  ) throws(ReadingError) -> [Int] {
    var values = [Int]()
    values.reserveCapacity(count)
    var value = 0
    for _ in 0..<count {
      value = value &+ (try cursor.zigzag())
      guard value >= 0, value <= limit else {
        throw .malformed(at: nil, "a fold, sample or count of a cell is out of range")
      }
      values.append(value)
    }
    return values
  }

  private struct Head {
    let index: Int
    let cellCount: Int
    let idCount: Int
    let transform: CompressedLayout.Transform

    init(_ cursor: inout SectionCursor, after previous: Int) throws(ReadingError) {
      let step = try cursor.varint()
      guard step <= FoldID.largestIndex, previous + 1 + step <= FoldID.largestIndex else {
        throw .malformed(at: nil, "a repeat is out of range")
      }
      index = previous + 1 + step
      cellCount = try cursor.varint()
      idCount = try cursor.varint()
      guard let transform = CompressedLayout.Transform(rawValue: try cursor.varint()) else {
        throw .malformed(at: nil, "a transform is not one that is known")
      }
      self.transform = transform
    }
  }

  private struct Cells {
    let folds: [Int]
    let samples: [Int]
    let train: [Int]
    let test: [Int]
    private var next = 0

    init(folds: [Int], samples: [Int], train: [Int], test: [Int]) {
      self.folds = folds
      self.samples = samples
      self.train = train
      self.test = test
    }

    var isEmpty: Bool { next == folds.count }

    mutating func take(_ head: Head) throws(ReadingError) -> Repeat {
      guard head.cellCount <= folds.count - next else {
        throw .malformed(at: nil, "a repeat claims more cells than there are")
      }
      let arrangement: SplitRepeat.Arrangement =
        head.transform.isPermutation ? .permutation : .lists
      var walker = SplitRepeat.PieceWalker(arrangement, count: head.idCount)
      var cells = [SplitRepeat.CellPieces]()
      cells.reserveCapacity(head.cellCount)
      for position in next..<(next + head.cellCount) {
        if let last = cells.last,
          (last.foldIndex, last.sampleIndex) >= (folds[position], samples[position])
        {
          throw .malformed(at: nil, "the cells do not rise")
        }
        let pieces = walker.next(
          fold: folds[position], sample: samples[position], trainCount: train[position],
          testCount: test[position])
        guard let pieces else {
          throw .malformed(at: nil, "a cell claims more rows than its repeat has")
        }
        cells.append(pieces)
      }
      next += head.cellCount
      if arrangement == .lists,
        cells.reduce(0, { $0 + $1.train.count + $1.test.count }) != head.idCount
      {
        throw .malformed(at: nil, "a repeat claims more ids than its cells list")
      }
      return Repeat(
        index: head.index, cells: cells, idCount: head.idCount, transform: head.transform)
    }
  }
}
