// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
internal import ByteKit
internal import Hashing
internal import Parquet
internal import SplitModel

/// Reads the rows of a Parquet file into folds.
struct ParquetSplitReader {
  private struct Lists {
    let id: FoldID
    var train: [UInt32] = []
    var test: [UInt32] = []
  }

  private static let batchRows = 4096

  private let reader: ParquetReader
  private let options: ReadingOptions
  /// The columns: repeat, fold, sample if there is one, type, row id.
  private let columns: [Int]
  private let hasSamples: Bool
  private var folds: [Lists] = []
  private var places: [FoldID: Int] = [:]
  private var current = -1

  /// Finds the columns.
  ///
  /// - Throws: ``ReadingError`` if one is missing or of another type, or if the rows are more than
  ///   the limit, or too many for the bytes.
  init(
    _ reader: ParquetReader, _ source: SharedBytes, _ options: ReadingOptions
  ) throws(ReadingError) {
    self.reader = reader
    self.options = options
    func place(_ name: String, _ kind: ColumnBatch.Kind) throws(ReadingError) -> Int? {
      let found = reader.columns.indices.filter { reader.columns[$0].name == name }
      guard let index = found.first else { return nil }
      guard found.count == 1, reader.columns[index].kind == kind,
        reader.columns[index].type != .boolean
      else { throw .malformed(at: nil, "the column '\(name)' is of another type, or there twice") }
      return index
    }
    let sample = try place("sample", .integers)
    hasSamples = sample != nil
    var columns: [Int] = []
    for (name, kind) in [
      ("repeat", ColumnBatch.Kind.integers), ("fold", .integers), ("type", .texts),
      ("rowid", .integers),
    ] {
      guard let index = try place(name, kind) else {
        throw ReadingError(.missingMember, "the file has no column '\(name)'")
      }
      columns.append(index)
    }
    self.columns = columns + (sample.map { [$0] } ?? [])
    let limit = options.limits.listedRows
    guard reader.rowCount <= limit else { throw .limit("listed rows", limit) }
    // Rows in order cost next to nothing; so many of them are a bomb all the same.
    guard reader.rowCount <= max(1 << 26, 64 * source.count) else {
      throw .limit("listed rows for \(source.count) bytes", max(1 << 26, 64 * source.count))
    }
  }

  /// Reads all rows.
  consuming func read() throws(ReadingError) -> SplitSet {
    var batches = [ColumnBatch](repeating: ColumnBatch(), count: columns.count)
    for group in reader.groups.indices {
      var rows = reader.rows(of: group, columns: columns)
      while rows.left > 0 {
        let count = try rows.read(Self.batchRows, into: &batches)
        try append(batches, count: count)
      }
    }
    var assembler = SplitAssembler(options)
    for fold in folds {
      try assembler.append(
        Fold(id: fold.id, train: RowIDs(fold.train), test: RowIDs(fold.test)))
    }
    let order = reader.fact(ParquetSplitFact.order).flatMap(SplitLayout.Order.init)
    let split = try assembler.finish(
      name: reader.fact(ParquetSplitFact.name) ?? "",
      layout: SplitLayout(order: order ?? .trainFirst, hasSampleColumn: hasSamples))
    try checkDigest(of: split)
    return split
  }

  private func checkDigest(of split: SplitSet) throws(ReadingError) {
    guard !options.isVerified, let found = reader.fact(ParquetSplitFact.digest) else { return }
    let computed = "sha256:" + split.digest().hexadecimal
    guard found == computed else { throw .badDigest(found: found, computed: computed) }
  }

  private mutating func append(_ batches: [ColumnBatch], count: Int) throws(ReadingError) {
    guard batches.allSatisfy({ $0.isMissing.allSatisfy { !$0 } }) else {
      throw .malformed(at: nil, "a value of the split is missing")
    }
    for row in 0..<count {
      let id = FoldID(
        repeat: try Self.index(batches[0].integers[row]),
        fold: try Self.index(batches[1].integers[row]),
        sample: hasSamples ? try Self.index(batches[4].integers[row]) : 0)
      if current < 0 || folds[current].id != id { current = try fold(id) }
      guard let rowID = UInt32(exactly: batches[3].integers[row]), rowID < .max else {
        throw ReadingError(.badRowID, "\(batches[3].integers[row]) is no row id")
      }
      if try Self.isTest(batches[2], row) {
        folds[current].test.append(rowID)
      } else {
        folds[current].train.append(rowID)
      }
    }
  }

  private mutating func fold(_ id: FoldID) throws(ReadingError) -> Int {
    if let known = places[id] { return known }
    guard folds.count < options.limits.folds else { throw .limit("folds", options.limits.folds) }
    places[id] = folds.count
    folds.append(Lists(id: id))
    return folds.count - 1
  }

  private static func index(_ value: Int64) throws(ReadingError) -> Int {
    guard value >= 0, value <= Int64(FoldID.largestIndex) else {
      throw .malformed(at: nil, "a repeat, fold or sample is out of range: \(value)")
    }
    return Int(value)
  }

  private static func isTest(_ batch: ColumnBatch, _ row: Int) throws(ReadingError) -> Bool {
    let (source, range) = batch.place(of: batch.texts[row])
    let bytes = source.bytes
    if range.count == 5, bytes.starts(with: "TRAIN", at: range.lowerBound) { return false }
    if range.count == 4, bytes.starts(with: "TEST", at: range.lowerBound) { return true }
    throw .malformed(at: nil, "a type is neither TRAIN nor TEST")
  }
}
