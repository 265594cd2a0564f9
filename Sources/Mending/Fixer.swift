// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import ARFF
public import ByteKit
public import Diagnostics

/// Mends ARFF text: tables and splits that a reader refuses, or takes with a warning.
///
///     let mended = Fixer().mend(SharedBytes(bytes))
///     for finding in mended.fixed { print(finding.message, finding.fixes[0].title) }
///
/// A fix is made where one reading alone fits what the header declares; where two do, the finding
/// is left. Guesses are made only if they are asked for. A text without a finding comes back as the
/// same object. Comments, line ends and the spelling of all other values stay as they are, and a
/// mended row is read again before it counts as mended.
public struct Fixer: Sendable {
  /// Whether guesses are made, too: a label one letter away, a label that is not declared, rows
  /// that end too early.
  public var allowsUnsafe: Bool
  /// Whether the row ids of a split are counted from zero even if its folds are.
  ///
  /// Ids from 1 on without a gap are counted from zero anyway where repeats and folds begin at 1, too:
  /// that is how R counts. Otherwise the first row of the data set may as well be unused.
  public var renumbersRows = false
  /// The name for a relation that has none.
  public var relation: String
  /// The limits of reading.
  public var limits: Limits

  /// Makes a fixer that makes no guess.
  public init(allowsUnsafe: Bool = false, relation: String = "table", limits: Limits = Limits()) {
    self.allowsUnsafe = allowsUnsafe
    self.relation = relation
    self.limits = limits
  }

  /// Mends a text.
  ///
  /// - Complexity: O(*n*) for *n* bytes, and about as much memory as a few copies of the text; a
  ///   text without a finding is only read.
  public func mend(_ source: SharedBytes) -> MendedText {
    let found = findings(source)
    if found.isEmpty, !hasOddLineEnds(source), !isSplit(source) {
      return MendedText(bytes: source, fixed: [], left: [])
    }
    var text = source.bytes.array(0..<source.count)
    var maps: [PlaceMap] = []
    var fixed: [Finding] = []
    var offers: [Finding] = []
    // One fix may uncover the next: rows wait for their header, text for its encoding.
    for _ in 0..<Self.mostPasses {
      let pass = pass(text)
      offers = pass.offers.map { original($0, maps) }
      if pass.edits.edits.isEmpty { break }
      fixed += pass.fixed.map { original($0, maps) }
      maps.append(PlaceMap(pass.edits.ordered))
      text = pass.edits.applied(to: text, in: text.indices)
    }
    if fixed.isEmpty {
      return MendedText(bytes: source, fixed: [], left: found.map { offered($0, offers) })
    }
    let mended = SharedBytes(text)
    let left = findings(mended).map { offered(original($0, maps), offers) }
    fixed.sort { $0.offset < $1.offset }
    return MendedText(bytes: mended, fixed: fixed, left: left)
  }

  private static let mostPasses = 5
  private static let mostFindings = 1000

  /// What a strict reader finds, in the order of places.
  private func findings(_ text: SharedBytes) -> [Finding] {
    var options = ReadingOptions()
    options.limits = limits
    let check = TextCheck(of: text, options: options, errorLimit: Self.mostFindings)
    return (check.errors + check.warnings).sorted { $0.offset < $1.offset }
  }

  private func hasOddLineEnds(_ source: SharedBytes) -> Bool {
    let bytes = source.bytes
    let end = bytes.endOfLine(from: 0, before: bytes.byteCount)
    return bytes.starts(with: "\r\r\n", at: end)
  }

  private func isSplit(_ source: SharedBytes) -> Bool {
    var log = FindingLog()
    guard let header = try? Header(parsing: source.bytes, limits: limits, log: &log) else {
      return false
    }
    return SplitMender.roles(of: header) != nil
  }

  private func original(_ finding: Finding, _ maps: [PlaceMap]) -> Finding {
    guard !maps.isEmpty, let range = finding.range else { return finding }
    var finding = finding.unlocated
    finding.range = maps.reversed().reduce(range) { $1.original($0) }
    finding.fixes = finding.fixes.map { fix in
      var fix = fix
      fix.edits = fix.edits.map { edit in
        TextEdit(maps.reversed().reduce(edit.range) { $1.original($0) }, edit.replacement)
      }
      return fix
    }
    return finding
  }

  /// The finding with the guesses that would mend it.
  private func offered(_ finding: Finding, _ offers: [Finding]) -> Finding {
    guard
      let offer = offers.first(where: { $0.code == finding.code && $0.offset == finding.offset })
    else { return finding }
    var finding = finding
    finding.fixes = offer.fixes
    finding.hint = offer.hint
    return finding
  }
}

// MARK: - One pass

extension Fixer {
  private struct Pass {
    var fixed: [Finding] = []
    var offers: [Finding] = []
    var edits = EditList()

    /// Takes the first fix of each finding that may be made.
    mutating func add(_ repairs: [Repair], allowsUnsafe: Bool) {
      for repair in repairs {
        var finding = repair.finding
        if let fix = repair.fixes.first(where: { $0.isSafe || allowsUnsafe }) {
          finding.fixes = [fix]
          fixed.append(finding)
          edits.add(fix.edits)
        } else {
          finding.fixes = repair.fixes
          offers.append(finding)
        }
      }
    }
  }

  private func pass(_ bytes: [UInt8]) -> Pass {
    var pass = Pass()
    var text = TextMender(bytes)
    text.run()
    pass.add(text.repairs, allowsUnsafe: allowsUnsafe)
    if !pass.edits.edits.isEmpty { return pass }
    var header = HeaderMender(bytes, relation: relation)
    header.run()
    pass.add(header.repairs, allowsUnsafe: allowsUnsafe)
    if !pass.edits.edits.isEmpty { return pass }
    var log = FindingLog()
    guard let start = header.dataOffset,
      let known = try? Header(parsing: bytes.span.rawBytes, limits: limits, log: &log),
      known.dataOffset == start, known.attributes.count == header.places.count
    else { return pass }
    var data = DataMender(bytes, known, header.places, isKEEL: header.isKEEL, limits: limits)
    data.run(from: start)
    pass.add(data.repairs, allowsUnsafe: allowsUnsafe)
    if !data.repairs.isEmpty { return pass }
    let split = SplitMender(bytes, known, header.places, renumbersRows: renumbersRows)
    pass.add(split?.repairs() ?? [], allowsUnsafe: allowsUnsafe)
    return pass
  }
}
