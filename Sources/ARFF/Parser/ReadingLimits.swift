// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

/// How much of a text is read before it counts as hostile.
public struct ReadingLimits: Hashable, Sendable {
  /// The longest line in bytes, beyond which is `line-too-long`; comments may be longer.
  public var lineLength: Int
  /// The deepest nesting of relational attributes, beyond which is `nesting-too-deep`.
  public var depth: Int
  /// The most attributes, beyond which is `limit-exceeded`.
  public var attributes: Int
  /// The most cells that sparse rows may grow to, beyond which is `limit-exceeded`.
  ///
  /// Other rows hold two bytes of text a cell, but a sparse row of two bytes may stand for a
  /// million cells.
  public var sparseCells: Int

  /// The longest line that any limit allows: lengths of text are kept in 28 bits.
  public static let longestLine = 1 << 28 - 1

  /// The deepest nesting that any limit allows: types that nest are taken apart by recursion.
  public static let deepest = 1000

  /// Takes limits of 256 MiB, 16 levels, 16 million attributes and 2²⁸ sparse cells.
  public init(
    lineLength: Int = ReadingLimits.longestLine, depth: Int = 16, attributes: Int = 1 << 24,
    sparseCells: Int = 1 << 28
  ) {
    self.lineLength = min(lineLength, Self.longestLine)
    self.depth = min(depth, Self.deepest)
    self.attributes = attributes
    self.sparseCells = sparseCells
  }
}
