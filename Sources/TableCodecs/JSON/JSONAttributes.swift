// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
internal import ARFF
internal import JSONKit

/// Reads the declarations of attributes in JSON.
enum JSONAttributes {
  /// The members of one declaration, as far as they were there.
  private struct Declaration {
    var name: String?
    var type: String?
    var values: [String]?
    var format: String?
    var attributes: [Attribute]?
    var weight = 1.0
  }

  /// Reads an array of declarations; recursion is limited by the depth of the reader.
  static func read(_ reader: inout JSONReader) throws(ReadingError) -> [Attribute] {
    try reader.beginArray(of: "attributes")
    let place = reader.offset
    var attributes: [Attribute] = []
    var names: Set<[UInt8]> = []
    while true {
      let event = try reader.next()
      if event == .endArray { break }
      guard event == .beginObject else {
        throw ReadingError(.attributeExpected, at: reader.offset, "expected an attribute")
      }
      let start = reader.offset
      let attribute = try attribute(try declaration(&reader), at: start)
      guard names.insert(Array(attribute.name.utf8)).inserted else {
        throw ReadingError(
          .duplicateAttribute, at: start, "attribute '\(attribute.name)' is declared twice")
      }
      attributes.append(attribute)
    }
    if attributes.isEmpty { throw ReadingError(.noAttributes, at: place, "no attributes declared") }
    return attributes
  }

  private static func declaration(_ reader: inout JSONReader) throws(ReadingError) -> Declaration {
    var declaration = Declaration()
    var members: Set<String> = []
    while case .key(let key) = try reader.next() {
      let member = reader.string(key)
      let place = reader.offset
      guard members.insert(member).inserted else {
        throw ReadingError(.duplicateMember, at: place, "member '\(member)' comes twice")
      }
      switch member {
      case "name": declaration.name = try reader.nextString("the attribute's name")
      case "type": declaration.type = try reader.nextString("the attribute's type")
      case "values": declaration.values = try labels(&reader)
      case "format": declaration.format = try reader.nextString("the date's format")
      case "attributes": declaration.attributes = try read(&reader)
      case "weight":
        guard case .number(let range) = try reader.next(), reader.double(range).isFinite else {
          throw ReadingError(.badAttributeWeight, at: reader.offset, "a weight is a finite number")
        }
        declaration.weight = reader.double(range)
      default:
        throw ReadingError(.unknownMember, at: place, "an attribute has no member '\(member)'")
      }
    }
    return declaration
  }

  private static func labels(_ reader: inout JSONReader) throws(ReadingError) -> [String] {
    try reader.beginArray(of: "labels")
    var labels: [String] = []
    var known: Set<[UInt8]> = []
    while true {
      let event = try reader.next()
      if event == .endArray { return labels }
      guard case .text(let text) = event else {
        throw ReadingError(.textExpected, at: reader.offset, "expected a label as a text")
      }
      let label = reader.string(text)
      guard known.insert(Array(label.utf8)).inserted else {
        throw ReadingError(
          .duplicateNominalValue, at: reader.offset, "label '\(label)' is declared twice")
      }
      labels.append(label)
    }
  }

  private static func attribute(
    _ declaration: Declaration, at place: Int
  ) throws(ReadingError) -> Attribute {
    guard let name = declaration.name, let word = declaration.type else {
      throw ReadingError(.memberMissing, at: place, "an attribute needs a name and a type")
    }
    let type: AttributeType
    switch word {
    case "numeric": type = .numeric
    case "real": type = .real
    case "integer": type = .integer
    case "string": type = .string
    case "nominal":
      type = .nominal(try required(declaration.values, "values", at: place))
    case "date":
      do throws(ReadingError) {
        type = .date(
          try declaration.format.map { text throws(ReadingError) in try DateFormat(text) }
            ?? .iso8601)
      } catch {
        throw ReadingError(error.finding.moved(to: place))
      }
    case "relational":
      type = .relational(try required(declaration.attributes, "attributes", at: place))
    default: throw ReadingError(.unknownType, at: place, "unknown type '\(word)'")
    }
    return Attribute(name, type, weight: declaration.weight)
  }

  private static func required<Value>(
    _ value: Value?, _ member: String, at place: Int
  ) throws(ReadingError) -> Value {
    guard let value else {
      throw ReadingError(.memberMissing, at: place, "the attribute needs a member '\(member)'")
    }
    return value
  }
}
