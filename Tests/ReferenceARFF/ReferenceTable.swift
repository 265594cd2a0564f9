// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

import Diagnostics

/// An attribute as declared.
struct ReferenceAttribute {
  indirect enum Kind {
    case number(word: String)
    case string
    case nominal([[Character32]])
    case date(pattern: [Character32], format: ReferenceDateFormat)
    case relational([ReferenceAttribute])
  }

  let name: [Character32]
  var kind: Kind
  var weight = 1.0
}

/// A cell of the canonical result.
enum ReferenceCell {
  case missing
  case number(Double)
  case text([Character32])
  case date(ReferenceDate)
  case bag(ReferenceRows)
}

/// Rows with the marks and weights they came with.
struct ReferenceRows {
  var cells: [[ReferenceCell]] = []
  var sparse: [Bool] = []
  var weights: [Double] = []
}

/// What a file says, by the reference reader.
public struct ReferenceTable {
  var relation: [Character32] = []
  var attributes: [ReferenceAttribute] = []
  var rows = ReferenceRows()

  /// The leniencies that were granted, in document order.
  public internal(set) var warnings: [ReferenceWarning] = []

  /// The canonical result without the warnings.
  public var json: JSONValue {
    var members: [(name: String, value: JSONValue)] = [
      ("relation", .text(string(relation))),
      ("attributes", .array(attributes.map(\.json))),
      ("rows", rows.json),
    ]
    if rows.sparse.contains(true) {
      members.append(("sparse", .array(rows.sparse.map { .bool($0) })))
    }
    if let weights = rows.weightsJSON { members.append(("weights", weights)) }
    return .object(members)
  }
}

extension ReferenceRows {
  var json: JSONValue { .array(cells.map { .array($0.map(\.json)) }) }

  var weightsJSON: JSONValue? {
    weights.allSatisfy { $0 == 1 } ? nil : .array(weights.map { .number($0) })
  }
}

extension ReferenceAttribute {
  var json: JSONValue {
    var members: [(name: String, value: JSONValue)] = [("name", .text(string(name)))]
    switch kind {
    case .number(let word):
      members.append(("type", .text(word)))
    case .string:
      members.append(("type", .text("string")))
    case .nominal(let labels):
      members.append(("type", .text("nominal")))
      members.append(("values", .array(labels.map { .text(string($0)) })))
    case .date(let pattern, _):
      members.append(("type", .text("date")))
      members.append(("format", .text(string(pattern))))
    case .relational(let inner):
      members.append(("type", .text("relational")))
      members.append(("attributes", .array(inner.map(\.json))))
    }
    if weight != 1 { members.append(("weight", .number(weight))) }
    return .object(members)
  }
}

extension ReferenceCell {
  var json: JSONValue {
    switch self {
    case .missing: return .null
    case .number(let value) where value.isInfinite:
      return .object([("number", .text(value < 0 ? "-Infinity" : "Infinity"))])
    case .number(let value): return .number(value)
    case .text(let characters): return .text(string(characters))
    case .date(let date): return .object([("date", .text(date.text))])
    case .bag(let rows):
      var members: [(name: String, value: JSONValue)] = [("rows", rows.json)]
      if let weights = rows.weightsJSON { members.append(("weights", weights)) }
      return .object(members)
    }
  }
}
