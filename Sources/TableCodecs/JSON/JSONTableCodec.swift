// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

public import Diagnostics
public import ARFF
public import ByteKit
internal import JSONKit

/// One JSON object that holds a whole table, rows, weights, sparse marks and all, bags included.
public struct JSONTableCodec: TableCodec {
  /// The form's name.
  public let name = "json"
  /// `.json`.
  public let suffixes = [".json"]
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
    _ source: SharedBytes, options: ReadingOptions,
    _ body: (Table) throws(ReadingError) -> Void
  ) throws(ReadingError) {
    let outline = try JSONTableOutline.read(source.bytes, options: options)
    var blocks = try RowBlocks(
      relation: outline.relation, attributes: outline.attributes, options: options)
    var cells = JSONCells(outline.attributes, options: options)
    var reader = JSONReader(
      source.bytes, in: outline.rowsOffset..<source.count,
      maximumDepth: JSONTableOutline.depth(options))
    _ = try reader.next()
    var row = 0
    while !blocks.isFull, try cells.readRow(&reader, into: &blocks.rows) {
      let current = blocks.rows.rowCount
      if outline.isSparse(row) { blocks.rows.markSparse(current) }
      if let weight = outline.weight(row) { blocks.rows.setWeight(weight, of: current) }
      row += 1
      try blocks.endRow(at: reader.offset, body)
    }
    try blocks.finish(body)
  }
}
