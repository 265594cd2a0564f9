// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

public import ARFF
public import ByteKit

/// Comma-separated values with a line of names first.
///
/// A missing value is an empty field, the empty text `""`. The form does not say what its columns
/// are: a schema does, or they are numbers if all values are, else text.
public struct CSVTableCodec: TableCodec {
  /// The form's name.
  public let name = "csv"
  /// `.csv`.
  public let suffixes = [".csv"]
  /// Always.
  public let canRead = true

  /// Makes the codec.
  public init() {}

  /// Never: any text might be CSV.
  public func recognizes(_ prefix: RawSpan) -> Bool { false }

  /// Starts to write a relation.
  public func writer(
    relation: String, attributes: [Attribute], options: TableEncodingOptions
  ) throws(TableError) -> any TableWriter {
    let losses = Losses(form: name, isAllowed: options.isLossy)
    try losses.check(attributes, unsupported: ["relational"])
    return CSVTableWriter(attributes, losses: losses)
  }

  /// Reads a table; without a schema the text is walked through twice.
  public func read(
    _ source: SharedBytes, options: TableDecodingOptions,
    _ body: (Table) throws(TableError) -> Void
  ) throws(TableError) {
    let limit = options.reading.limits.attributes
    var scanner = CSVScanner(source.bytes)
    let columns = try CSVColumns(&scanner, options: options)
    var rows = RowsAsARFF(
      relation: options.schema?.relation ?? options.relation, attributes: columns.attributes,
      options: options)
    var fields: [CSVField] = []
    var cells = CSVCells(columns)
    while !scanner.isAtEnd {
      let place = scanner.position
      try scanner.readLine(into: &fields, limit: limit)
      if columns.isBlank(fields) { continue }
      try columns.checkCount(fields, at: place, end: scanner.position)
      try cells.append(fields, scanner, to: &rows.text)
      try rows.rowDone(body)
    }
    try rows.finish(body)
  }
}
