// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

import Diagnostics
public import ARFF
internal import ByteKit

extension Table {
  /// The canonical result of reading a text with the real reader, which keeps rows sparse if told so.
  public static func canonicalResult(
    _ bytes: [UInt8], strict: Bool = false, keepsSparse: Bool? = nil
  ) -> JSONValue {
    let source = SharedBytes(bytes)
    var options = ReadingOptions(isStrict: strict)
    options.keepsSparse = keepsSparse
    do throws(ReadingError) {
      let table = try Table(parsing: source, options: options)
      return table.canonical(in: source.bytes)
    } catch {
      let place = canonicalPlace(error.finding)
      return .object([("error", .object(place))])
    }
  }

  private static func canonicalPlace(
    _ finding: Finding
  ) -> [(name: String, value: JSONValue)] {
    [
      ("code", .text(finding.code.rawValue)),
      ("line", finding.location.map { .number(Double($0.line)) } ?? .null),
      ("column", finding.location.map { .number(Double($0.column)) } ?? .null),
    ]
  }

  /// The canonical result; the places of warnings are found in the text.
  func canonical(in text: RawSpan) -> JSONValue {
    var members: [(name: String, value: JSONValue)] = [
      ("relation", .text(relation)),
      ("attributes", Self.canonical(attributes)),
      ("rows", canonicalRows(0..<rowCount)),
    ]
    if let sparseRows { members.append(("sparse", .array(sparseRows.map { .bool($0) }))) }
    if let weights = canonicalWeights(0..<rowCount) { members.append(("weights", weights)) }
    if !warnings.isEmpty {
      var items: [JSONValue] = []
      for warning in warnings {
        let place = Self.canonicalPlace(warning.located(in: text))
        items.append(.object(place + [("count", .number(Double(warning.count)))]))
      }
      members.append(("warnings", .array(items)))
    }
    return .object(members)
  }

  private static func canonical(_ attributes: [Attribute]) -> JSONValue {
    .array(
      attributes.map { attribute in
        var members: [(name: String, value: JSONValue)] = [
          ("name", .text(attribute.name)), ("type", .text(attribute.type.word)),
        ]
        switch attribute.type {
        case .nominal(let labels): members.append(("values", .array(labels.map { .text($0) })))
        case .date(let format): members.append(("format", .text(format.pattern)))
        case .relational(let inner): members.append(("attributes", canonical(inner)))
        case .numeric, .real, .integer, .string: break
        }
        if attribute.weight != 1 { members.append(("weight", .number(attribute.weight))) }
        return .object(members)
      })
  }

  private func canonicalRows(_ rows: Range<Int>) -> JSONValue {
    .array(rows.map { row in .array(columns.map { Self.canonical($0[row]) }) })
  }

  private func canonicalWeights(_ rows: Range<Int>) -> JSONValue? {
    guard let weights, weights[rows].contains(where: { $0 != 1 }) else { return nil }
    return .array(weights[rows].map { .number($0) })
  }

  private static func canonical(_ value: Value) -> JSONValue {
    switch value {
    case .missing: return .null
    case .number(let number) where number.isInfinite:
      return .object([("number", .text(number < 0 ? "-Infinity" : "Infinity"))])
    case .number(let number): return .number(number)
    case .label(let text), .text(let text): return .text(text)
    case .date(let milliseconds):
      return .object([("date", .text(ReferenceDate(milliseconds: Int(milliseconds)).text))])
    case .bag(let bag):
      var members: [(name: String, value: JSONValue)] = [
        ("rows", bag.table.canonicalRows(bag.rows))
      ]
      if let weights = bag.table.canonicalWeights(bag.rows) { members.append(("weights", weights)) }
      return .object(members)
    }
  }
}
