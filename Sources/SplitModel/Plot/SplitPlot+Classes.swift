// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import ByteKit
internal import Diagnostics

extension SplitPlot {
  /// The strip of classes: in each bin the classes one upon another, by share.
  func writeStrip(
    _ classes: MainClasses, top: Int, _ palette: PlotPalette, into sink: inout ByteSink
  ) {
    let height = PlotGeometry.stripHeight
    // For each colour its runs: first bin, length, start and end of the share.
    var runs = [[(Int, Int, Int, Int)]](repeating: [], count: classes.codes.count + 1)
    for bin in 0..<binCount {
      let shares = classes.shares(of: rows(ofBin: bin))
      let total = max(shares.total, 1)
      var below = 0
      for (place, rows) in (shares.main + [shares.others]).enumerated() where rows > 0 {
        let start = below * height / total
        below += rows
        let end = below * height / total
        if end == start { continue }
        if let last = runs[place].last, last.0 + last.1 == bin, last.2 == start, last.3 == end {
          runs[place][runs[place].count - 1].1 += 1
        } else {
          runs[place].append((bin, 1, start, end))
        }
      }
    }
    let colours = classes.parts(classes.all, palette).map(\.colour)
    for (colour, own) in zip(colours, runs) where !own.isEmpty {
      sink.append("<path fill=\"\(colour)\" d=\"")
      for (bin, length, start, end) in own {
        sink.append("M\(bin) \(top + start)h\(length)v\(end - start)h-\(length)z")
      }
      sink.append("\"/>\n")
    }
  }

  /// Beside each line the classes of its test rows, side by side by share; below them the classes
  /// of the whole data set, whose borders run up as thin lines: what departs from them is seen.
  func writeClassBars(
    _ classes: MainClasses, _ geometry: PlotGeometry, _ palette: PlotPalette,
    into sink: inout ByteSink
  ) {
    let left = PlotGeometry.classLeft
    sink.append(
      "<text x=\"\(left)\" y=\"\(PlotGeometry.top - 8)\" font-size=\"10\" "
        + "fill=\"\(palette.muted)\">classes of the test rows</text>\n")
    sink.append("<g shape-rendering=\"crispEdges\">\n")
    for (line, position) in shown.enumerated() {
      let cell = split[position]
      let shares = classes.shares(of: cell.test)
      writeClassBar(
        classes, shares, "\(cell.id), test rows: \(classes.words(shares))", geometry.tops[line],
        geometry.bar, palette, into: &sink)
    }
    if let strip = geometry.strip {
      writeClassBar(
        classes, classes.all, "all rows: \(classes.words(classes.all))", strip,
        PlotGeometry.stripHeight, palette, into: &sink)
      sink.append("<path stroke=\"\(palette.ink)\" stroke-opacity=\"0.55\" d=\"")
      let borders = Self.ends(classes.parts(classes.all, palette).map(\.rows))
      for x in borders where x > 0 && x < PlotGeometry.classWidth {
        sink.append("M\(left + x) \(PlotGeometry.top - 2)V\(strip + PlotGeometry.stripHeight)")
      }
      sink.append("\"/>\n")
    }
    sink.append("</g>\n")
  }

  private func writeClassBar(
    _ classes: MainClasses, _ shares: MainClasses.Shares, _ words: String, _ top: Int, _ bar: Int,
    _ palette: PlotPalette, into sink: inout ByteSink
  ) {
    sink.append("<g><title>\(Markup.escaped(words))</title>")
    let parts = classes.parts(shares, palette)
    var start = 0
    for (part, end) in zip(parts, Self.ends(parts.map(\.rows))) {
      if end > start {
        sink.append(
          "<rect x=\"\(PlotGeometry.classLeft + start)\" y=\"\(top)\" width=\"\(end - start)\" "
            + "height=\"\(bar)\" fill=\"\(part.colour)\"/>")
      }
      start = end
    }
    sink.append("</g>\n")
  }

  /// Where each part of a bar ends; nothing is wide where there are no rows.
  private static func ends(_ rows: [Int]) -> [Int] {
    let total = max(rows.reduce(0, +), 1)
    var sum = 0
    return rows.map { part in
      sum += part
      return sum * PlotGeometry.classWidth / total
    }
  }
}
