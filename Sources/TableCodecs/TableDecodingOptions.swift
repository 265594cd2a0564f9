// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

public import ARFF

/// How a table is read, and the limits for one that may be hostile.
public struct TableDecodingOptions: Sendable {
  /// Options and limits of the ARFF reader; those for lines, depth and attributes hold for all
  /// forms.
  public var reading: ReadingOptions
  /// The attributes of a form that does not carry them, from `--schema`; inferred if absent.
  public var schema: Header?
  /// The relation's name for forms that do not carry it.
  public var relation: String
  /// About how many bytes of the source the rows of one block take; the whole table in one block
  /// if the source is no longer.
  public var blockSize: Int

  /// Takes the limits of the ARFF reader and blocks of 1 MiB.
  public init(
    reading: ReadingOptions = ReadingOptions(), schema: Header? = nil, relation: String = "table",
    blockSize: Int = 1 << 20
  ) {
    self.reading = reading
    self.schema = schema
    self.relation = relation
    self.blockSize = blockSize
  }
}
