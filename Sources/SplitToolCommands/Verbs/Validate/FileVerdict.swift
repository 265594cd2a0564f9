// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
internal import ByteKit
internal import SplitModel

/// What `validate` says about one file.
struct FileVerdict {
  /// The path that the caller named.
  let path: FilePath
  /// What the file holds, if that could be told.
  var kind: Document.Kind?
  /// The procedure that the rules went by, and whether it was stated.
  var procedure: (name: EstimationProcedure, isStated: Bool)?
  /// All that was found.
  var diagnostics: [Finding] = []
  /// What can be mended, if that was looked for.
  var mending: MendingOffer?
  /// The code of a file that could not be read; nothing if it was.
  var failureCode: ExitCode?

  /// Whether there is no finding of level error.
  var isValid: Bool { !diagnostics.contains { $0.severity == .error } }

  /// How the program ends if this is the only file.
  var exitCode: ExitCode { failureCode ?? (isValid ? .success : .negative) }

  /// How many findings of one rule are printed; the others are counted.
  private static let printedFindings = 5

  /// Prints the messages; a hint comes with the first message of its code only.
  func report(on console: Console) {
    var found: [DiagnosticCode: Int] = [:]
    for var diagnostic in diagnostics {
      let before = found[diagnostic.code, default: 0]
      found[diagnostic.code] = before + 1
      if before > 0 { diagnostic.hint = nil }
      if diagnostic.code.isRule, before >= Self.printedFindings { continue }
      console.report(diagnostic, for: path)
    }
    for first in diagnostics where first.code.isRule {
      guard let count = found.removeValue(forKey: first.code), count > Self.printedFindings else {
        continue
      }
      let more = Quantity.counted(count - Self.printedFindings, "more finding")
      console.report(
        Finding(first.code, first.severity, "\(more) of this rule", hint: "--json lists all"),
        for: path)
    }
    if !isValid, let procedure, !procedure.isStated {
      console.report(
        Finding(
          .procedure, .information, "taken for \(procedure.name.rawValue)",
          hint: "--procedure states another"), for: path)
    }
    if let mending { console.say(mending.line(for: path)) }
  }

  /// The members for programs.
  var json: JSONValue {
    .known([
      "path": .string(path.string), "kind": kind.map { .string($0.rawValue) } ?? .null,
      "valid": .boolean(isValid), "diagnostics": .array(diagnostics.map(\.json)),
      "procedure": procedure.map { .string($0.name.rawValue) },
      "procedureSource": procedure.map { $0.isStated ? "stated" : "inferred" },
    ])
  }
}
