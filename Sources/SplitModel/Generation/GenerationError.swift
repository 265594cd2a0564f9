// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics

/// Why a split cannot be generated.
public struct GenerationError: Error, Hashable, Sendable {
  /// What is wrong, in one sentence without a full stop.
  public let message: String
  /// What to do about it.
  public let hint: String?

  /// Makes an error from its parts.
  public init(_ message: String, hint: String? = nil) {
    self.message = message
    self.hint = hint
  }

  static func needs(_ what: String, _ procedure: EstimationProcedure) -> GenerationError {
    GenerationError("\(procedure.rawValue) needs \(what)")
  }

  static func emptySet(
    _ part: SplitPart, percentage: Double, of count: Int
  ) -> GenerationError {
    GenerationError(
      "\(percentage) per cent of \(count) rows leaves the \(part.rawValue) set empty",
      hint: "choose another percentage")
  }
}

extension GenerationError: CustomStringConvertible {
  /// The message.
  public var description: String { message }
}
