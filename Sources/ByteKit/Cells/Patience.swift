// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

/// When to try a fast way again that has failed.
///
/// Each failure doubles the wait, up to 63 lines, and a success ends it: among lines that the fast way
/// never reads, it costs next to nothing.
package struct Patience {
  private var linesLeft = 0
  private var last = 0

  /// Begins with a try.
  package init() {}

  /// Whether the fast way is to be tried at the next line.
  package var isOver: Bool { linesLeft == 0 }

  /// Takes note of a try.
  package mutating func note(success: Bool) {
    last = success ? 0 : min(last &* 2 &+ 1, 63)
    linesLeft = last
  }

  /// Takes note of a line that went the other way.
  package mutating func passLine() { if linesLeft > 0 { linesLeft &-= 1 } }
}
