// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

package import Diagnostics

/// The first place where two splits part.
package struct SplitDifference {
  /// What parts at the place.
  package enum Nature: Equatable {
    /// Only one of them has the cell.
    case cell(isInLeft: Bool)
    /// A row id differs, or one list ends before the other.
    case row(SplitPart, index: Int, left: UInt32?, right: UInt32?)
  }

  /// The cell.
  package let cell: FoldID
  /// What parts there.
  package let nature: Nature

  /// Compares cell by cell; nothing if both are equal.
  package init?(between a: SplitSet, and b: SplitSet) {
    var left = 0
    var right = 0
    while left < a.count || right < b.count {
      let leftID = left < a.count ? a[left].id : nil
      let rightID = right < b.count ? b[right].id : nil
      guard let leftID, let rightID, leftID == rightID else {
        let isInLeft = rightID.map { right in leftID.map { $0 < right } ?? false } ?? true
        guard let id = isInLeft ? leftID : rightID else { return nil }
        cell = id
        nature = .cell(isInLeft: isInLeft)
        return
      }
      for part in SplitPart.allCases {
        guard let found = Self.firstDifference(a[left][part], b[right][part]) else { continue }
        cell = leftID
        nature = .row(part, index: found.index, left: found.left, right: found.right)
        return
      }
      left += 1
      right += 1
    }
    return nil
  }

  private static func firstDifference(
    _ a: RowIDs, _ b: RowIDs
  ) -> (index: Int, left: UInt32?, right: UInt32?)? {
    if a == b { return nil }
    let shared = min(a.count, b.count)
    let index = (0..<shared).first { a[$0] != b[$0] } ?? shared
    return (index, index < a.count ? a[index] : nil, index < b.count ? b[index] : nil)
  }

  /// The difference in one sentence.
  package var text: String {
    switch nature {
    case .cell(let isInLeft):
      return "\(cell): only in the \(isInLeft ? "first" : "second") file"
    case .row(let part, let index, let left, let right):
      func say(_ row: UInt32?) -> String { row.map { "row \($0)" } ?? "the end of the list" }
      return "\(cell), \(part.rawValue) set, position \(index): \(say(left)) in the first file, "
        + "\(say(right)) in the second"
    }
  }

  /// The difference as machine output.
  package var json: JSONValue {
    let place: (JSONValue?, JSONValue?, JSONValue?, JSONValue?)
    switch nature {
    case .cell: place = (nil, nil, nil, nil)
    case .row(let part, let index, let left, let right):
      place = (
        .string(part.rawValue), .integer(index), left.map { .integer(Int($0)) },
        right.map { .integer(Int($0)) }
      )
    }
    return .known([
      "repeat": .integer(cell.repeatIndex), "fold": .integer(cell.foldIndex),
      "sample": .integer(cell.sampleIndex), "set": place.0, "index": place.1, "a": place.2,
      "b": place.3,
    ])
  }
}
