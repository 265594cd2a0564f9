// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

import Diagnostics

/// A slow, obvious reader of ARFF text, written from the grammar of the design alone.
///
/// It exists to disagree with the real reader: every fixture, every random file and every fuzz
/// input goes through both. It goes over the text line by line in whole arrays of characters and
/// looks everything up by linear search.
///
/// Where a line has several faults, the one reported is the first of: what breaks the form of the
/// row, token by token; the number of values; what follows them; a value that must be left out and
/// cannot; the values themselves. A leniency that was granted before the fault was found counts for
/// the strict result if its place comes before the fault.
public enum ReferenceReader {
  /// Reads a file with the default mode's leniencies.
  public static func read(_ bytes: [UInt8]) -> Result<ReferenceTable, ReferenceFailure> {
    read(bytes, Findings())
  }

  /// Reads a file in strict mode: the first leniency before any error is an error itself.
  public static func readStrictly(_ bytes: [UInt8]) -> Result<ReferenceTable, ReferenceFailure> {
    let findings = Findings()
    let result = read(bytes, findings)
    guard let first = findings.inDocumentOrder.first else { return result }
    if case .failure(let failure) = result,
      (failure.line, failure.column) <= (first.line, first.column)
    {
      return result
    }
    return .failure(
      ReferenceFailure(code: first.code, line: first.line, column: first.column))
  }

  private static func read(
    _ bytes: [UInt8], _ findings: Findings
  ) -> Result<ReferenceTable, ReferenceFailure> {
    do throws(ReferenceFailure) {
      return .success(try table(bytes, findings))
    } catch {
      return .failure(error)
    }
  }

  private static func table(
    _ bytes: [UInt8], _ findings: Findings
  ) throws(ReferenceFailure) -> ReferenceTable {
    if bytes.starts(with: [0x1F, 0x8B]) { throw findings.failure("gzip", 1, 1) }
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      throw findings.failure("utf16", 1, 1)
    }
    var text = bytes[...]
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
      findings.warn("byte-order-mark", 1, 1)
      text.removeFirst(3)
    }
    let lines = SourceLine.all(in: SourceLine.decode(Array(text)))
    var header = HeaderReader(lines, findings)
    var table = try header.read()
    var rows = RowReader(table.attributes, findings)
    for line in lines[header.position...] { try rows.read(line) }
    table.rows = rows.rows
    table.warnings = findings.inDocumentOrder
    return table
  }
}

extension ReferenceReader {
  /// The canonical result of a reading: table and warnings, or the error.
  public static func json(
    _ result: Result<ReferenceTable, ReferenceFailure>
  ) -> JSONValue {
    switch result {
    case .failure(let failure):
      return .object([
        (
          "error",
          .object([
            ("code", .text(failure.code)), ("line", .number(Double(failure.line))),
            ("column", .number(Double(failure.column))),
          ])
        )
      ])
    case .success(let table):
      guard case .object(var members) = table.json, !table.warnings.isEmpty else {
        return table.json
      }
      members.append(
        (
          "warnings",
          .array(
            table.warnings.map { warning in
              .object([
                ("code", .text(warning.code)), ("line", .number(Double(warning.line))),
                ("column", .number(Double(warning.column))),
                ("count", .number(Double(warning.count))),
              ])
            })
        ))
      return .object(members)
    }
  }
}
