// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

public import Diagnostics
public import ARFF
public import ByteKit

/// The text form of Weka, read and written by the ARFF module.
public struct ARFFTableCodec: TableCodec {
  /// The form's name.
  public let name = "arff"
  /// `.arff`.
  public let suffixes = [".arff"]
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

  /// Reads a table; blocks are read from the bytes in place.
  public func read(
    _ source: SharedBytes, options: ReadingOptions,
    _ body: (Table) throws(ReadingError) -> Void
  ) throws(ReadingError) {
    guard options.blockSize < source.count else { return try body(whole(source, options)) }
    var reader = try TableReader(
      parsing: source, options: options, blockSize: options.blockSize)
    while let block = try reader.next() { try body(block) }
    // A text without rows is a table, too.
    if reader.rowCount == 0 { try body(whole(source, options)) }
  }

  private func whole(
    _ source: SharedBytes, _ options: ReadingOptions
  ) throws(ReadingError) -> Table {
    try Table(parsing: source, options: options)
  }

  private struct Writer: TableWriter {
    var writer: ARFFWriter

    var warnings: [Finding] { writer.warnings }

    mutating func begin(into sink: inout ByteSink) { writer.writeHeader(into: &sink) }

    mutating func write(_ block: Table, into sink: inout ByteSink) {
      writer.write(block, into: &sink)
    }

    mutating func finish(into sink: inout ByteSink) {}
  }
}
