// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser
internal import SplitModel

/// The name of an estimation procedure.
struct ProcedureArgument: ExpressibleByArgument {
  let procedure: EstimationProcedure

  init?(argument: String) {
    guard let procedure = EstimationProcedure(rawValue: argument) else { return nil }
    self.procedure = procedure
  }

  static var defaultCompletionKind: CompletionKind {
    .list(EstimationProcedure.allCases.map(\.rawValue))
  }

  /// The names in one line, for help.
  static var list: String {
    EstimationProcedure.allCases.map(\.rawValue).joined(separator: ", ")
  }
}
