// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
public import ByteKit

extension SplitPlot {
  /// Writes the picture as SVG.
  ///
  /// Each line has a tooltip that names its cell and the sizes of its sets; each bar of classes has
  /// one that names the classes.
  public func writeSVG(into sink: inout ByteSink) { writeSVG(.alone, into: &sink) }

  /// Writes the picture as SVG in the colours of a palette.
  func writeSVG(_ palette: PlotPalette, into sink: inout ByteSink) {
    let geometry = PlotGeometry(self)
    sink.append(
      """
      <svg xmlns="http://www.w3.org/2000/svg" width="\(geometry.totalWidth)" \
      height="\(geometry.height)" viewBox="0 0 \(geometry.totalWidth) \(geometry.height)" \
      font-family="sans-serif" font-size="12" fill="\(palette.ink)">
      <title>\(Markup.escaped(split.name))</title>
      <rect width="100%" height="100%" fill="\(palette.paper)"/>
      <text x="\(PlotGeometry.left)" y="28" font-size="17" font-weight="bold">\
      \(Markup.escaped(split.name.isEmpty ? "split" : split.name.shortened(to: 100)))</text>
      <text x="\(PlotGeometry.left)" y="48" fill="\(palette.muted)">\(caption)</text>

      """)
    writeNames(geometry, palette, into: &sink)
    // One unit is one bin, so coordinates stay short whole numbers.
    let scale =
      "<g transform=\"translate(\(PlotGeometry.left) 0) scale(\(Self.scale(binCount)) 1)\" "
      + "shape-rendering=\"crispEdges\">\n"
    sink.append(scale)
    let lines = lines()
    for (index, bins) in lines.enumerated() {
      sink.append("<g><title>\(lineWords(shown[index]))</title>\n")
      writeLine(bins, top: geometry.tops[index], bar: geometry.bar, palette, into: &sink)
      sink.append("</g>\n")
    }
    if let classes, let strip = geometry.strip {
      writeStrip(classes, top: strip, palette, into: &sink)
    }
    sink.append("</g>\n")
    if let classes { writeClassBars(classes, geometry, palette, into: &sink) }
    writeAxis(geometry, palette, into: &sink)
    let hasBoth = lines.contains { $0.contains { $0.both > 0 } }
    writeLegend(geometry, palette, hasBoth: hasBoth, into: &sink)
    sink.append("</svg>\n")
  }

  /// A line in words, for its tooltip.
  private func lineWords(_ position: Int) -> String {
    let cell = split[position]
    return "\(cell.id): \(Quantity.counted(cell.train.count, "train row")), "
      + Quantity.counted(cell.test.count, "test row")
  }

  /// The width of a bin in pixels, with four digits behind the point.
  private static func scale(_ bins: Int) -> String {
    let scaled = PlotGeometry.width * 10_000 / bins
    let rest = String(scaled % 10_000)
    return "\(scaled / 10_000).\(String(repeating: "0", count: 4 - rest.utf8.count))\(rest)"
  }

  // MARK: Lines

  private func writeNames(
    _ geometry: PlotGeometry, _ palette: PlotPalette, into sink: inout ByteSink
  ) {
    sink.append("<g text-anchor=\"end\" fill=\"\(palette.muted)\">\n")
    var lastRepeat: Int?
    // Names that would touch each other are thinned out.
    let every = max(1, (12 + geometry.pitch - 1) / geometry.pitch)
    for (line, position) in shown.enumerated() {
      let id = split[position].id
      let y = geometry.tops[line] + geometry.bar / 2 + 4
      if id.repeatIndex != lastRepeat {
        sink.append(
          "<text x=\"\(PlotGeometry.left - 44)\" y=\"\(y)\" fill=\"\(palette.ink)\">"
            + "repeat \(id.repeatIndex)</text>\n")
        lastRepeat = id.repeatIndex
      }
      let first = shown.firstIndex { split[$0].id.repeatIndex == id.repeatIndex } ?? 0
      if (line - first) % every == 0 {
        sink.append(
          "<text x=\"\(PlotGeometry.left - 8)\" y=\"\(y)\" font-size=\"10\">"
            + "\(lineName(position))</text>\n")
      }
    }
    sink.append("</g>\n")
  }

  /// A line: empty, train, on it what is tested, and what is both.
  private func writeLine(
    _ bins: [Bin], top: Int, bar: Int, _ palette: PlotPalette, into sink: inout ByteSink
  ) {
    Self.path(palette.none, [(0, bins.count, bar)], top, bar, into: &sink)
    let parts = bins.indices.map { (bins[$0], rows(ofBin: $0).count) }
    let train = Self.runs(parts) { bin, rows in
      Self.height(bin.train + bin.test + bin.both, of: rows, bar)
    }
    Self.path(palette.train, train, top, bar, into: &sink)
    let test = Self.runs(parts) { bin, rows in Self.height(bin.test + bin.both, of: rows, bar) }
    Self.path(palette.test, test, top, bar, into: &sink)
    let both = Self.runs(parts) { bin, rows in Self.height(bin.both, of: rows, bar) }
    Self.path(palette.both, both, top, bar, into: &sink)
  }

  /// A share of the bar's height; the smallest share is still seen.
  private static func height(_ part: Int, of whole: Int, _ bar: Int) -> Int {
    whole == 0 ? 0 : (part * bar + whole - 1) / whole
  }

  /// Neighbours of equal height as one: start, length, height.
  static func runs<Element>(
    _ bins: [Element], _ height: (Element) -> Int
  ) -> [(Int, Int, Int)] {
    var runs = [(Int, Int, Int)]()
    for (index, bin) in bins.enumerated() {
      let own = height(bin)
      if let last = runs.last, last.2 == own, last.0 + last.1 == index {
        runs[runs.count - 1].1 += 1
      } else if own > 0 {
        runs.append((index, 1, own))
      }
    }
    return runs
  }

  private static func path(
    _ colour: String, _ runs: [(Int, Int, Int)], _ top: Int, _ bar: Int,
    into sink: inout ByteSink
  ) {
    guard !runs.isEmpty else { return }
    sink.append("<path fill=\"\(colour)\" d=\"")
    for (start, length, height) in runs {
      sink.append("M\(start) \(top + bar - height)h\(length)v\(height)h-\(length)z")
    }
    sink.append("\"/>\n")
  }
}
