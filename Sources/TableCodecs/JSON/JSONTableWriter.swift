// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import ARFF
internal import ByteKit
internal import JSONKit

/// Writes a table as one JSON object, a row a line.
///
/// Sparse marks and weights stand behind the rows, and only if there are any; until then they are
/// kept: nothing for tables without, a bit and a number a row for others.
struct JSONTableWriter: TableWriter {
  private let relation: String
  private let attributes: [Attribute]
  private var rowCount = 0
  private var weights: [Double]?
  private var sparse: [Bool]?

  init(relation: String, attributes: [Attribute]) {
    self.relation = relation
    self.attributes = attributes
  }

  mutating func begin(into sink: inout ByteSink) {
    sink.append("{\"format\":\"splittool.table\",\"version\":1,\"relation\":")
    sink.append(jsonText: relation)
    sink.append(",\"attributes\":")
    append(attributes, to: &sink)
    sink.append(",\"rows\":[")
  }

  mutating func write(_ block: Table, into sink: inout ByteSink) {
    collect(block)
    block.forEachDensePart { part in
      if part.rowCount > 0 { sink.append(rowCount > 0 ? ",\n" : "\n") }
      sink.append(rows: 0..<part.rowCount, columnCount: part.columns.count) { rows, sink in
        // A piece begins with what separates it from the one before.
        if rows.lowerBound > 0 { sink.append(",\n") }
        JSONCellText.append(part, rows, separator: ",\n", to: &sink)
      }
      rowCount += part.rowCount
    }
  }

  mutating func finish(into sink: inout ByteSink) {
    sink.append(rowCount > 0 ? "\n]" : "]")
    if let sparse {
      sink.append(",\"sparse\":")
      JSONCellText.append(marks: sparse, to: &sink)
    }
    if let weights {
      sink.append(",\"weights\":")
      JSONCellText.append(weights: weights, to: &sink)
    }
    sink.append("}\n")
  }

  /// Keeps sparse marks and weights from the first block on that has any.
  private mutating func collect(_ block: Table) {
    if weights != nil || block.weights?.contains(where: { $0 != 1 }) == true {
      weights =
        (weights ?? Array(repeating: 1, count: rowCount))
        + (block.weights ?? Array(repeating: 1, count: block.rowCount))
    }
    if sparse != nil || block.sparseRows?.contains(true) == true {
      sparse =
        (sparse ?? Array(repeating: false, count: rowCount))
        + (block.sparseRows ?? Array(repeating: false, count: block.rowCount))
    }
  }

  /// Appends declarations; recursion is as deep as attributes nest.
  private func append(_ attributes: [Attribute], to sink: inout ByteSink) {
    var separator: StaticString = "["
    for attribute in attributes {
      sink.append(separator)
      separator = ","
      sink.append("{\"name\":")
      sink.append(jsonText: attribute.name)
      sink.append(",\"type\":\"")
      sink.append(attribute.type.word)
      sink.append("\"")
      switch attribute.type {
      case .nominal(let labels):
        sink.append(",\"values\":[")
        for index in labels.indices {
          if index > 0 { sink.append(",") }
          sink.append(jsonText: labels[index])
        }
        sink.append("]")
      case .date(let format):
        sink.append(",\"format\":")
        sink.append(jsonText: format.pattern)
      case .relational(let inner):
        sink.append(",\"attributes\":")
        append(inner, to: &sink)
      case .numeric, .real, .integer, .string: break
      }
      if attribute.weight != 1 {
        sink.append(",\"weight\":")
        JSONCellText.append(number: attribute.weight, to: &sink)
      }
      sink.append("}")
    }
    sink.append("]")
  }
}
