// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

/// A column, or columns side by side, that a reader is asked for.
public enum ColumnChoice: Hashable, Sendable {
  /// The attribute of a name, compared byte by byte.
  case named(String)
  /// The attribute at a place, from 0 on; below 0 from the end, so that −1 is the last.
  case position(Int)
  /// As a person writes it: a name, otherwise a number from 1 on, otherwise a range such as `2-5`.
  case spelled(String)

  /// The places of all choices in the order in which they are asked for.
  ///
  /// - Throws: ``ReadingError`` with code `no-such-attribute` for one that is not there, and
  ///   `wrong-attribute` for none at all or one that is asked for twice.
  /// - Complexity: O(*n* + *m*) for *n* names and *m* choices.
  package static func places(
    of choices: [ColumnChoice], in names: [String]
  ) throws(ReadingError) -> [Int] {
    // Byte by byte: equal strings may be different names. The first of equal names counts.
    let known = [[UInt8]: Int](
      names.enumerated().map { (Array($1.utf8), $0) }, uniquingKeysWith: { first, _ in first })
    var isTaken = [Bool](repeating: false, count: names.count)
    var places: [Int] = []
    for choice in choices {
      guard let range = choice.range(in: known, count: names.count) else {
        throw ReadingError(
          .noSuchAttribute, "the table has no attribute '\(choice.text)'",
          hint: NearestName.hint(for: choice.text, in: names.lazy.map { $0 }))
      }
      for place in range {
        guard !isTaken[place] else {
          throw ReadingError(.wrongAttribute, "the attribute '\(names[place])' is asked for twice")
        }
        isTaken[place] = true
        places.append(place)
      }
    }
    if places.isEmpty { throw ReadingError(.wrongAttribute, "no attribute is asked for") }
    return places
  }

  private var text: String {
    switch self {
    case .named(let name), .spelled(let name): name
    case .position(let place): "\(place)"
    }
  }

  private func range(in known: [[UInt8]: Int], count: Int) -> ClosedRange<Int>? {
    switch self {
    case .named(let name): return known[Array(name.utf8)].map { $0...$0 }
    case .position(let place):
      guard place >= -count, place < count else { return nil }
      let index = place < 0 ? place + count : place
      return index...index
    case .spelled(let text):
      if let place = known[Array(text.utf8)] { return place...place }
      let ends = text.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
      guard ends.count <= 2, let first = ends[0], let last = ends[ends.count - 1],
        first >= 1, first <= last, last <= count
      else { return nil }
      return first - 1...last - 1
    }
  }
}
