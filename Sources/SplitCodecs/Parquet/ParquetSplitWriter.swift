// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
internal import ByteKit
internal import Hashing
internal import Parquet
internal import SplitModel

/// What the metadata of a split file is named.
enum ParquetSplitFact {
  /// The relation's name.
  static let name = "splittool.relation"
  /// Which rows of a fold come first in the text form.
  static let order = "splittool.order"
  /// The digest of all folds.
  static let digest = "splittool.digest"
}

/// Writes a split set as the rows of a Parquet file.
struct ParquetSplitWriter {
  /// Row groups end with a repeat, but are not smaller than this: each costs the footer 500 bytes.
  ///
  /// Folds of a repeat list the same stretches of one permutation, which only packing them together
  /// finds: 20 million rows of 10 × 10 folds take 49 MB with a row group for each fold.
  private static let leastRows = 1 << 14
  /// Repeats of more rows are cut at a fold.
  private static let mostRows = 1 << 22

  private let split: SplitSet
  private let hasSamples: Bool
  private let hasLargeRows: Bool

  /// Prepares to write a split set.
  init(_ split: SplitSet) {
    self.split = split
    hasSamples = split.layout.hasSampleColumn || split.contains { $0.id.sampleIndex != 0 }
    var largest: UInt32 = 0
    for fold in split {
      for part in SplitPart.allCases {
        fold[part].forEachPiece { piece in
          for index in piece.indices { largest = max(largest, piece[index]) }
        }
      }
    }
    hasLargeRows = largest > UInt32(Int32.max)
  }

  /// Appends the file.
  func write(_ digest: SHA256Digest, into sink: inout ByteSink) throws(ReadingError) {
    if let empty = split.first(where: { $0.train.isEmpty && $0.test.isEmpty }) {
      throw .cannotHold("parquet", "\(empty.id), which has no rows")
    }
    var writer = ParquetWriter(columns, compression: .zstd)
    writer.begin(into: &sink)
    var folds: [Fold] = []
    var rowCount = 0
    for fold in split {
      let isNewRepeat = folds.last.map { $0.id.repeatIndex != fold.id.repeatIndex } ?? false
      if isNewRepeat && rowCount >= Self.leastRows || rowCount >= Self.mostRows {
        writer.append(values(of: folds), into: &sink)
        folds.removeAll(keepingCapacity: true)
        rowCount = 0
      }
      folds.append(fold)
      rowCount += fold.train.count + fold.test.count
    }
    if rowCount > 0 { writer.append(values(of: folds), into: &sink) }
    writer.finish(
      facts: [
        (ParquetSplitFact.name, split.name),
        (ParquetSplitFact.order, split.layout.order.rawValue),
        (ParquetSplitFact.digest, "sha256:" + digest.hexadecimal),
      ], into: &sink)
  }

  private var columns: [ParquetColumn] {
    var columns = [
      ParquetColumn("repeat", .int32, isOptional: false),
      ParquetColumn("fold", .int32, isOptional: false),
    ]
    if hasSamples { columns.append(ParquetColumn("sample", .int32, isOptional: false)) }
    columns.append(ParquetColumn("type", .byteArray, .text, isOptional: false))
    columns.append(ParquetColumn("rowid", hasLargeRows ? .int64 : .int32, isOptional: false))
    return columns
  }

  private static let labels = ColumnLabels(["TRAIN", "TEST"])

  private func values(of folds: [Fold]) -> [ColumnValues] {
    func numbers(_ value: (FoldID) -> Int) -> ColumnValues {
      .integers(
        folds.flatMap { fold in
          repeatElement(Int64(value(fold.id)), count: fold.train.count + fold.test.count)
        })
    }
    var types: [Int32] = []
    var rows: [Int64] = []
    for fold in folds {
      types.append(contentsOf: repeatElement(0, count: fold.train.count))
      types.append(contentsOf: repeatElement(1, count: fold.test.count))
      for part in [fold.train, fold.test] {
        part.forEachPiece { piece in
          for index in piece.indices { rows.append(Int64(piece[index])) }
        }
      }
    }
    var values = [numbers(\.repeatIndex), numbers(\.foldIndex)]
    if hasSamples { values.append(numbers(\.sampleIndex)) }
    return values + [.codes(types, of: Self.labels), .stretches(rows)]
  }
}
