// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
internal import ARFF
internal import ByteKit

/// What ARFF knows of a table and columnar files have no words for, kept in them as a header of ARFF:
/// the relation, the words for types, the order of labels, date formats, weights.
enum DeclaredAttributes {
  /// The name under which files keep the header.
  static let key = "splittool.arff"

  /// The header of a relation.
  static func text(relation: String, _ attributes: [Attribute]) -> String {
    var sink = ByteSink()
    var writer = ARFFWriter(relation: relation, attributes: attributes)
    writer.writeHeader(into: &sink)
    return sink.contents.text(0..<sink.count)
  }

  /// Reads the header that a file keeps; nothing if it is none.
  static func header(of text: String?, limits: Limits) -> Header? {
    guard let text else { return nil }
    let bytes = Array(text.utf8)
    var log = FindingLog()
    return try? Header(parsing: bytes.span.rawBytes, limits: limits, log: &log)
  }
}
