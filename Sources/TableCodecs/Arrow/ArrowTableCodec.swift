// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

public import Diagnostics
public import ARFF
public import ByteKit
internal import Arrow

/// Arrow files (Feather, version 2) of flat columns, which pyarrow, polars and pandas map into memory.
///
/// Columns are as in ``ParquetTableCodec``; buffers are not packed and begin at multiples of 64
/// bytes. Files that are packed with LZ4 or zstd are read. A file of ours has a checksum.
public struct ArrowTableCodec: TableCodec {
  /// The form's name.
  public let name = "arrow"
  /// `.arrow` and `.feather`.
  public let suffixes = [".arrow", ".feather"]
  /// The attributes of the columns, which then are those and no others; the file's own if absent.
  public var schema: Header?

  /// Makes the codec.
  public init(schema: Header? = nil) {
    self.schema = schema
  }

  /// Whether the file begins with `ARROW1`.
  public func recognizes(_ prefix: RawSpan) -> Bool { ArrowFileReader.recognizes(prefix) }

  /// Starts to write a relation.
  public func writer(
    relation: String, attributes: [Attribute], options: TableEncodingOptions
  ) throws(ReadingError) -> any TableWriter {
    let losses = try Losses(
      of: attributes, to: name, options, unsupported: ["relational"], keepsWeights: true)
    return try ArrowTableWriter(relation: relation, attributes, losses: losses)
  }

  /// Reads a table; columns that nobody declared get the attributes of their types.
  public func read(
    _ source: SharedBytes, options: ReadingOptions,
    _ body: (Table) throws(ReadingError) -> Void
  ) throws(ReadingError) {
    try ArrowTableReader(ArrowFileReader(source), source, schema, options).read(body)
  }
}
