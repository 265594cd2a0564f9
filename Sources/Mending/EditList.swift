// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics

/// Edits of one text that are to be made together.
struct EditList {
  private(set) var edits: [TextEdit] = []

  /// Adds edits; those that touch bytes which another one takes away are ignored.
  mutating func add(_ more: [TextEdit]) { edits += more }

  /// The text with all edits made.
  ///
  /// - Complexity: O(*n* + *m* log *m*) for *n* bytes and *m* edits.
  func applied(to text: [UInt8], in range: Range<Int>) -> [UInt8] {
    var result = [UInt8]()
    result.reserveCapacity(range.count)
    var place = range.lowerBound
    for edit in ordered where edit.range.lowerBound >= place {
      guard edit.range.upperBound <= range.upperBound else { break }
      result += text[place..<edit.range.lowerBound]
      result += edit.replacement
      place = edit.range.upperBound
    }
    return result + text[place..<range.upperBound]
  }

  /// The edits in the order of their places; those at one place as they were added.
  var ordered: [TextEdit] {
    edits.enumerated().sorted {
      ($0.element.range.lowerBound, $0.offset) < ($1.element.range.lowerBound, $1.offset)
    }.map(\.element)
  }
}
