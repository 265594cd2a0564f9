// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import ByteKit
internal import Diagnostics

extension SplitReport {
  /// How many cells the table lists.
  private static var listedCells: Int { 400 }

  /// The picture, with what a pointer needs to tell the rows below it.
  var pictureSection: Section {
    let plot = SplitPlot(split, labels: options.data?.labels, procedure: validation.procedure)
    var sink = ByteSink()
    plot.writeSVG(.page, into: &sink)
    let bytes = sink.contents
    let picture = Markup(stringLiteral: bytes.text(0..<bytes.byteCount))
    let isDense = plot.rowCount == 0 || plot.rowID(plot.rowCount - 1) == plot.rowCount - 1
    let scale: Markup =
      isDense
      ? """
       data-left="\(plain: PlotGeometry.left)" data-width="\(plain: PlotGeometry.width)" \
      data-bins="\(plain: plot.binCount)" data-rows="\(plain: plot.rowCount)"
      """ : ""
    return Section(
      id: "picture", title: "Picture",
      body: """
        <p>A line for each fold, the rows of the data set along it in their order.</p>
        <div id="plot" class="scroll picture" tabindex="0" role="region" \
        aria-label="Picture of the split"\(scale)>
        \(picture)</div>

        """)
  }

  /// The cells with the sizes of their sets and the classes of their test rows.
  var foldSection: Section? {
    guard !split.isEmpty else { return nil }
    let classes = options.data?.labels.map { MainClasses($0) }
    var left = Self.listedCells
    var parts = [Markup]()
    for block in split.repeats where left > 0 {
      let shown = min(left, block.cells.count)
      parts.append(table(block, shown: shown, classes, isOpen: parts.isEmpty))
      left -= shown
    }
    let rest = split.count - (Self.listedCells - left)
    let more: Markup =
      rest > 0
      ? "<p>\(Quantity.counted(rest, "more cell")) would make the page too long.</p>\n" : ""
    return Section(
      id: "folds", title: "Folds", body: legend(classes) + Markup(parts) + more)
  }

  private func legend(_ classes: MainClasses?) -> Markup {
    guard let classes else { return "" }
    var entries = classes.codes.indices.map { place -> Markup in
      """
      <li><i style="background:\(PlotPalette.ofClass(place))"></i>\
      \(classes.name(place).shortened(to: 60)) <small>\(classes.all.main[place])</small></li>
      """
    }
    if classes.otherCount > 0 {
      entries.append(
        """
        <li><i style="background:var(--others)"></i>\(classes.othersName) \
        <small>\(classes.all.others)</small></li>
        """)
    }
    return "<ul class=\"legend\" aria-label=\"Classes\">\(entries)</ul>\n"
  }

  private func table(
    _ block: SplitRepeat, shown: Int, _ classes: MainClasses?, isOpen: Bool
  ) -> Markup {
    let cells = block.cells.indices.map { block.cell(at: $0) }
    let hasSamples = cells.contains { $0.id.sampleIndex > 0 }
    let rules = cells.prefix(shown).map { self.rules(about: $0.id) }
    let hasRules = rules.contains { !$0.isEmpty }
    let columns: [Markup?] = [
      "<th scope=\"col\">Fold</th>", hasSamples ? "<th scope=\"col\">Sample</th>" : nil,
      "<th scope=\"col\" class=\"n\">Train</th><th scope=\"col\" class=\"n\">Test</th>",
      "<th scope=\"col\" class=\"n\">Test share</th>",
      classes == nil ? nil : "<th scope=\"col\">Classes of the test rows</th>",
      hasRules ? "<th scope=\"col\">Findings</th>" : nil,
    ]
    let rows = zip(cells, rules).map { cell, rules in
      let found: Markup = hasRules ? "<td>\(rules)</td>" : ""
      return row(cell, hasSamples, classes, found)
    }
    let noun = hasSamples ? "cell" : "fold"
    let train = Self.span(cells.map(\.train.count))
    let test = Self.span(cells.map(\.test.count))
    let open: Markup = isOpen ? " open" : ""
    return """
      <details class="repeat"\(open)><summary>Repeat \(block.index): \
      \(Quantity.counted(cells.count, noun)), \(train) train rows, \(test) test rows</summary>
      <div class="scroll" tabindex="0" role="region" aria-label="Folds of repeat \(block.index)">
      <table>
      <thead><tr>\(columns.compactMap(\.self))</tr></thead>
      <tbody>
      \(rows)</tbody>
      </table></div></details>

      """
  }

  /// The codes of the rules that object to a cell, for people.
  private func rules(about cell: FoldID) -> String {
    var codes = [String]()
    for finding in validation.findings
    where finding.fold == cell && finding.severity != .information {
      if !codes.contains(finding.code.rawValue) { codes.append(finding.code.rawValue) }
    }
    return codes.joined(separator: ", ")
  }

  private func row(
    _ cell: Fold, _ hasSamples: Bool, _ classes: MainClasses?, _ found: Markup
  ) -> Markup {
    let listed = cell.train.count + cell.test.count
    let share = listed == 0 ? 0 : Double(cell.test.count) / Double(listed)
    let sample: Markup = hasSamples ? "<td>\(cell.id.sampleIndex)</td>" : ""
    let bar: Markup = classes.map { "<td>\(Self.bar($0, $0.shares(of: cell.test)))</td>" } ?? ""
    return """
      <tr><th scope="row">\(cell.id.foldIndex)</th>\(sample)<td class="n">\(cell.train.count)</td>\
      <td class="n">\(cell.test.count)</td><td class="n">\(percent: share) %</td>\(bar)\(found)</tr>

      """
  }

  /// The classes of some rows side by side, by share.
  static func bar(_ classes: MainClasses, _ shares: MainClasses.Shares) -> Markup {
    let total = Double(max(shares.total, 1))
    let parts = classes.parts(shares, .page).filter { $0.rows > 0 }.map { part -> Markup in
      """
      <i style="width:\(percent: Double(part.rows) / total)%;background:\
      \(Markup(stringLiteral: part.colour))"></i>
      """
    }
    let words = classes.words(shares)
    return
      "<span class=\"bar\" role=\"img\" title=\"\(words)\" aria-label=\"\(words)\">\(parts)</span>"
  }
}
