// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

public import Diagnostics
public import ARFF
internal import ByteKit
internal import JSONKit

/// An object a line, a member an attribute: for programs that read rows one by one.
///
/// The relation's name, types and labels are not written. Weights of rows and attributes and the
/// marks of sparse rows are refused, or left out with a warning if the options allow it.
public struct NDJSONTableCodec: TableCodec {
  /// The form's name.
  public let name = "ndjson"
  /// `.ndjson`.
  public let suffixes = [".ndjson"]
  /// Never: the lines do not say what the attributes are.
  public let canRead = false

  /// Makes the codec.
  public init() {}

  /// Starts to write a relation.
  public func writer(
    relation: String, attributes: [Attribute], options: TableEncodingOptions
  ) throws(ReadingError) -> any TableWriter {
    let losses = try Losses(of: attributes, to: name, options)
    return Writer(losses: losses, keys: Self.keys(attributes))
  }

  /// What stands before each cell: `"a":`.
  private static func keys(_ attributes: [Attribute]) -> [[UInt8]] {
    attributes.map { attribute in
      var sink = ByteSink()
      sink.append(jsonText: attribute.name)
      sink.append(UInt8(ascii: ":"))
      return sink.array
    }
  }

  private struct Writer: TableWriter, Sendable {
    var losses: Losses
    let keys: [[UInt8]]

    var warnings: [Finding] { losses.warnings }

    mutating func begin(into sink: inout ByteSink) {}

    mutating func write(_ block: Table, into sink: inout ByteSink) throws(ReadingError) {
      try losses.check(block)
      block.forEachDensePart { part in
        sink.append(rows: 0..<part.rowCount, columnCount: keys.count) { [self] rows, sink in
          write(part, rows, into: &sink)
        }
      }
    }

    private func write(_ block: Table, _ all: Range<Int>, into sink: inout ByteSink) {
      var texts = CellTexts()
      let most = CellTexts.rowsAtOnce(columnCount: keys.count)
      var start = all.lowerBound
      while start < all.upperBound {
        let rows = start..<min(start &+ most, all.upperBound)
        texts.begin(rows: rows.count, columns: keys.count)
        for column in keys.indices {
          JSONCellText.append(block.columns[column], rows, key: keys[column], to: &texts)
        }
        for row in 0..<rows.count {
          sink.append(UInt8(ascii: "{"))
          sink.append(row: row, of: texts)
          sink.append("}\n")
        }
        start = rows.upperBound
      }
    }

    mutating func finish(into sink: inout ByteSink) {}
  }
}
