// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

public import Diagnostics
public import ARFF
public import ByteKit

/// A form of tables: how their rows become bytes and, for most, bytes become rows.
///
/// Rows travel in blocks, each a table with the same attributes, so that a file larger than memory
/// can be converted. Writing is deterministic: the same rows give the same bytes, however they are
/// cut into blocks. What a form cannot hold it refuses, unless the options allow the loss.
public protocol TableCodec: Form {
  /// Whether the form can be read.
  var canRead: Bool { get }

  /// Starts to write a relation.
  ///
  /// - Throws: ``ReadingError`` with code `cannot-hold` for attributes that the form has no way to
  ///   say.
  func writer(
    relation: String, attributes: [Attribute], options: TableEncodingOptions
  ) throws(ReadingError) -> any TableWriter

  /// Reads a table block by block; at least one block comes, if only with the attributes.
  ///
  /// - Throws: ``ReadingError`` with the place, or what `body` throws.
  func read(
    _ source: SharedBytes, options: ReadingOptions,
    _ body: (Table) throws(ReadingError) -> Void
  ) throws(ReadingError)
}

extension TableCodec {
  /// Always.
  public var canRead: Bool { true }

  /// Refuses, for forms that cannot be read.
  public func read(
    _ source: SharedBytes, options: ReadingOptions,
    _ body: (Table) throws(ReadingError) -> Void
  ) throws(ReadingError) {
    throw ReadingError(
      .cannotRead, "tables cannot be read from \(name)", hint: "use arff, csv or json")
  }
}

extension TableCodec {
  /// Writes a whole table.
  ///
  /// - Returns: What other readers of the form will not read alike.
  @discardableResult
  public func encode(
    _ table: Table, into sink: inout ByteSink,
    options: TableEncodingOptions = TableEncodingOptions()
  ) throws(ReadingError) -> [Finding] {
    var writer = try writer(
      relation: table.relation, attributes: table.attributes, options: options)
    try writer.begin(into: &sink)
    try writer.write(table, into: &sink)
    try writer.finish(into: &sink)
    return writer.warnings
  }

  /// Reads a whole table.
  public func decode(
    _ source: SharedBytes, options: ReadingOptions = ReadingOptions()
  ) throws(ReadingError) -> Table {
    var options = options
    options.blockSize = .max
    var result: Table?
    try read(source, options: options) { table throws(ReadingError) in result = table }
    guard let result else { throw ReadingError(.truncated, at: source.count, "there is no table") }
    return result
  }
}
