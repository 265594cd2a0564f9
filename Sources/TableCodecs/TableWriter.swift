// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

public import Diagnostics
public import ARFF
public import ByteKit

/// Writes one relation in one form, block by block.
public protocol TableWriter {
  /// Appends what comes before the rows.
  mutating func begin(into sink: inout ByteSink) throws(ReadingError)

  /// Appends the rows of a block, whose columns are those of the relation.
  ///
  /// - Throws: ``ReadingError`` with code `cannot-hold` for rows that the form has no way to say.
  mutating func write(_ block: Table, into sink: inout ByteSink) throws(ReadingError)

  /// Appends what comes behind the rows.
  mutating func finish(into sink: inout ByteSink) throws(ReadingError)

  /// What other readers of the form will not read alike.
  var warnings: [Finding] { get }
}

extension TableWriter {
  /// Nothing, for forms that all readers read alike.
  public var warnings: [Finding] { [] }
}
