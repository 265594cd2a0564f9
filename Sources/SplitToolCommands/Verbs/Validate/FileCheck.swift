// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import ARFF
internal import ByteKit
internal import SplitModel

/// The check of one file: bytes, then syntax, then the rules of splits.
struct FileCheck {
  private let path: Path
  private let reading: ReadingOptions
  private let isStrict: Bool
  private let keepGoing: Int
  private let peers: PeerList?
  private let rules: ValidationOptions

  /// Prepares the check.
  init(
    _ path: Path, reading: ReadingOptions, isStrict: Bool, keepGoing: Int, peers: PeerList?,
    rules: ValidationOptions
  ) {
    self.path = path
    self.reading = reading
    self.isStrict = isStrict
    self.keepGoing = keepGoing
    self.peers = peers
    self.rules = rules
  }

  /// Checks the file; what is wrong with it is in the verdict.
  func run(on console: Console) -> FileVerdict {
    var verdict = FileVerdict(path: path)
    let start = ContinuousClock.now
    do throws(Failure) {
      let document = try Document(path, options: reading, isStrict: isStrict)
      verdict.kind = document.kind
      let rows: Int
      if document.kind == .split {
        rows = try checkSplit(document, &verdict)
      } else {
        rows = try checkTable(document, &verdict)
      }
      if reading.stats {
        Statistics(bytes: document.bytes.count, rows: rows, since: start).say(on: console)
      }
    } catch {
      verdict.diagnostics.append(error.diagnostic)
      // Malformed content is what the check is for; a file that cannot be read is not.
      if error.exitCode != .malformedInput { verdict.failureCode = error.exitCode }
    }
    return verdict
  }

  /// - Returns: The count of listed rows.
  private func checkSplit(
    _ document: Document, _ verdict: inout FileVerdict
  ) throws(Failure) -> Int {
    let split: SplitSet
    do throws(Failure) {
      split = try document.split()
    } catch {
      if keepGoing > 1, document.form.name == "arff" {
        let errors = SyntaxErrors.find(in: document, isStrict: isStrict, limit: keepGoing)
        if !errors.isEmpty {
          verdict.diagnostics += errors
          return 0
        }
      }
      throw error
    }
    let report = split.validate(rules)
    verdict.procedure = (report.procedure, report.isProcedureStated)
    let places = FindingPlaces(of: report.findings, in: document)
    for (index, finding) in report.findings.enumerated() {
      var diagnostic = Diagnostic(finding)
      if let offset = places.offsets[index] {
        diagnostic.place(at: offset, in: document.bytes.bytes)
      }
      verdict.diagnostics.append(diagnostic)
    }
    if let peers { try checkPeers(peers, document.table(), &verdict) }
    return split.listedRowCount
  }

  /// - Returns: The count of rows.
  private func checkTable(
    _ document: Document, _ verdict: inout FileVerdict
  ) throws(Failure) -> Int {
    if keepGoing > 1, document.form.name == "arff" {
      let errors = SyntaxErrors.find(in: document, isStrict: isStrict, limit: keepGoing)
      if !errors.isEmpty {
        verdict.diagnostics += errors
        return 0
      }
    }
    let table = try document.table(isStrict: isStrict)
    verdict.kind = .table
    verdict.diagnostics += table.warnings.map { Diagnostic($0, in: document.bytes.bytes) }
    if let peers { try checkPeers(peers, table, &verdict) }
    return table.rowCount
  }

  private func checkPeers(
    _ list: PeerList, _ table: Table, _ verdict: inout FileVerdict
  ) throws(Failure) {
    for peer in list.peers {
      for reason in peer.refusals(of: table) {
        verdict.diagnostics.append(
          Diagnostic(
            .error, "refused-by-\(peer.rawValue)", "\(peer.name) refuses the file: \(reason)"))
      }
    }
  }
}

extension Diagnostic {
  /// A finding of the rules of splits.
  init(_ finding: Finding) {
    let severity: Severity =
      switch finding.level {
      case .error: .error
      case .warning: .warning
      case .information: .information
      }
    let lead = finding.cell.map { "\($0): " } ?? ""
    self.init(severity, finding.rule.rawValue, lead + finding.message, hint: finding.hint)
    count = finding.count
    isCountInMessage = true
    repeatIndex = finding.cell?.repeatIndex
    foldIndex = finding.cell?.foldIndex
    sampleIndex = finding.cell?.sampleIndex
  }
}
