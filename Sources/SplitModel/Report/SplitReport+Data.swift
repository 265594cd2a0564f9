// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import ByteKit
internal import Diagnostics

extension SplitReport {
  /// How evenly the classes fall on the test sets, and where they depart most.
  var classSection: Section? {
    guard let labels = options.data?.labels, labels.count > 0, !split.isEmpty else { return nil }
    let balance = TestSetClasses(split, labels)
    let rows = balance.ranges.map { range -> Markup in
      let share = Double(range.size) / Double(labels.count)
      return """
        <tr><th scope="row"><span class="name">\(labels.name(of: range.code).shortened(to: 60))</span></th>\
        <td class="n">\(range.size)</td><td class="n">\(percent: share) %</td>\
        <td class="n">\(percent: min(range.least, range.most)) %</td>\
        <td class="n">\(percent: range.most) %</td>\
        <td><span class="range" aria-hidden="true"><i style="left:\(percent: range.least)%;\
        width:\(percent: max(range.most - range.least, 0.004))%"></i>\
        <b style="left:\(percent: share)%"></b></span></td></tr>

        """
    }
    let rest = balance.classCount - balance.ranges.count
    let more: Markup =
      rest > 0
      ? "<p>\(Quantity.counted(rest, "smaller class", "smaller classes")) not listed.</p>\n" : ""
    return Section(
      id: "classes", title: "Classes",
      body: """
        <p>\(deviation(balance, labels))</p>
        <div class="scroll" tabindex="0" role="region" aria-label="Shares of the classes">
        <table>
        <thead><tr><th scope="col">Class</th><th scope="col" class="n">Rows</th>\
        <th scope="col" class="n">Share</th><th scope="col" class="n">Least in a test set</th>\
        <th scope="col" class="n">Most</th><th scope="col">From least to most</th></tr></thead>
        <tbody>
        \(rows)</tbody>
        </table></div>
        \(more)
        """)
  }

  private func deviation(_ balance: TestSetClasses, _ labels: ClassLabels) -> Markup {
    guard let worst = balance.worst, worst.off >= 0.05 else {
      return "Every test set has exactly the shares of the data set."
    }
    let expected = Quantity.decimal(worst.expected, digits: 1)
    let name = labels.name(of: worst.code).shortened(to: 60)
    let lead: Markup = """
      Largest deviation: <strong>\(name)</strong> has \(worst.rows) of \
      \(Quantity.counted(worst.total, "test row")) in <strong>\(worst.cell.description)</strong>; \
      its share of the data calls for \(expected)
      """
    let end: Markup =
      worst.off < 1
      ? ", so no test set can be more even than these are." : "."
    return lead + end
  }

  /// How far the test sets of repeats are the same.
  var overlapSection: Section? {
    guard let overlap = RepeatOverlap(split) else { return nil }
    let closest = overlap.closest
    let heads = overlap.repeats.map { index -> Markup in
      "<th scope=\"col\" class=\"n\">\(index)</th>"
    }
    let rows = overlap.repeats.indices.map { row -> Markup in
      let cells = overlap.repeats.indices.map { column -> Markup in
        if row == column { return "<td class=\"n\">–</td>" }
        let share = overlap.shares[row][column]
        return """
          <td class="n" style="background:color-mix(in srgb,var(--test) \
          \(percent: share * 0.45)%,transparent)">\(percent: share) %</td>
          """
      }
      return "<tr><th scope=\"row\">\(overlap.repeats[row])</th>\(cells)</tr>\n"
    }
    let left = split.repeats.count - overlap.repeats.count
    let more: Markup = left > 0 ? " The first \(overlap.repeats.count) repeats are compared." : ""
    return Section(
      id: "overlap", title: "Repeats beside each other",
      body: """
        <p>How much of a test set of one repeat stands together in one test set of another. Repeats \
        \(overlap.repeats[closest.0]) and \(overlap.repeats[closest.1]) are most alike: \
        <strong>\(percent: closest.share) %</strong>. The same folds give 100 %.\(more)</p>
        <div class="scroll" tabindex="0" role="region" aria-label="Overlap of the repeats">
        <table class="matrix">
        <thead><tr><th scope="col">Repeat</th>\(heads)</tr></thead>
        <tbody>
        \(rows)</tbody>
        </table></div>

        """)
  }

  // MARK: Both sides

  /// What must not be on both sides: rows, their twins, groups, and the future.
  var leakageSection: Section {
    var items = [Markup]()
    let data = options.data
    if validation.procedure == .testOnTrainingData {
      items.append(Self.item("warn", "Rows", "all are on both sides, by design"))
    } else {
      items.append(answer("Rows", .overlap, none: "none is in both sets of a fold"))
    }
    if let contents = data?.contents {
      let twins = ClassLabels(contents).sizes.reduce(0) { $0 + ($1 > 1 ? $1 : 0) }
      let none =
        twins == 0
        ? "no two rows of the data are equal"
        : "\(Quantity.counted(twins, "row")) of the data have a twin, none across the sets"
      items.append(answer("Identical rows", .identicalRows, none: none))
    }
    if let groups = data?.groups {
      let sizes = groups.sizes.filter { $0 > 0 }
      let words =
        "\(Quantity.counted(sizes.count, "group")) of \(Self.span(sizes)) rows, none on both sides"
      items.append(answer("Groups", .groupOnBothSides, none: words))
    }
    if data?.times != nil {
      items.append(
        answer("Time", .testBeforeTrain, none: "no test row is earlier than a train row"))
    }
    return Section(
      id: "sides", title: "Across the sets", body: "<ul class=\"checks\">\n\(items)</ul>\n")
  }

  private func answer(_ label: String, _ rule: DiagnosticCode, none: String) -> Markup {
    let found = validation.findings.filter { $0.code == rule }
    guard let worst = found.max(by: { $0.count < $1.count }) else {
      return Self.item("good", label, none)
    }
    let folds = Quantity.counted(found.count, "fold")
    let place = worst.fold.map { " (\($0))" } ?? ""
    return Self.item(
      found[0].severity == .error ? "bad" : "warn", label,
      "\(folds) affected, up to \(Quantity.counted(worst.count, "test row"))\(place)")
  }

  private static func item(_ kind: Markup, _ label: String, _ words: String) -> Markup {
    let sign: Markup = kind.text == "good" ? "✓" : kind.text == "bad" ? "✗" : "!"
    return """
      <li class="\(kind)"><span class="sign" aria-hidden="true">\(sign)</span>\
      <strong>\(label):</strong> \(words)</li>

      """
  }
}
