// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

/// How much of a file is read before it counts as hostile.
///
/// Beyond any of these reading ends with `limit-exceeded`, unless another code is named.
public struct Limits: Hashable, Sendable {
  /// The longest line, or text of a value, in bytes, beyond which is `line-too-long`; comments may
  /// be longer.
  public var lineLength: Int { didSet { lineLength = min(lineLength, Self.longestLine) } }
  /// The deepest nesting, beyond which is `nesting-too-deep`.
  public var depth: Int { didSet { depth = min(depth, Self.deepest) } }
  /// The most attributes of a table.
  public var attributes: Int
  /// The most cells that sparse rows may grow to.
  ///
  /// Other rows hold two bytes of text a cell, but a sparse row of two bytes may stand for a
  /// million cells.
  public var sparseCells: Int
  /// The most folds of a split, over all repeats and samples.
  public var folds: Int
  /// The most rows that the folds of a split list in all.
  public var listedRows: Int

  /// The longest line that any limit allows: lengths of text are kept in 28 bits.
  public static let longestLine = 1 << 28 - 1

  /// The deepest nesting that any limit allows: types that nest are taken apart by recursion.
  public static let deepest = 1000

  /// Takes generous limits: lines of 256 MiB, 16 levels, 16 million attributes, 2²⁸ sparse cells,
  /// 16 million folds and 4·10⁹ listed rows.
  public init(
    lineLength: Int = Limits.longestLine, depth: Int = 16, attributes: Int = 1 << 24,
    sparseCells: Int = 1 << 28, folds: Int = 1 << 24, listedRows: Int = 4_000_000_000
  ) {
    self.lineLength = min(lineLength, Self.longestLine)
    self.depth = min(depth, Self.deepest)
    self.attributes = attributes
    self.sparseCells = sparseCells
    self.folds = folds
    self.listedRows = listedRows
  }
}
