// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import ByteKit
internal import SplitModel

/// What `validate` says about one file.
struct FileVerdict {
  /// The path that the caller named.
  let path: Path
  /// What the file holds, if that could be told.
  var kind: Document.Kind?
  /// The procedure that the rules went by, and whether it was stated.
  var procedure: (name: EstimationProcedure, isStated: Bool)?
  /// All that was found.
  var diagnostics: [Diagnostic] = []
  /// The code of a file that could not be read; nothing if it was.
  var failureCode: ExitCode?

  /// Whether there is no finding of level error.
  var isValid: Bool { !diagnostics.contains { $0.severity == .error } }

  /// How the program ends if this is the only file.
  var exitCode: ExitCode { failureCode ?? (isValid ? .success : .negative) }

  /// Prints the messages; a hint comes with the first message of its code only.
  func report(on console: Console) {
    var hinted = Set<String>()
    for var diagnostic in diagnostics {
      if !hinted.insert(diagnostic.code).inserted { diagnostic.hint = nil }
      console.report(diagnostic, for: path)
    }
    if !isValid, let procedure, !procedure.isStated {
      console.report(
        Diagnostic(
          .information, "procedure", "taken for \(procedure.name.rawValue)",
          hint: "--procedure states another"), for: path)
    }
  }

  /// The members for programs.
  var json: JSONValue {
    .known([
      "path": .string(path.text), "kind": kind.map { .string($0.rawValue) } ?? .null,
      "valid": .boolean(isValid), "diagnostics": .array(diagnostics.map(\.json)),
      "procedure": procedure.map { .string($0.name.rawValue) },
      "procedureSource": procedure.map { $0.isStated ? "stated" : "inferred" },
    ])
  }
}
