// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

/// Finds the name that was meant.
package enum NearestName {
  /// The name nearest to a word, if it is near enough to have been meant.
  ///
  /// Near are names that differ in letter case only, or by at most a third of the word's letters
  /// (one for short words): letters changed, added, left out or swapped (Damerau's distance).
  ///
  /// - Complexity: O(*m* · *n*) for each of the first 10,000 names of a like length.
  package static func nearest(to word: String, in names: some Sequence<String>) -> String? {
    let wanted = Array(word.lowercased().unicodeScalars)
    let reach = max(1, wanted.count / 3)
    var best: (name: String, distance: Int)?
    for name in names.lazy.prefix(10_000) where name != word {
      let other = Array(name.lowercased().unicodeScalars)
      guard abs(other.count - wanted.count) <= reach else { continue }
      let distance = distance(wanted, other)
      if distance <= reach, distance < best?.distance ?? .max { best = (name, distance) }
    }
    return best?.name
  }

  /// `did you mean 'x'?`, where there is such a name.
  package static func hint(for word: String, in names: some Sequence<String>) -> String? {
    nearest(to: word, in: names).map { "did you mean '\($0)'?" }
  }

  /// Whether one letter changed, added, left out, or swapped with its neighbour makes one word the
  /// other; letter case counts.
  package static func isOneEdit(_ word: String, _ other: String) -> Bool {
    let (a, b) = (Array(word.unicodeScalars), Array(other.unicodeScalars))
    return abs(a.count - b.count) <= 1 && distance(a, b) == 1
  }

  /// How many letters are to be changed, added, left out or swapped with a neighbour.
  static func distance(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar]) -> Int {
    if a.isEmpty || b.isEmpty { return max(a.count, b.count) }
    var before: [Int] = []
    var above = Array(0...b.count)
    for (row, letter) in a.enumerated() {
      var current = [row + 1]
      for (column, other) in b.enumerated() {
        var least = min(above[column] + (letter == other ? 0 : 1), above[column + 1] + 1)
        least = min(least, current[column] + 1)
        if row > 0, column > 0, letter == b[column - 1], a[row - 1] == other {
          least = min(least, before[column - 1] + 1)
        }
        current.append(least)
      }
      (before, above) = (above, current)
    }
    return above[b.count]
  }
}
