// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

package import Diagnostics

extension Finding {
  /// What a rule found in a split set; severity and hint are those of the rule where they are not
  /// given.
  package init(
    rule code: DiagnosticCode, _ message: String, severity: Severity? = nil, hint: String? = nil,
    fold: FoldID? = nil, part: SplitPart? = nil, rows: [UInt32] = [], count: Int = 1
  ) {
    self.init(
      code, severity ?? code.severity, at: nil, message, hint: hint ?? code.ruleHint, count: count)
    self.fold = fold
    self.part = part
    self.rows = rows
  }
}

extension DiagnosticCode {
  /// How to mend what a rule found; nothing for those that only report.
  package var ruleHint: String? {
    self == .digest || self == .regeneration ? nil : explanation?.mend
  }
}
