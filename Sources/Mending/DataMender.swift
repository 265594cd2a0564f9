// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import ARFF
internal import ByteKit
internal import Diagnostics

/// Mends the rows behind a header that can be read.
struct DataMender: ~Copyable {
  private let bytes: [UInt8]
  private let attributes: [Attribute]
  private let columns: [ColumnFit]
  private var check: RowCheck
  /// Where a label may be added to a declaration, and where the type word of an integer stands.
  private let places: [HeaderPlaces]
  private(set) var repairs: [Repair] = []
  private var asReal: Set<Int> = []
  private var declared: [Int: Set<[UInt8]>] = [:]

  init(_ bytes: [UInt8], _ header: Header, _ places: [HeaderPlaces], isKEEL: Bool, limits: Limits) {
    self.bytes = bytes
    attributes = header.attributes
    self.places = places
    let names = header.attributes.map { $0.name.lowercased() }
    let isSplit = names.contains("type") && (names.contains("rowid") || names.contains("row_id"))
    columns = header.attributes.map {
      ColumnFit($0, isSplitPart: isSplit && $0.name.lowercased() == "type", isKEEL: isKEEL)
    }
    check = RowCheck(header.attributes, limits: limits)
  }

  /// Looks at all lines from a place on.
  mutating func run(from start: Int) {
    var rows: [Range<Int>] = []
    var wrong: [(line: Range<Int>, findings: [Finding])] = []
    let bytes = bytes
    for line in Lines(bytes, from: start) where !isBlank(line) {
      rows.append(line)
      let findings = check.findings(bytes.span.rawBytes, line: line)
      if !findings.isEmpty { wrong.append((line, findings)) }
    }
    let hasErrors = wrong.contains { $0.findings[0].severity == .error }
    if hasErrors, mendDialect(rows, wrong[0].findings[0]) { return }
    for (line, findings) in wrong {
      if findings[0].severity == .error {
        mendError(line, findings[0])
      } else {
        mendWarnings(line, findings)
      }
    }
  }

  private func isBlank(_ line: Range<Int>) -> Bool {
    guard let first = line.first(where: { bytes[$0] != 0x20 && bytes[$0] != 0x09 }) else {
      return true
    }
    return bytes[first] == UInt8(ascii: "%")
  }

  /// What reading a line as these edits leave it finds.
  private mutating func findings(_ line: Range<Int>, with edits: [TextEdit]) -> [Finding] {
    var list = EditList()
    list.add(edits)
    let text = list.applied(to: bytes, in: line)
    return check.findings(text.span.rawBytes, line: 0..<text.count)
  }

  private mutating func isMended(_ line: Range<Int>, by edits: [TextEdit]) -> Bool {
    findings(line, with: edits).allSatisfy { Self.unmendable.contains($0.code) }
  }

  /// What a strict reader refuses though it cannot be said in other words.
  private static let unmendable: Set<DiagnosticCode> = [
    .twoDigitYear, .nonstandardNumber, .fractionInInteger, .sparseImplicitString,
  ]
}

// MARK: - Rows of another kind

extension DataMender {
  private mutating func mendDialect(_ rows: [Range<Int>], _ finding: Finding) -> Bool {
    let dialect = DataDialect(columns: columns, bytes: bytes, lines: rows)
    guard let (kind, edits) = dialect.edits() else { return false }
    for (line, edit) in zip(rows, edits) where !isMended(line, by: [edit]) { return false }
    var finding = finding
    finding.count = rows.count
    repairs.append(Repair(finding, kind.title, edits))
    return true
  }
}

extension DataDialect.Kind {
  /// What the edits do.
  fileprivate var title: String {
    switch self {
    case .separator(_, hasDecimalCommas: true):
      "separate values by commas, and write decimal points"
    case .separator(_, hasDecimalCommas: false): "separate values by commas"
    case .decimalCommas: "write decimal points"
    }
  }
}

// MARK: - Errors

extension DataMender {
  private mutating func mendError(_ line: Range<Int>, _ finding: Finding) {
    let first = line.first { bytes[$0] > 0x20 } ?? line.lowerBound
    if bytes[first] == UInt8(ascii: "{") {
      if let edit = SparseRowMender(columns: columns).mend(bytes, line),
        isMended(line, by: [edit])
      {
        repairs.append(Repair(finding, "quote the value", [edit]))
      }
      return
    }
    let mender = RowMender(attributes: attributes, columns: columns)
    switch mender.mend(bytes, line) {
    case .mended(let edits, let title):
      if isMended(line, by: edits) { repairs.append(Repair(finding, title, edits)) }
    case .ambiguous:
      var finding = finding
      finding.hint = "more than one reading fits the declared columns: quote the values"
      repairs.append(Repair(finding, []))
    case .none: guess(line, finding, mender)
    }
  }

  /// Looks for ways that only a person can decide about.
  private mutating func guess(_ line: Range<Int>, _ finding: Finding, _ mender: RowMender) {
    if line.upperBound == bytes.count {
      let fix = Fix("drop the row that is cut off", replacing: line, with: "", isSafe: false)
      repairs.append(Repair(finding, [fix]))
      return
    }
    var fixes: [Fix] = []
    let columns = columns
    let nearest = mender.mend(bytes, line) { text, column in
      columns[column].nearestLabel(to: text).map { .text($0) }
    }
    if case .mended(let edits, _) = nearest, isMended(line, by: edits) {
      fixes.append(Fix("write the label that is one letter away", edits, isSafe: false))
    }
    if let fix = declaration(line, mender) { fixes.append(fix) }
    if let fix = shortRow(line, finding) { fixes.append(fix) }
    if !fixes.isEmpty { repairs.append(Repair(finding, fixes)) }
  }

