// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

/// At most two stretches of a row buffer that together are one ordered list of rows.
///
/// The train set of a fold is the repeat's permutation with the test slice taken out, hence two.
/// An empty stretch comes second, and starts at zero.
package struct Pieces: Hashable, Sendable {
  /// The first stretch.
  package let first: Range<Int>
  /// The stretch that follows; empty for a plain list.
  package let second: Range<Int>

  /// Joins two stretches; neighbours become one and empty ones fall away.
  package init(_ first: Range<Int>, _ second: Range<Int> = 0..<0) {
    if first.isEmpty || second.isEmpty {
      let kept = first.isEmpty ? second : first
      self.first = kept.isEmpty ? 0..<0 : kept
      self.second = 0..<0
    } else if first.upperBound == second.lowerBound {
      self.first = first.lowerBound..<second.upperBound
      self.second = 0..<0
    } else {
      self.first = first
      self.second = second
    }
  }

  /// The first `length` rows of `whole` without those of `hole`.
  ///
  /// - Precondition: `hole` lies inside `whole`, and that many rows are left.
  package init(_ whole: Range<Int>, without hole: Range<Int>, prefix length: Int? = nil) {
    let before = whole.lowerBound..<hole.lowerBound
    let after = hole.upperBound..<whole.upperBound
    let length = length ?? before.count + after.count
    precondition(length <= before.count + after.count)
    let taken = min(length, before.count)
    self.init(
      before.prefix(taken), after.lowerBound..<(after.lowerBound + length - taken))
  }

  /// The number of rows.
  package var count: Int { first.count + second.count }

  /// The same stretches further on; empty ones stay at zero.
  func shifted(by distance: Int) -> Pieces {
    guard count > 0 else { return self }
    let moved = (first.lowerBound + distance)..<(first.upperBound + distance)
    guard !second.isEmpty else { return Pieces(moved) }
    return Pieces(moved, (second.lowerBound + distance)..<(second.upperBound + distance))
  }

  /// The start of the stretch that begins first.
  var start: Int { second.isEmpty ? first.lowerBound : min(first.lowerBound, second.lowerBound) }

  /// The end of the stretch that reaches furthest.
  var end: Int { max(first.upperBound, second.upperBound) }
}
