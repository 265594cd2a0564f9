// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

package import ByteKit

/// A JSON document for machine output; members keep the order in which they were given.
package enum JSONValue: Sendable, Equatable {
  /// A value that is known to be none.
  case null
  /// A truth value.
  case boolean(Bool)
  /// A whole number.
  case integer(Int)
  /// A finite number; any other is written as `null`.
  case number(Double)
  /// Text.
  case string(String)
  /// A list.
  case array([JSONValue])
  /// Members in order.
  case object([Member])

  /// One member of an object.
  package struct Member: Sendable, Equatable {
    /// The name.
    package let name: String
    /// The value.
    package let value: JSONValue

    /// Makes a member.
    package init(name: String, value: JSONValue) {
      self.name = name
      self.value = value
    }
  }

  /// An object of the members that are known: one without a value is left out.
  package static func known(_ members: KeyValuePairs<String, JSONValue?>) -> JSONValue {
    .object(members.compactMap { name, value in value.map { Member(name: name, value: $0) } })
  }

  /// Appends the document in one line, without a line end.
  package func write(into sink: inout ByteSink) {
    switch self {
    case .null: sink.append("null")
    case .boolean(let value): sink.append(value ? "true" : "false")
    case .integer(let value): sink.append(decimal: value)
    case .number(let value): sink.append(Self.text(value))
    case .string(let value): sink.append(jsonText: value)
    case .array(let values):
      sink.append("[")
      for (index, value) in values.enumerated() {
        if index > 0 { sink.append(",") }
        value.write(into: &sink)
      }
      sink.append("]")
    case .object(let members):
      sink.append("{")
      for (index, member) in members.enumerated() {
        if index > 0 { sink.append(",") }
        sink.append(jsonText: member.name)
        sink.append(":")
        member.value.write(into: &sink)
      }
      sink.append("}")
    }
  }

  /// The shortest digits that give the number back; whole numbers below 2⁵³ without a point.
  private static func text(_ value: Double) -> String {
    guard value.isFinite else { return "null" }
    if value == value.rounded(), abs(value) < 0x1p53, !(value == 0 && value.sign == .minus) {
      return String(Int(value))
    }
    return String(value)
  }
}

extension JSONValue: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral {
  /// Makes text from a literal.
  package init(stringLiteral value: String) { self = .string(value) }
  /// Makes a whole number from a literal.
  package init(integerLiteral value: Int) { self = .integer(value) }
}
