// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

/// What a code means, why it matters, and how to mend the file.
public struct Explanation: Hashable, Sendable {
  /// The code.
  public let code: DiagnosticCode
  /// How much it matters by default.
  public let severity: Severity
  /// What was found, in a few words without a full stop.
  public let title: String
  /// What is looked at, where the title does not say it all.
  public let details: String?
  /// Why that is no good.
  public let why: String
  /// What to do.
  public let mend: String

  /// Makes an explanation from its parts.
  init(
    _ code: DiagnosticCode, _ severity: Severity, _ title: String, what details: String? = nil,
    why: String, mend: String
  ) {
    self.code = code
    self.severity = severity
    self.title = title
    self.details = details
    self.why = why
    self.mend = mend
  }

  /// What was found, in whole sentences.
  public var meaning: String {
    title.prefix(1).uppercased() + title.dropFirst() + "." + (details.map { " " + $0 } ?? "")
  }
}

extension Explanation {
  /// The whole catalogue: the rules of splits, ARFF, its warnings, the other forms.
  public static let all =
    fileRules + setRules + shapeRules + dataRules + headerErrors + rowErrors + warnings
    + formErrors

  /// The place of each code in ``all``.
  static let places = Dictionary(
    all.enumerated().map { ($1.code, $0) }, uniquingKeysWith: { first, _ in first })
}
