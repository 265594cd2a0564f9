// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

public import ByteKit

extension SplitPlot {
  /// Writes the picture as a page of its own that needs nothing else.
  public func writeHTML(into sink: inout ByteSink) {
    let title = Markup.escaped(split.name.isEmpty ? "split" : split.name)
    sink.append(
      """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width">
      <link rel="icon" href="data:,">
      <title>\(title)</title>
      <style>
      body { margin: 2em auto; max-width: \(PlotGeometry(self).totalWidth)px; background: #f6f6f6; }
      svg { width: 100%; height: auto; box-shadow: 0 1px 4px #0003; }
      h1 { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
      </style>
      </head>
      <body>
      <main>
      <h1>\(title)</h1>

      """)
    writeSVG(into: &sink)
    sink.append("</main>\n</body>\n</html>\n")
  }
}
