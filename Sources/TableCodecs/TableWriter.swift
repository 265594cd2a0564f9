// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

public import ARFF
public import ByteKit

/// Writes one relation in one form, block by block.
public protocol TableWriter {
  /// Appends what comes before the rows.
  mutating func begin(into sink: inout ByteSink) throws(TableError)

  /// Appends the rows of a block, whose columns are those of the relation.
  ///
  /// - Throws: ``TableError`` with code `cannot-hold` for rows that the form has no way to say.
  mutating func write(_ block: Table, into sink: inout ByteSink) throws(TableError)

  /// Appends what comes behind the rows.
  mutating func finish(into sink: inout ByteSink) throws(TableError)

  /// What other readers of the form will not read alike.
  var warnings: [Diagnostic] { get }
}

extension TableWriter {
  /// Nothing, for forms that all readers read alike.
  public var warnings: [Diagnostic] { [] }
}
