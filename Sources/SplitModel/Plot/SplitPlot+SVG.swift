// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
public import ByteKit

extension SplitPlot {
  /// Writes the picture as SVG.
  public func writeSVG(into sink: inout ByteSink) {
    let geometry = PlotGeometry(self)
    sink.append(
      """
      <svg xmlns="http://www.w3.org/2000/svg" width="\(PlotGeometry.totalWidth)" \
      height="\(geometry.height)" viewBox="0 0 \(PlotGeometry.totalWidth) \(geometry.height)" \
      font-family="sans-serif" font-size="12" fill="#333">
      <title>\(Self.escaped(split.name))</title>
      <rect width="100%" height="100%" fill="#fff"/>
      <text x="\(PlotGeometry.left)" y="28" font-size="17" font-weight="bold">\
      \(Self.escaped(split.name.isEmpty ? "split" : split.name))</text>
      <text x="\(PlotGeometry.left)" y="48" fill="#666">\(caption)</text>

      """)
    writeNames(geometry, into: &sink)
    // One unit is one bin, so coordinates stay short whole numbers.
    sink.append(
      """
      <g transform="translate(\(PlotGeometry.left) 0) scale(\(Self.scale(binCount)) 1)" \
      shape-rendering="crispEdges">

      """)
    let lines = lines()
    for (bins, top) in zip(lines, geometry.tops) {
      writeLine(bins, top: top, bar: geometry.bar, into: &sink)
    }
    if let labels, let strip = geometry.strip {
      writeClasses(labels, top: strip, into: &sink)
    }
    sink.append("</g>\n")
    writeAxis(geometry, into: &sink)
    let hasBoth = lines.contains { $0.contains { $0.both > 0 } }
    writeLegend(geometry, hasBoth: hasBoth, into: &sink)
    sink.append("</svg>\n")
  }

  /// The width of a bin in pixels, with four digits behind the point.
  private static func scale(_ bins: Int) -> String {
    let scaled = PlotGeometry.width * 10_000 / bins
    let rest = String(scaled % 10_000)
    return "\(scaled / 10_000).\(String(repeating: "0", count: 4 - rest.utf8.count))\(rest)"
  }

  // MARK: Lines

  private func writeNames(_ geometry: PlotGeometry, into sink: inout ByteSink) {
    sink.append("<g text-anchor=\"end\" fill=\"#666\">\n")
    var lastRepeat: Int?
    // Names that would touch each other are thinned out.
    let every = max(1, (12 + geometry.pitch - 1) / geometry.pitch)
    for (line, position) in shown.enumerated() {
      let id = split[position].id
      let y = geometry.tops[line] + geometry.bar / 2 + 4
      if id.repeatIndex != lastRepeat {
        sink.append(
          "<text x=\"\(PlotGeometry.left - 44)\" y=\"\(y)\" fill=\"#333\">"
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
  private func writeLine(_ bins: [Bin], top: Int, bar: Int, into sink: inout ByteSink) {
    Self.path(PlotColour.none, [(0, bins.count, bar)], top, bar, into: &sink)
    let parts = bins.indices.map { (bins[$0], rows(ofBin: $0).count) }
    let train = Self.runs(parts) { bin, rows in
      Self.height(bin.train + bin.test + bin.both, of: rows, bar)
    }
    Self.path(PlotColour.train, train, top, bar, into: &sink)
    let test = Self.runs(parts) { bin, rows in Self.height(bin.test + bin.both, of: rows, bar) }
    Self.path(PlotColour.test, test, top, bar, into: &sink)
    let both = Self.runs(parts) { bin, rows in Self.height(bin.both, of: rows, bar) }
    Self.path(PlotColour.both, both, top, bar, into: &sink)
  }

  /// A share of the bar's height; the smallest share is still seen.
  private static func height(_ part: Int, of whole: Int, _ bar: Int) -> Int {
    whole == 0 ? 0 : (part * bar + whole - 1) / whole
  }

  /// Neighbours of equal height as one: start, length, height.
  private static func runs<Element>(
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

  // MARK: Classes

  /// The strip of classes: in each bin the classes one upon another, by share.
  private func writeClasses(_ labels: ClassLabels, top: Int, into sink: inout ByteSink) {
    let height = PlotGeometry.stripHeight
    var runs = [[(Int, Int, Int, Int)]](repeating: [], count: labels.classCount)
    for bin in 0..<binCount {
      let rows = rows(ofBin: bin).clamped(to: 0..<labels.count)
      var counts = [Int: Int]()
      for row in rows { counts[Int(labels.codes[row]), default: 0] += 1 }
      var below = 0
      for code in counts.keys.sorted() {
        let start = below * height / max(rows.count, 1)
        below += counts[code] ?? 0
        let end = below * height / max(rows.count, 1)
        if end == start { continue }
        if let last = runs[code].last, last.0 + last.1 == bin, last.2 == start, last.3 == end {
          runs[code][runs[code].count - 1].1 += 1
        } else {
          runs[code].append((bin, 1, start, end))
        }
      }
    }
    for (code, own) in runs.enumerated() where !own.isEmpty {
      sink.append("<path fill=\"\(PlotColour.ofClass(code))\" d=\"")
      for (bin, length, start, end) in own {
        sink.append("M\(bin) \(top + start)h\(length)v\(end - start)h-\(length)z")
      }
      sink.append("\"/>\n")
    }
  }
}
