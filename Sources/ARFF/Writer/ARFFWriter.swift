// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

public import Diagnostics
public import ByteKit

/// Writes relations as ARFF text that other readers understand, block by block.
///
///     var writer = ARFFWriter(relation: "iris", attributes: attributes)
///     writer.writeHeader(into: &sink)
///     writer.write(block, into: &sink)
///
/// The bytes follow the rules W1 to W12: values bare where every reader agrees and in double quotes
/// elsewhere, numbers in the fewest digits that read back, LF line ends, a final newline. The same
/// rows give the same bytes, however they are cut into blocks. Memory stays constant.
public struct ARFFWriter: Sendable {
  private let relation: String
  private let attributes: [Attribute]
  private let comments: [String]
  private let rowWriter: ARFFRowWriter
  private var log = FindingLog()

  /// Prepares to write a relation; each comment becomes a line above it.
  public init(relation: String, attributes: [Attribute], comments: [String] = []) {
    self.relation = relation
    self.attributes = attributes
    self.comments = comments
    rowWriter = ARFFRowWriter(attributes)
  }

  /// What some other readers will not read, or not alike: `name-not-portable` and
  /// `weights-not-portable`, each once with its count.
  public var warnings: [Finding] { log.warnings }

  /// Writes all before the rows.
  public mutating func writeHeader(into sink: inout ByteSink) {
    for comment in comments {
      sink.append("% ")
      // A line end would end the comment.
      sink.append(String(comment.map { $0.isNewline ? " " : $0 }))
      sink.append(UInt8(ascii: "\n"))
    }
    sink.append("@relation ")
    sink.append(written(WrittenName(relation)))
    sink.append("\n\n")
    write(attributes, into: &sink)
    sink.append("\n@data\n")
  }

  /// Writes the rows of a block, whose columns are those of the relation.
  public mutating func write(_ block: Table, into sink: inout ByteSink) {
    precondition(block.columns.count == attributes.count, "the block has other columns")
    if let weights = block.weights {
      let count = weights.count { $0 != 1 }
      if count > 0 { warnOfWeights("row weights", count: count) }
    }
    let rowWriter = rowWriter
    sink.append(rows: 0..<block.rowCount, columnCount: attributes.count) { rows, sink in
      rowWriter.write(block, rows: rows, into: &sink)
    }
  }

  /// Writes a whole table and returns what other readers will not read alike.
  public static func write(_ table: Table, into sink: inout ByteSink) -> [Finding] {
    var writer = ARFFWriter(relation: table.relation, attributes: table.attributes)
    writer.writeHeader(into: &sink)
    writer.write(table, into: &sink)
    return writer.warnings
  }

  /// Writes declarations; those of a relational attribute follow its line.
  ///
  /// Recursion is as deep as the attributes nest, which reading limits.
  private mutating func write(_ attributes: [Attribute], into sink: inout ByteSink) {
    for attribute in attributes {
      var labels: [String] = []
      if case .nominal(let own) = attribute.type { labels = own }
      let name = written(WrittenName(attribute.name, labels: labels))
      sink.append("@attribute ")
      sink.append(name)
      sink.append(UInt8(ascii: " "))
      switch attribute.type {
      case .nominal: ARFFRowWriter.append(labels: labels, to: &sink)
      case .date(let format):
        sink.append("date ")
        sink.append(arffValue: format.pattern)
      default: sink.append(attribute.type.word)
      }
      if attribute.weight != 1 {
        warnOfWeights("attribute weights", count: 1)
        sink.append(" {")
        sink.append(number: attribute.weight)
        sink.append(UInt8(ascii: "}"))
      }
      sink.append(UInt8(ascii: "\n"))
      if case .relational(let inner) = attribute.type {
        write(inner, into: &sink)
        sink.append("@end ")
        sink.append(name)
        sink.append(UInt8(ascii: "\n"))
      }
    }
  }

  private mutating func written(_ name: WrittenName) -> WrittenName {
    if !name.isPortable {
      log.warn(
        .nameNotPortable, at: 0,
        "the name \(Message.quote(name.text)) reads alike "
          + "in Weka and splittool only",
        hint: "use names without quotes, backslashes and control characters")
    }
    return name
  }

  private mutating func warnOfWeights(_ what: String, count: Int) {
    log.warn(
      .weightsNotPortable, at: 0, count: count, "Weka and splittool alone read \(what)")
  }
}
