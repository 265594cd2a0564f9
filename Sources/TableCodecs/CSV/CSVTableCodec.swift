// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

public import Diagnostics
public import ARFF
public import ByteKit

/// Comma-separated values with a line of names first.
///
/// A missing value is an empty field, the empty text `""`. The form does not say what its columns
/// are: a schema does, or they are numbers if all values are, else text. Weights, the marks of
/// sparse rows and relational attributes are refused, or left out with a warning if the options
/// allow it.
public struct CSVTableCodec: TableCodec {
  /// The form's name.
  public let name = "csv"
  /// `.csv`.
  public let suffixes = [".csv"]
  /// The attributes, which the form does not carry; inferred if absent.
  public var schema: Header?

  /// Makes the codec.
  public init(schema: Header? = nil) {
    self.schema = schema
  }

  /// Starts to write a relation.
  public func writer(
    relation: String, attributes: [Attribute], options: TableEncodingOptions
  ) throws(ReadingError) -> any TableWriter {
    let losses = try Losses(of: attributes, to: name, options, unsupported: ["relational"])
    return CSVTableWriter(attributes, losses: losses)
  }

  /// Reads a table; without a schema the text is walked through twice.
  ///
  /// Places in errors count in the text as UTF-8.
  public func read(
    _ source: SharedBytes, options: ReadingOptions,
    _ body: (Table) throws(ReadingError) -> Void
  ) throws(ReadingError) {
    let source = options.encoding.convert(source)
    let limit = options.limits.attributes
    var scanner = CSVScanner(source.bytes)
    let columns = try CSVColumns(&scanner, schema: schema, limits: options.limits)
    var blocks = try RowBlocks(
      relation: schema?.relation ?? options.relation, attributes: columns.attributes,
      options: options)
    var fields: [CSVField] = []
    var cells = CSVCells(columns, options: options)
    let longest = options.limits.lineLength
    // Plain rows come in crowds, which would be too many for a count of rows.
    let arePlain = columns.areInOrder && options.rows == nil
    var patience = Patience()
    while !scanner.isAtEnd, !blocks.isFull {
      if arePlain, patience.isOver {
        let start = scanner.position
        scanner.move(to: blocks.appendPlainRows(scanner.bytes, from: start, longest))
        patience.note(success: scanner.position > start)
        try blocks.endBlock(at: scanner.position, body)
        if scanner.isAtEnd { break }
      }
      patience.passLine()
      let place = scanner.position
      try scanner.readLine(into: &fields, limit: limit)
      if columns.isBlank(fields) { continue }
      try columns.checkCount(fields, at: place, end: scanner.position)
      try cells.read(fields, scanner, into: &blocks.rows)
      try blocks.endRow(at: scanner.position, body)
    }
    try blocks.finish(body)
  }
}
