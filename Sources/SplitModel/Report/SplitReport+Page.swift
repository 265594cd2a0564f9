// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import ByteKit
internal import Diagnostics

extension SplitReport {
  /// A part of the page with a heading of its own.
  struct Section {
    let id: String
    let title: String
    let body: Markup
  }

  /// The whole page.
  var page: Markup {
    let sections = sections
    return """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="color-scheme" content="light dark">
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; \
      style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:">
      <link rel="icon" href="data:,">
      <title>\(name): can it be trusted?</title>
      <style>\(ReportStyle.sheet)</style>
      </head>
      <body>
      <a class="skip" href="#verdict">To the verdict</a>
      <header>
      <h1>\(name)</h1>
      \(subtitle)\
      </header>
      \(navigation(sections))\
      <main>
      \(verdictBanner)\
      \(figures)\
      \(sections.map(Self.markup))\
      </main>
      <footer><p>Written by <code>splittool report</code>. The page needs no network; the same split \
      gives the same page.</p></footer>
      <script>\(ReportScript.text)</script>
      </body>
      </html>

      """
  }

  private var sections: [Section] {
    [
      findingSection, pictureSection, foldSection, classSection, overlapSection, leakageSection,
      factSection, sizeSection,
    ].compactMap(\.self)
  }

  private var name: String { split.name.isEmpty ? "Split" : split.name.shortened(to: 200) }

  private var subtitle: Markup {
    source.isEmpty ? "" : "<p class=\"source\">\(source.shortened(to: 300))</p>\n"
  }

  private func navigation(_ sections: [Section]) -> Markup {
    let links = sections.map { section -> Markup in
      "<li><a href=\"#\(section.id)\">\(section.title)</a></li>"
    }
    return "<nav aria-label=\"Parts of the page\"><ul>\(links)</ul></nav>\n"
  }

  private static func markup(_ section: Section) -> Markup {
    """
    <section id="\(section.id)" aria-labelledby="\(section.id)-title">
    <h2 id="\(section.id)-title">\(section.title)</h2>
    \(section.body)</section>

    """
  }

  private var verdictBanner: Markup {
    let (kind, sign): (Markup, Markup) =
      switch verdict.outcome {
      case .sound: ("good", "✓")
      case .doubtful: ("warn", "!")
      case .broken: ("bad", "✗")
      }
    return """
      <section id="verdict" class="verdict \(kind)" aria-label="Verdict" tabindex="-1">
      <span class="sign" aria-hidden="true">\(sign)</span>
      <div><p class="answer">\(verdict.text)</p>
      <p>\(verdict.detail)</p></div>
      </section>

      """
  }

  // MARK: Figures

  private var figures: Markup {
    let folds = split.repeats.map(\.foldIndices.count).max() ?? 0
    let samples = split.map(\.id.sampleIndex).max().map { $0 + 1 } ?? 0
    var shape = "\(Quantity.grouped(split.repeats.count)) × \(Quantity.grouped(folds))"
    if samples > 1 { shape += " × \(Quantity.grouped(samples))" }
    let entries: [Markup] = [
      Self.figure(Quantity.grouped(validation.rowCount), "rows of the data set"),
      Self.figure(shape, samples > 1 ? "repeats × folds × samples" : "repeats × folds"),
      Self.figure(Self.span(split.map(\.train.count)), "train rows"),
      Self.figure(Self.span(split.map(\.test.count)), "test rows"),
    ]
    return "<dl class=\"figures\">\n\(entries)</dl>\n"
  }

  private static func figure(_ value: String, _ label: String) -> Markup {
    "<div><dt>\(label)</dt><dd>\(value)</dd></div>\n"
  }

  /// The least and the most of some counts: `135`, or `134 – 135`.
  static func span(_ counts: [Int]) -> String {
    guard let least = counts.min(), let most = counts.max() else { return "none" }
    return least == most
      ? Quantity.grouped(most) : "\(Quantity.grouped(least)) – \(Quantity.grouped(most))"
  }
}
