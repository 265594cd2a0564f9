// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import ByteKit
internal import Diagnostics

extension SplitReport {
  /// How many places of one rule are listed.
  private static var listedPlaces: Int { 8 }

  /// What the rules found, the gravest first, and what they could not look at.
  var findingSection: Section {
    var rules = [DiagnosticCode]()
    for finding in validation.findings where !rules.contains(finding.code) {
      rules.append(finding.code)
    }
    let groups = rules.map { rule in validation.findings.filter { $0.code == rule } }
      .sorted { a, b in
        let (left, right) = (Self.level(a), Self.level(b))
        return left == right ? a[0].code.rawValue < b[0].code.rawValue : left > right
      }
    let body: Markup =
      groups.isEmpty ? "<p>No rule objects.</p>\n" : Markup(groups.map(Self.markup))
    return Section(id: "findings", title: "Findings", body: body + notChecked)
  }

  private static func level(_ findings: [Finding]) -> Severity {
    findings.map(\.severity).max() ?? .information
  }

  private static func markup(_ findings: [Finding]) -> Markup {
    let rule = findings[0].code
    let level = level(findings)
    let kind: Markup = level == .error ? "bad" : level == .warning ? "warn" : "note"
    let word = level == .information ? "note" : level.rawValue
    let places = findings.prefix(listedPlaces).map { finding -> Markup in
      let cell = finding.fold.map { "\($0): " } ?? ""
      return "<li>\(cell)\(finding.message)</li>\n"
    }
    let rest = findings.count - places.count
    let more: Markup = rest > 0 ? "<li>and \(rest) more</li>\n" : ""
    return """
      <article class="finding \(kind)">
      <h3>\(capitalized(rule.explanation?.title ?? rule.rawValue)) \
      <span class="code">\(word) \(rule.rawValue)</span></h3>
      <ul>\(places)\(more)</ul>
      \(rule.explanation.map(markup) ?? "")</article>

      """
  }

  private static func markup(_ explanation: Explanation) -> Markup {
    let parts = [explanation.details, explanation.why, explanation.mend].compactMap(\.self)
    return """
      <details><summary>What it means, and how to mend it</summary>
      \(parts.map { text -> Markup in "<p>\(codes(text))</p>\n" })</details>

      """
  }

  /// What was left out for want of something that was not given.
  private var notChecked: Markup {
    let data = options.data
    var items = [Markup]()
    if !validation.isProcedureStated {
      items.append(
        "The procedure was not stated; the cells look like <code>\(validation.procedure.rawValue)</code>, "
          + "and are judged as that.")
    }
    if data == nil && options.rowCount == nil {
      items.append(
        "The size of the data set was not given; all rows are those that some fold lists.")
    }
    if data?.labels == nil {
      items.append("No target was given; the shares of classes were not looked at.")
    }
    if data?.contents == nil {
      items.append("No data was given; identical rows on both sides would not be seen.")
    }
    if data?.groups == nil { items.append("No groups were given; nothing is known of them.") }
    if data?.times == nil { items.append("No times were given; nothing is known of them.") }
    if items.isEmpty { return "" }
    let list = items.map { item -> Markup in "<li>\(item)</li>\n" }
    return "<details class=\"unchecked\"><summary>What was not checked</summary>\n"
      + "<ul>\(list)</ul></details>\n"
  }

  static func capitalized(_ words: String) -> String {
    (words.first?.uppercased() ?? "") + words.dropFirst()
  }

  /// Text whose words between backticks are code.
  private static func codes(_ text: String) -> Markup {
    let parts = text.split(separator: "`", omittingEmptySubsequences: false)
    return Markup(
      parts.enumerated().map { index, part -> Markup in
        index.isMultiple(of: 2) ? "\(String(part))" : "<code>\(String(part))</code>"
      })
  }
}
