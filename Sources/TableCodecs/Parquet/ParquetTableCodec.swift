// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

public import Diagnostics
public import ARFF
public import ByteKit
internal import Parquet

/// Parquet files of flat columns, as pyarrow, polars, DuckDB, pandas and Spark read and write them.
///
/// Numbers are written as DOUBLE, or as INT64 where all are whole; labels through a dictionary of the
/// declared ones in their order, text as UTF-8, dates as civil milliseconds. What ARFF knows beyond
/// that is kept as a header of ARFF in the metadata and comes back. Relational attributes, weights
/// of rows and the marks of sparse ones are refused, or left out with a warning if the options allow
/// it. Pages have checksums, and those that are found are checked.
public struct ParquetTableCodec: TableCodec {
  /// The form's name.
  public let name = "parquet"
  /// `.parquet` and OpenML's `.pq`.
  public let suffixes = [".parquet", ".pq"]

  /// The attributes of the columns, which then are those and no others; the file's own if absent.
  public var schema: Header?

  /// Makes the codec.
  public init(schema: Header? = nil) {
    self.schema = schema
  }

  /// Whether the file begins with `PAR1`.
  public func recognizes(_ prefix: RawSpan) -> Bool { ParquetReader.recognizes(prefix) }

  /// Starts to write a relation, with pages packed by zstd, or by gzip if the options ask for that.
  public func writer(
    relation: String, attributes: [Attribute], options: TableEncodingOptions
  ) throws(ReadingError) -> any TableWriter {
    let losses = try Losses(
      of: attributes, to: name, options, unsupported: ["relational"], keepsWeights: true)
    return try ParquetTableWriter(
      relation: relation, attributes, losses: losses,
      compression: options.isDeflated ? .gzip : .zstd)
  }

  /// Reads a table; columns that nobody declared get the attributes of their types.
  public func read(
    _ source: SharedBytes, options: ReadingOptions,
    _ body: (Table) throws(ReadingError) -> Void
  ) throws(ReadingError) {
    let reader = try ParquetReader(source)
    try ParquetTableReader(reader, source, schema, options).read(body)
  }
}
