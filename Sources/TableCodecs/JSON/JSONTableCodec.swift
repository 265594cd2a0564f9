// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

public import ARFF
public import ByteKit
internal import JSONKit

/// One JSON object that holds a whole table, rows and all.
public struct JSONTableCodec: TableCodec {
  /// The form's name.
  public let name = "json"
  /// `.json`.
  public let suffixes = [".json"]
  /// Always.
  public let canRead = true

  /// Makes the codec.
  public init() {}

  /// Whether the first member says that the object is a table.
  public func recognizes(_ prefix: RawSpan) -> Bool {
    var reader = JSONReader(prefix)
    guard (try? reader.next()) == .beginObject, case .key(let key)? = try? reader.next(),
      reader.matches(key, "format"), case .text(let value)? = try? reader.next()
    else { return false }
    return reader.matches(value, "splittool.table")
  }

  /// Starts to write a relation; JSON holds everything.
  public func writer(
    relation: String, attributes: [Attribute], options: TableEncodingOptions
  ) -> any TableWriter {
    JSONTableWriter(relation: relation, attributes: attributes)
  }

  /// Reads a table; the text is walked through twice, since weights stand behind the rows.
  public func read(
    _ source: SharedBytes, options: TableDecodingOptions,
    _ body: (Table) throws(TableError) -> Void
  ) throws(TableError) {
    let outline = try JSONTableOutline(source.bytes, options: options)
    var rows = RowsAsARFF(
      relation: outline.relation, attributes: outline.attributes, options: options)
    var cells = JSONCells(outline.attributes)
    var reader = JSONReader(
      source.bytes, in: outline.rowsOffset..<source.count,
      maximumDepth: JSONTableOutline.depth(options))
    _ = try reader.nextEvent()
    var row = 0
    while try cells.readRow(&reader, isSparse: outline.isSparse(row), into: &rows.text) {
      if let weight = outline.weight(row) { JSONCells.append(weight: weight, to: &rows.text) }
      rows.text.append(UInt8(ascii: "\n"))
      row += 1
      try rows.rowDone(body)
    }
    try rows.finish(body)
  }
}
