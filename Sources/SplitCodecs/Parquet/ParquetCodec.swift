// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

public import Diagnostics
public import ByteKit
public import Hashing
public import SplitModel
internal import Parquet

/// The form for engines that query: a Parquet file with a row for each listed row.
///
/// Columns are `repeat`, `fold`, perhaps `sample`, `type` (TRAIN or TEST) and `rowid`. A fold's rows
/// stand together, train rows first, and a row group ends with a repeat, so that its statistics tell an
/// engine which ones to read: `select rowid from 's.parquet' where repeat = 0 and fold = 3 and type =
/// 'TEST'` reads one row group. Name, layout and digest are in the metadata.
public struct ParquetCodec: SplitCodec {
  /// Makes the codec.
  public init() {}

  /// The name on the command line: `parquet`.
  public var name: String { "parquet" }
  /// The version of the form: 1.
  public var version: Int { 1 }
  /// The suffixes `.parquet` and `.pq`.
  public var suffixes: [String] { [".parquet", ".pq"] }
  /// Holds name and layout.
  public var abilities: CodecAbilities { [.name, .layout] }

  /// Whether a file begins with `PAR1`.
  public func recognizes(_ prefix: RawSpan) -> Bool { ParquetReader.recognizes(prefix) }

  /// Whether the columns of a file are those of a split.
  public static func holdsSplit(_ bytes: SharedBytes) -> Bool {
    guard let reader = try? ParquetReader(bytes) else { return false }
    let names = Set(reader.columns.map(\.name))
    return names.isSuperset(of: ["repeat", "fold", "type", "rowid"])
  }

  /// Appends a split set.
  ///
  /// - Throws: ``ReadingError`` with code `cannot-hold` for a fold with two empty sets.
  public func encode(_ split: SplitSet, into sink: inout ByteSink) throws(ReadingError) {
    try encode(split, digest: split.digest(), into: &sink)
  }

  /// Appends a split set whose digest is known.
  public func encode(
    _ split: SplitSet, digest: SHA256Digest, into sink: inout ByteSink
  ) throws(ReadingError) {
    try ParquetSplitWriter(split).write(digest, into: &sink)
  }

  /// Reads a split set; columns and folds may come in any order, and from any writer.
  ///
  /// - Throws: ``ReadingError``; a digest that is there is checked.
  public func decode(
    _ bytes: SharedBytes, options: ReadingOptions
  ) throws(ReadingError) -> SplitSet {
    try ParquetSplitReader(ParquetReader(bytes), bytes, options).read()
  }
}
