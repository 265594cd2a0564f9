// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import ReferenceARFF

/// The part of JSON Schema that `docs/schemas` uses; any other keyword is a fault of the schema.
struct JSONSchema {
  private let root: JSONValue

  init(_ root: JSONValue) { self.root = root }

  /// What is wrong with a document, each with its place; nothing if it is valid.
  func faults(of document: JSONValue) -> [String] { faults(document, root, "$") }

  private static let annotations: Set = ["$schema", "title", "description", "$defs"]

  private func faults(_ value: JSONValue, _ schema: JSONValue, _ place: String) -> [String] {
    guard case .object(let keywords) = schema else { return ["\(place): the schema is no object"] }
    var faults = [String]()
    for (name, wanted) in keywords where !Self.annotations.contains(name) {
      switch (name, wanted) {
      case ("$ref", .text(let reference)):
        guard let part = definition(reference) else { return ["\(place): no \(reference)"] }
        faults += self.faults(value, part, place)
      case ("type", _):
        if !Self.names(wanted).contains(where: { Self.isOf($0, value) }) {
          faults.append("\(place): not of type \(wanted.description)")
        }
      case ("const", _):
        if value.description != wanted.description { faults.append("\(place): not \(wanted)") }
      case ("enum", .array(let choices)):
        if !choices.contains(where: { $0.description == value.description }) {
          faults.append("\(place): \(value.description) is none of \(wanted.description)")
        }
      case ("anyOf", .array(let choices)):
        let tries = choices.map { self.faults(value, $0, place) }
        if !tries.contains(where: \.isEmpty) {
          faults += ["\(place): nothing fits"] + tries.joined()
        }
      case ("minimum", .number(let least)):
        if case .number(let own) = value, own < least { faults.append("\(place): below \(least)") }
      case ("maximum", .number(let most)):
        if case .number(let own) = value, own > most { faults.append("\(place): above \(most)") }
      case ("pattern", .text(let pattern)):
        if case .text(let own) = value, (try? Regex(pattern).firstMatch(in: own)) == nil {
          faults.append("\(place): '\(own)' is not \(pattern)")
        }
      case ("items", _):
        guard case .array(let items) = value else { continue }
        for (index, item) in items.enumerated() {
          faults += self.faults(item, wanted, "\(place)[\(index)]")
        }
      case ("required", .array(let names)):
        guard case .object = value else { continue }
        for case .text(let name) in names where value[name] == nil {
          faults.append("\(place): no member '\(name)'")
        }
      case ("properties", _):
        guard case .object(let members) = value else { continue }
        for member in members {
          guard let part = wanted[member.name] else { continue }
          faults += self.faults(member.value, part, "\(place).\(member.name)")
        }
      case ("additionalProperties", _):
        faults += others(value, wanted, schema, place)
      default: faults.append("\(place): the schema has an unknown keyword '\(name)'")
      }
    }
    return faults
  }

  private func others(
    _ value: JSONValue, _ wanted: JSONValue, _ schema: JSONValue, _ place: String
  ) -> [String] {
    guard case .object(let members) = value else { return [] }
    let known = schema["properties"]
    return members.filter { known?[$0.name] == nil }.flatMap { member -> [String] in
      if case .bool(false) = wanted { return ["\(place): unknown member '\(member.name)'"] }
      return faults(member.value, wanted, "\(place).\(member.name)")
    }
  }

  private func definition(_ reference: String) -> JSONValue? {
    let prefix = "#/$defs/"
    guard reference.hasPrefix(prefix) else { return nil }
    return root["$defs"]?[String(reference.dropFirst(prefix.count))]
  }

  private static func names(_ wanted: JSONValue) -> [String] {
    switch wanted {
    case .text(let name): [name]
    case .array(let items):
      items.compactMap { item in
        if case .text(let name) = item { name } else { nil }
      }
    default: []
    }
  }

  private static func isOf(_ type: String, _ value: JSONValue) -> Bool {
    switch (type, value) {
    case ("null", .null), ("boolean", .bool), ("number", .number), ("string", .text),
      ("array", .array), ("object", .object):
      true
    case ("integer", .number(let number)): number == number.rounded()
    default: false
    }
  }
}
