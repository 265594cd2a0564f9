// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

public import Diagnostics
internal import ByteKit

extension Peer {
  /// Foretells why the reader would refuse a text; nothing if it would read it.
  ///
  /// What is foretold is refusal, not that values are the same; each reason comes once. The
  /// knowledge is that of `arff-dialects.md`, observed on its probes.
  ///
  /// - Parameters:
  ///   - source: The text, in UTF-8.
  ///   - header: Its header.
  ///   - warnings: What was read leniently.
  ///   - hasWeights: Whether a row's weight is not 1.
  ///   - hasSparseRows: Whether a row is sparse.
  /// - Returns: One finding for each reason.
  /// - Complexity: O(*n*) for *n* bytes.
  public func refusals(
    of source: RawSpan, header: Header, warnings: [Finding], hasWeights: Bool,
    hasSparseRows: Bool
  ) -> [PeerFinding] {
    let scan = SpellingScan(
      source, header, findsNumbers: warnings.contains { $0.code == .nonstandardNumber })
    var reasons: [(String, Int?)] = []
    for warning in warnings where refusedCodes.contains(warning.code) {
      // liac-arff takes the mark for a part of the comment, if one comes first.
      if self == .liac, warning.code == .byteOrderMark, source.starts(with: "%", at: 3) { continue }
      reasons.append((warning.message, warning.offset))
    }
    for spelling in Spelling.allCases where spelling.refusers.contains(self) {
      if let place = scan.places[spelling] { reasons.append((spelling.reason, place)) }
    }
    if hasWeights, self != .weka { reasons.append(("rows have weights", nil)) }
    if hasSparseRows, self == .scipy { reasons.append(("rows are sparse", nil)) }
    for attribute in header.attributes {
      guard let reason = refusal(of: attribute) else { continue }
      reasons.append(("attribute '\(attribute.name)' \(reason)", nil))
    }
    return reasons.map { PeerFinding(peer: self, reason: $0.0, offset: $0.1) }
  }

  /// Foretells why the reader would refuse a table that was read from a text.
  public func refusals(of table: Table, source: RawSpan, header: Header) -> [PeerFinding] {
    refusals(
      of: source, header: header, warnings: table.warnings,
      hasWeights: table.weights?.contains { $0 != 1 } ?? false,
      hasSparseRows: table.sparseRows?.contains(true) ?? false)
  }

  private func refusal(of attribute: Attribute) -> String? {
    if self == .weka { return nil }
    if self == .liac, attribute.weight != 1 { return "has a weight" }
    switch attribute.type {
    case .relational: return "is relational"
    case .string: return self == .scipy ? "is a string" : nil
    case .nominal(let labels):
      let isForeign = labels.contains { label in label.utf8.contains { $0 >= 0x80 } }
      return self == .scipy && isForeign ? "has a label that is not ASCII" : nil
    case .date(let format):
      if self == .liac { return "is a date" }
      let isUnknown =
        format.pattern.contains("MMM") || format.pattern.contains(where: Self.isUnknownToSciPy)
      return isUnknown ? "has a date format with more than numbers down to seconds" : nil
    case .numeric, .real, .integer: return nil
    }
  }

  private static func isUnknownToSciPy(_ letter: Character) -> Bool { "SEaKkhzZX".contains(letter) }
}
