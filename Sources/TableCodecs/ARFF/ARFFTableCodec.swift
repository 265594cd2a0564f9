// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

public import ARFF
public import ByteKit

/// The text form of Weka, read and written by the ARFF module.
public struct ARFFTableCodec: TableCodec {
  /// The form's name.
  public let name = "arff"
  /// `.arff`.
  public let suffixes = [".arff"]
  /// Always.
  public let canRead = true

  /// Makes the codec.
  public init() {}

  /// Never: other forms are told by their first bytes, this one by default.
  public func recognizes(_ prefix: RawSpan) -> Bool { false }

  /// Starts to write a relation; ARFF holds everything.
  public func writer(
    relation: String, attributes: [Attribute], options: TableEncodingOptions
  ) -> any TableWriter {
    Writer(writer: ARFFWriter(relation: relation, attributes: attributes))
  }

  /// Reads a table.
  public func read(
    _ source: SharedBytes, options: TableDecodingOptions,
    _ body: (Table) throws(TableError) -> Void
  ) throws(TableError) {
    let table: Table
    do throws(ARFFError) {
      table = try Table(parsing: source, options: options.reading)
    } catch {
      throw TableError(error)
    }
    try body(table)
  }

  private struct Writer: TableWriter {
    var writer: ARFFWriter

    var warnings: [Diagnostic] { writer.warnings }

    mutating func begin(into sink: inout ByteSink) { writer.writeHeader(into: &sink) }

    mutating func write(_ block: Table, into sink: inout ByteSink) {
      writer.write(block, into: &sink)
    }

    mutating func finish(into sink: inout ByteSink) {}
  }
}
