// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
internal import ARFF
internal import ByteKit
internal import SplitCodecs
internal import SplitModel

/// The check of one file: bytes, then syntax, then the rules of splits.
struct FileCheck {
  private let path: FilePath
  private let reading: InputOptions
  private let isStrict: Bool
  private let keepGoing: Int
  private let peers: PeerList?
  private let columns: ColumnsArgument?
  private let rules: ValidationOptions
  private let printsStatistics: Bool

  /// Prepares the check.
  init(
    _ path: FilePath, reading: InputOptions, isStrict: Bool, keepGoing: Int, peers: PeerList?,
    columns: ColumnsArgument?, rules: ValidationOptions, printsStatistics: Bool
  ) {
    self.path = path
    self.reading = reading
    self.isStrict = isStrict
    self.keepGoing = keepGoing
    self.peers = peers
    self.columns = columns
    self.rules = rules
    self.printsStatistics = printsStatistics
  }

  /// Checks the file; what is wrong with it is in the verdict.
  func run(on console: Console) -> FileVerdict {
    var verdict = FileVerdict(path: path)
    let start = ContinuousClock.now
    var opened: Document?
    do throws(Failure) {
      let document = try Document(path, options: reading, isStrict: isStrict)
      opened = document
      verdict.kind = document.kind
      let rows: Int
      if document.kind == .split {
        rows = try checkSplit(document, &verdict)
      } else {
        rows = try checkTable(document, &verdict)
      }
      if printsStatistics {
        Statistics(bytes: document.bytes.count, rows: rows, since: start).say(on: console)
      }
    } catch {
      verdict.diagnostics.append(error.finding)
      // Malformed content is what the check is for; a file that cannot be read is not.
      if error.exitCode != .malformedInput { verdict.failureCode = error.exitCode }
    }
    if let opened { MendingOffer.attach(to: &verdict, opened) }
    return verdict
  }

  /// - Returns: The count of listed rows.
  private func checkSplit(
    _ document: Document, _ verdict: inout FileVerdict
  ) throws(Failure) -> Int {
    let split: SplitSet
    do throws(Failure) {
      let read = try document.splitWithWarnings()
      split = read.split
      verdict.diagnostics += read.warnings
    } catch {
      if keepGoing > 1, document.form.name == "arff" {
        _ = checkText(document, &verdict)
        if !verdict.isValid { return 0 }
      }
      throw error
    }
    let report = split.validate(rules)
    verdict.procedure = (report.procedure, report.isProcedureStated)
    let places = FindingPlaces(of: report.findings, in: document)
    for (index, finding) in report.findings.enumerated() {
      var finding = finding
      if finding.code == .regeneration, finding.severity == .information,
        Self.isOpenMLText(split, document)
      {
        finding.message = "the bytes are those that OpenML's engine makes"
      }
      if let offset = places.offsets[index] {
        finding.range = offset..<offset
        finding.locate(in: document.bytes.bytes)
      }
      verdict.diagnostics.append(finding)
    }
    if let peers { try checkPeers(peers, document, &verdict) }
    return split.listedRowCount
  }

  /// Whether the file is byte for byte what OpenML writes for these cells.
  private static func isOpenMLText(_ split: SplitSet, _ document: Document) -> Bool {
    guard document.form.name == "arff" else { return false }
    var sink = ByteSink()
    guard (try? ARFFSplitCodec().encode(split, into: &sink)) != nil else { return false }
    let own = sink.contents
    let bytes = document.bytes.bytes
    guard own.byteCount == bytes.byteCount else { return false }
    return (0..<own.byteCount).allSatisfy { own[$0] == bytes[$0] }
  }

  /// - Returns: The count of rows.
  private func checkTable(
    _ document: Document, _ verdict: inout FileVerdict
  ) throws(Failure) -> Int {
    verdict.kind = .table
    if document.form.name != "arff" {
      let table = try document.table(isStrict: isStrict, columns: columns)
      verdict.diagnostics += table.warnings.map(document.located)
      return table.rowCount
    }
    let rows = checkText(document, &verdict)
    if let peers, verdict.isValid { try checkPeers(peers, document, &verdict) }
    return rows
  }

  /// Checks every line of an ARFF text, in constant memory.
  ///
  /// - Returns: The count of rows.
  private func checkText(_ document: Document, _ verdict: inout FileVerdict) -> Int {
    var options = document.arffOptions(isStrict: false)
    options.columns = columns?.choices
    let check = TextCheck(of: document.bytes, options: options, errorLimit: keepGoing)
    let bytes = document.bytes.bytes
    var found = check.errors
    if isStrict { found += check.warnings.map { $0.asError.located(in: bytes) } }
    found.sort { $0.offset < $1.offset }
    verdict.diagnostics += found.prefix(keepGoing)
    if !isStrict { verdict.diagnostics += check.warnings.map(document.located) }
    return check.rowCount
  }

  private func checkPeers(
    _ list: PeerList, _ document: Document, _ verdict: inout FileVerdict
  ) throws(Failure) {
    guard document.form.name == "arff" else { return }
    let table = try document.table()
    let bytes = document.bytes.bytes
    var log = FindingLog()
    let header: Header
    do throws(Finding) {
      header = try Header(parsing: bytes, log: &log)
    } catch {
      throw Failure(.malformedInput, document.located(error), path: path)
    }
    for peer in list.peers {
      for finding in peer.refusals(of: table, source: bytes, header: header) {
        let refusal = Finding(
          DiagnosticCode(rawValue: "refused-by-\(peer.rawValue)"), at: finding.offset,
          "\(peer.name) refuses the file: \(finding.reason)")
        verdict.diagnostics.append(refusal.located(in: bytes))
      }
    }
  }
}
