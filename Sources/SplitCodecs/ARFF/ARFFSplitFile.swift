// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

public import Diagnostics
public import ARFF
public import ByteKit
public import SplitModel

/// A split file in text, read: the split set and what was noticed on the way.
public struct ARFFSplitFile: Sendable {
  /// The cells and their rows.
  public let split: SplitSet
  /// Relation and attributes as they are declared.
  public let header: Header
  /// Leniencies that were needed, one of each code with its first place.
  public let warnings: [Finding]
  /// Names and labels in another letter case than OpenML's, for rule SP006.
  public let unusualSpellings: [String]

  /// Reads the text of a split file.
  ///
  /// - Throws: ``ReadingError`` with the code of the ARFF reader, or SP001 to SP003, and its offset.
  /// - Complexity: O(*n*) for *n* bytes; nothing is allocated for a row.
  public init(
    parsing bytes: SharedBytes, options: ReadingOptions = ReadingOptions()
  ) throws(ReadingError) {
    var log = FindingLog()
    do throws(Finding) {
      header = try Header(
        parsing: bytes.bytes, limits: Limits(lineLength: options.limits.lineLength),
        log: &log)
      if options.isStrict, let error = log.strictError() { throw error }
    } catch {
      throw ReadingError(error)
    }
    let columns = try SplitColumns(header)
    let body = try SplitBody(bytes, from: header.dataOffset, columns: columns, options: options)
    log.merge(body.log)
    warnings = log.warnings
    unusualSpellings = columns.unusualSpellings
    split = SplitSet(
      name: header.relation,
      layout: SplitLayout(order: body.order, hasSampleColumn: columns.hasSamples),
      repeats: body.repeats)
  }
}
