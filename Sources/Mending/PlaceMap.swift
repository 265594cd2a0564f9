// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics

/// Where the bytes of an edited text were before the edits.
struct PlaceMap {
  private var after: [Range<Int>] = []
  private var before: [Range<Int>] = []

  /// Follows edits in the order of their places, none over another.
  init(_ edits: [TextEdit]) {
    var shift = 0
    for edit in edits where edit.range.lowerBound >= before.last?.upperBound ?? 0 {
      let start = edit.range.lowerBound + shift
      after.append(start..<start + edit.replacement.count)
      before.append(edit.range)
      shift += edit.replacement.count - edit.range.count
    }
  }

  /// The place before the edits; inside a replacement, where that begins.
  ///
  /// - Complexity: O(log *n*) for *n* edits.
  func original(_ offset: Int) -> Int {
    var low = 0
    var high = after.count
    while low < high {
      let middle = (low + high) / 2
      if after[middle].lowerBound <= offset { low = middle + 1 } else { high = middle }
    }
    guard low > 0 else { return offset }
    let index = low - 1
    if offset < after[index].upperBound { return before[index].lowerBound }
    return before[index].upperBound + offset - after[index].upperBound
  }

  /// The range before the edits.
  func original(_ range: Range<Int>) -> Range<Int> {
    let start = original(range.lowerBound)
    return start..<max(start, original(range.upperBound))
  }
}