  /// The fix that declares the labels of a row which are not declared yet.
  private mutating func declaration(_ line: Range<Int>, _ mender: RowMender) -> Fix? {
    let columns = columns
    let places = places
    guard
      case .mended(var edits, _) = mender.mend(
        bytes, line,
        guess: { text, column in
          columns[column].isNominal && places[column].endOfLabels != nil ? .text(text) : nil
        })
    else { return nil }
    let labels = newLabels(line, edits)
    guard !labels.isEmpty else { return nil }
    for (column, label) in labels {
      guard let place = places[column].endOfLabels else { return nil }
      let isFirst = places[column].labels.isEmpty && declared[column, default: []].isEmpty
      guard declared[column, default: []].insert(label).inserted else { continue }
      edits.append(TextEdit(place..<place, (isFirst ? [] : [UInt8(ascii: ",")]) + label.asValue))
    }
    let names = labels.map { "'\($0.label.string)'" }.joined(separator: ", ")
    return Fix(
      labels.count == 1 ? "declare the label \(names)" : "declare the labels \(names)",
      edits, isSafe: false)
  }

  /// The values of a row that are no labels of their columns.
  private func newLabels(
    _ line: Range<Int>, _ edits: [TextEdit]
  ) -> [(column: Int, label: [UInt8])] {
    var list = EditList()
    list.add(edits)
    let text = list.applied(to: bytes, in: line)
    var lexer = RowLexer(attributes)
    var log = FindingLog()
    guard case .dense? = try? lexer.read(text.span.rawBytes, line: 0..<text.count, log: &log)
    else { return [] }
    return lexer.fields.compactMap { field in
      guard case .text(let token) = field.value, columns[field.attribute].isNominal else {
        return nil
      }
      let label = lexer.text(of: token, in: text.span.rawBytes)
      return columns[field.attribute].value(of: label) == nil ? (field.attribute, label) : nil
    }
  }

  /// The fix of a row that ends too early.
  private mutating func shortRow(_ line: Range<Int>, _ finding: Finding) -> Fix? {
    guard finding.code == .tooFewValues, let end = endOfShortRow(line) else { return nil }
    let values = Pieces(bytes: bytes, separator: UInt8(ascii: ",")).of(line)
    guard values.count < attributes.count else { return nil }
    let filling = String(repeating: ",?", count: attributes.count - values.count)
    let edit = TextEdit(end..<end, filling)
    guard isMended(line, by: [edit]) else { return nil }
    return Fix("fill the row with missing values", [edit], isSafe: false)
  }

  private func endOfShortRow(_ line: Range<Int>) -> Int? {
    let values = Pieces(bytes: bytes, separator: UInt8(ascii: ",")).of(line)
    guard let last = values.last else { return nil }
    var end = last.upperBound
    while end > line.lowerBound, bytes[end - 1] <= 0x20 { end -= 1 }
    return end
  }
}

// MARK: - Warnings

extension DataMender {
  private mutating func mendWarnings(_ line: Range<Int>, _ findings: [Finding]) {
    let codes = Set(findings.map(\.code))
    if codes.contains(.fractionInInteger) { declareReal(line, findings) }
    // Blanks that separate and commas that do not: either may have been meant.
    if codes.isSuperset(of: [.spaceSeparator, .emptyFieldIgnored]) { return }
    let row = LenientRow(attributes: attributes, columns: columns)
    let mendable = findings.filter { !Self.unmendable.contains($0.code) || isSpelling($0) }
    if !mendable.isEmpty,
      let edit = row.rewritten(bytes, line, addsLeftOut: false), isMended(line, by: [edit])
    {
      for finding in mendable {
        repairs.append(Repair(finding, "write the row as strict readers want it", [edit]))
      }
    }
    guard let finding = findings.first(where: { $0.code == .sparseImplicitString }),
      let edit = row.rewritten(bytes, line, addsLeftOut: true), isMended(line, by: [edit])
    else { return }
    repairs.append(
      Repair(finding, "write ? for the text that is left out", [edit], isSafe: false))
  }

  /// Whether a number has a spelling that Weka reads, or is missing.
  private func isSpelling(_ finding: Finding) -> Bool {
    guard finding.code == .nonstandardNumber else { return false }
    let rest = bytes[finding.offset...].prefix(10)
    let word = String(
      decoding: rest.prefix { ![0x2C, 0x20, 0x0A, 0x0D, 0x7D].contains($0) },
      as: UTF8.self)
    return word != "Infinity" && word != "-Infinity"
  }

  /// An integer attribute that has a fraction is a real one.
  private mutating func declareReal(_ line: Range<Int>, _ findings: [Finding]) {
    guard let finding = findings.first(where: { $0.code == .fractionInInteger }) else { return }
    var lexer = RowLexer(attributes)
    var log = FindingLog()
    let bytes = bytes
    let text = bytes.span.rawBytes
    guard (try? lexer.read(text, line: line, log: &log)) != nil else { return }
    for field in lexer.fields {
      guard case .integer = attributes[field.attribute].type, case .text(let token) = field.value,
        !asReal.contains(field.attribute), let place = places[field.attribute].typeWord
      else { continue }
      guard let number = lexer.text(of: token, in: text).decimal,
        number != number.rounded(.towardZero)
      else { continue }
      asReal.insert(field.attribute)
      repairs.append(Repair(finding, "declare the attribute as real", [TextEdit(place, "real")]))
    }
  }
}
