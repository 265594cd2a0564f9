// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics

/// A finding and what is to be done about it.
struct Repair {
  /// What was found, in the text as it was.
  var finding: Finding
  /// What mends it, the best first; made only where that is allowed.
  var fixes: [Fix]

  init(_ finding: Finding, _ fixes: [Fix]) {
    self.finding = finding
    self.fixes = fixes
  }

  init(_ finding: Finding, _ title: String, _ edits: [TextEdit], isSafe: Bool = true) {
    self.init(finding, [Fix(title, edits, isSafe: isSafe)])
  }
}
