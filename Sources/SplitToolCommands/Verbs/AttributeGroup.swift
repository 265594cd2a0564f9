// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import ARFF
internal import Diagnostics

/// Attributes beside each other that are of one type and named alike, such as `pixel1` to
/// `pixel784`: of a wide table they share a line.
struct AttributeGroup {
  /// Where they are.
  let range: Range<Int>
  /// The word of their type.
  let word: String

  /// How many lines a screen has for attributes.
  static let lineLimit = 40

  /// Groups attributes if they are more than fit a screen; otherwise each is a group.
  static func groups(of attributes: [Attribute], listsAll: Bool) -> [AttributeGroup] {
    let single = attributes.indices.map {
      AttributeGroup(range: $0..<($0 + 1), word: attributes[$0].type.word)
    }
    guard !listsAll, attributes.count > lineLimit else { return single }
    let stems = attributes.map { stem($0.name) }
    let named = joined(single) { left, right in
      stems[left] == stems[right] && isAlike(attributes[left], attributes[right])
    }
    guard named.count > lineLimit else { return named }
    // Names that have nothing in common: the type alone decides.
    return joined(named) { isAlike(attributes[$0], attributes[$1]) }
  }

  private static func joined(
    _ groups: [AttributeGroup], where areAlike: (Int, Int) -> Bool
  ) -> [AttributeGroup] {
    var joined = [AttributeGroup]()
    for group in groups {
      if let last = joined.last, areAlike(last.range.lowerBound, group.range.lowerBound) {
        joined[joined.count - 1] = AttributeGroup(
          range: last.range.lowerBound..<group.range.upperBound, word: last.word)
      } else {
        joined.append(group)
      }
    }
    return joined
  }

  private static func isAlike(_ a: Attribute, _ b: Attribute) -> Bool {
    switch (a.type, b.type) {
    case (.nominal(let left), .nominal(let right)): left.count == right.count
    case (.relational, _), (_, .relational): false
    default: a.type.word == b.type.word
    }
  }

  /// A name without its digits.
  private static func stem(_ name: String) -> [UInt8] {
    name.utf8.filter { !(UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
  }

  /// The places: `7`, or `0–783`.
  var places: String {
    range.count == 1 ? "\(range.lowerBound)" : "\(range.lowerBound)–\(range.upperBound - 1)"
  }

  /// The first and the last name.
  func names(in attributes: [Attribute]) -> String {
    let first = attributes[range.lowerBound].name
    if range.count == 1 { return first }
    return "\(first) … \(attributes[range.upperBound - 1].name) (\(Quantity.grouped(range.count)))"
  }
}
