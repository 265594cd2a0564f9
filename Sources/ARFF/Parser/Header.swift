// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

package import Diagnostics
internal import ByteKit

/// What a text says before its data: the name of the relation and its attributes.
public struct Header: Hashable, Sendable {
  /// The name of the relation, which may be empty.
  public let relation: String
  /// The attributes in the order of the columns; there is at least one.
  public let attributes: [Attribute]
  /// Where the data section begins: the byte behind the line of `@data`.
  public let dataOffset: Int

  /// Makes a header.
  public init(relation: String, attributes: [Attribute], dataOffset: Int = 0) {
    self.relation = relation
    self.attributes = attributes
    self.dataOffset = dataOffset
  }

  /// Reads the header of a text and adds its warnings to `log`.
  ///
  /// This is the door for readers of split files, which go on from ``dataOffset`` themselves and
  /// hand lines that they do not understand to ``RowLexer``.
  ///
  /// - Throws: The first ``Finding`` that is an error.
  /// - Complexity: O(*n*) for *n* bytes of the header.
  package init(
    parsing bytes: RawSpan, limits: Limits = Limits(), log: inout FindingLog
  ) throws(Finding) {
    var parser = HeaderParser(bytes, limits: limits)
    self = try parser.parse(log: &log)
  }
}
