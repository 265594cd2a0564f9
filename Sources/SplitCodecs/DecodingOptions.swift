// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

/// Limits for reading a split file that may be hostile.
public struct DecodingOptions: Sendable {
  /// The largest count of listed rows that is read.
  public var maximumListedRows: Int
  /// The largest count of cells that is read.
  public var maximumCells: Int
  /// The longest line of a text form, in bytes.
  public var maximumLineLength: Int
  /// The deepest nesting of a text form.
  public var maximumDepth: Int
  /// How many threads may work on one file.
  public var threads: Int
  /// Whether every leniency of the text forms is an error.
  public var isStrict: Bool
  /// Whether the bytes were already compared with checksums that cover every one of them.
  ///
  /// A form may then skip checksums of its own. A store says so of its entries;
  /// nobody should of a file. What the bytes claim is checked as ever.
  public var isVerified: Bool

  /// Takes generous limits: 4·10⁹ listed rows, 16 million cells, lines of 256 MiB, depth 16.
  public init(
    maximumListedRows: Int = 4_000_000_000, maximumCells: Int = 1 << 24,
    maximumLineLength: Int = 256 << 20, maximumDepth: Int = 16, threads: Int = 2,
    isStrict: Bool = false, isVerified: Bool = false
  ) {
    self.maximumListedRows = maximumListedRows
    self.maximumCells = maximumCells
    self.maximumLineLength = maximumLineLength
    self.maximumDepth = maximumDepth
    self.threads = threads
    self.isStrict = isStrict
    self.isVerified = isVerified
  }
}
