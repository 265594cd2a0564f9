// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

/// A way to mend what was found: edits that belong together.
public struct Fix: Hashable, Sendable {
  /// What the edits do, as an imperative: `quote the value`.
  public var title: String
  /// The edits, in order of their places, none over another.
  public var edits: [TextEdit]
  /// Whether the meaning stays beyond doubt; otherwise it is a guess.
  public var isSafe: Bool

  /// Makes a fix of several edits, which it puts in the order of their places.
  public init(_ title: String, _ edits: [TextEdit], isSafe: Bool) {
    self.title = title
    self.edits = edits.enumerated().sorted {
      ($0.element.range.lowerBound, $0.offset) < ($1.element.range.lowerBound, $1.offset)
    }.map(\.element)
    self.isSafe = isSafe
  }

  /// Makes a fix that replaces bytes.
  public init(
    _ title: String, replacing range: Range<Int>, with replacement: String, isSafe: Bool
  ) {
    self.init(title, [TextEdit(range, replacement)], isSafe: isSafe)
  }
}
