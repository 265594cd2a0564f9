// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

/// How a file is read, whatever its form and whatever it holds.
///
/// What only one form needs stands in the value of that form.
public struct ReadingOptions: Hashable, Sendable {
  /// Whether every leniency of the text forms is an error.
  public var isStrict: Bool
  /// What the bytes of a text form mean; anything but UTF-8 is converted first.
  public var encoding: TextEncoding
  /// The limits that keep hostile files at bay.
  public var limits: Limits
  /// How many threads may work on one file; nothing for as many as there are processors.
  public var threads: Int?
  /// The relation's name for forms of tables that do not carry it.
  public var relation: String
  /// About how many bytes of the source the rows of one block of a table take; the whole table in
  /// one block if the source is no longer.
  public var blockSize: Int
  /// Whether the bytes were already compared with checksums that cover every one of them.
  ///
  /// A form may then skip checksums of its own. A store says so of its entries; nobody should of a
  /// file. What the bytes claim is checked as ever.
  public var isVerified: Bool
  /// The columns of a table that are read, in this order; nothing for all.
  ///
  /// ARFF skips the others by their separators: quotes, escapes and the lengths of rows are checked,
  /// values are not. Readers of splits need all columns and do not look here.
  public var columns: [ColumnChoice]?
  /// How many rows of a table are read at most, or nothing for all.
  ///
  /// What follows is not looked at.
  ///
  /// - Precondition: It is not negative.
  public var rows: Int?
  /// Texts shorter than this are read on one thread: starting another takes 50 µs.
  package var parallelThreshold = 8 << 20
  /// Whether sparse rows of ARFF are kept as they are written; nothing to let the text decide.
  package var keepsSparse: Bool?

  /// Takes UTF-8 in the default mode on all processors, with generous limits and blocks
  /// of 1 MiB.
  public init(
    isStrict: Bool = false, encoding: TextEncoding = .utf8, limits: Limits = Limits(),
    threads: Int? = nil, relation: String = "table",
    blockSize: Int = 1 << 20, isVerified: Bool = false
  ) {
    self.isStrict = isStrict
    self.encoding = encoding
    self.limits = limits
    self.threads = threads
    self.relation = relation
    self.blockSize = blockSize
    self.isVerified = isVerified
  }
}
