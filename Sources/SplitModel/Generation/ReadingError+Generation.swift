// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics

extension ReadingError {
  /// A split that cannot be generated.
  static func cannotGenerate(_ message: String, hint: String? = nil) -> ReadingError {
    ReadingError(.cannotGenerate, message, hint: hint)
  }

  /// A procedure without the column that it is about.
  static func needs(_ what: String, _ procedure: EstimationProcedure) -> ReadingError {
    cannotGenerate("\(procedure.rawValue) needs \(what)")
  }

  /// A percentage that leaves nothing for one of the two sets.
  static func emptySet(_ part: SplitPart, percentage: Double, of count: Int) -> ReadingError {
    cannotGenerate(
      "\(percentage) per cent of \(count) rows leaves the \(part.rawValue) set empty",
      hint: "choose another percentage")
  }
}
