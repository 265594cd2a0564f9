// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import SplitModel

/// What a code means, why it matters, and how to mend the file.
package struct Explanation: Sendable {
  /// The code.
  package let code: String
  /// `error`, `warning` or `information`, as it is by default.
  package let severity: String
  /// What was found.
  package let meaning: String
  /// Why that is no good.
  package let reason: String
  /// What to do.
  package let remedy: String

  /// Makes an explanation from its parts.
  init(_ code: String, _ severity: String, _ meaning: String, why: String, mend: String) {
    self.code = code
    self.severity = severity
    self.meaning = meaning
    self.reason = why
    self.remedy = mend
  }

  /// All that the tool knows.
  package static var all: [Explanation] {
    splitRules + headerErrors + rowErrors + sparseErrors + limits + warnings + formErrors
  }

  /// The rules of splits, in their own words.
  private static var splitRules: [Explanation] {
    RuleCode.allCases.map { rule in
      let text = rule.explanation
      return Explanation(
        rule.rawValue, rule.level.rawValue,
        text.title.prefix(1).uppercased() + text.title.dropFirst() + ". " + text.what,
        why: text.why, mend: text.mend)
    }
  }

  /// The explanation of a code, in any letter case.
  package static func of(_ code: String) -> Explanation? {
    let wanted = code.lowercased()
    return all.first { $0.code.lowercased() == wanted }
  }
}
