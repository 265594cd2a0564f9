// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import ByteKit

extension SplitPlot {
  /// The axis of rows, at round numbers.
  func writeAxis(
    _ geometry: PlotGeometry, _ palette: PlotPalette, into sink: inout ByteSink
  ) {
    let top = geometry.strip.map { $0 + PlotGeometry.stripHeight } ?? geometry.bottom
    sink.append("<g text-anchor=\"middle\" fill=\"\(palette.muted)\" font-size=\"10\">\n")
    for place in ticks {
      let x = PlotGeometry.left + place * PlotGeometry.width / max(rowCount, 1)
      sink.append(
        "<path stroke=\"\(palette.axis)\" d=\"M\(x) \(top + 2)v4\"/>"
          + "<text x=\"\(x)\" y=\"\(top + 18)\">\(rowID(place))</text>\n")
    }
    sink.append("</g>\n")
    if let strip = geometry.strip {
      sink.append(
        "<text x=\"\(PlotGeometry.left - 8)\" y=\"\(strip + 13)\" "
          + "text-anchor=\"end\">class</text>\n"
      )
    }
  }

  /// Places along a line for the axis: about six, at 1, 2 or 5 times a power of ten.
  private var ticks: [Int] {
    var step = 1
    while rowCount / step > 8 {
      for factor in [2, 5, 10] where rowCount / step > 8 {
        let power = Self.powerOfTen(step)
        step = power * factor
      }
    }
    return Array(stride(from: 0, to: max(rowCount, 1), by: step))
  }

  private static func powerOfTen(_ step: Int) -> Int {
    var power = 1
    while power * 10 <= step { power *= 10 }
    return power
  }

  func writeLegend(
    _ geometry: PlotGeometry, _ palette: PlotPalette, hasBoth: Bool, into sink: inout ByteSink
  ) {
    var x = PlotGeometry.left
    var y = geometry.height - (classes == nil ? 18 : 42)
    func entry(_ colour: String, _ name: String) {
      let width = 16 + 7 * name.count + 18
      if x > PlotGeometry.left && x + width > geometry.totalWidth { return }
      sink.append(
        "<rect x=\"\(x)\" y=\"\(y - 9)\" width=\"11\" height=\"11\" fill=\"\(colour)\"/>"
          + "<text x=\"\(x + 16)\" y=\"\(y + 1)\">\(Markup.escaped(name))</text>\n")
      x += width
    }
    entry(palette.train, "train")
    entry(palette.test, "test")
    if hasBoth { entry(palette.both, "both") }
    entry(palette.none, "neither")
    guard let classes else { return }
    (x, y) = (PlotGeometry.left, y + 24)
    for (place, size) in classes.all.main.enumerated() {
      entry(PlotPalette.ofClass(place), "\(classes.name(place).shortened(to: 40)) (\(size))")
    }
    if classes.otherCount > 0 {
      entry(palette.others, "\(classes.othersName) (\(classes.all.others))")
    }
  }
}

extension String {
  /// The text, or its beginning and `…` where it is longer than a number of characters.
  func shortened(to length: Int) -> String {
    count <= length ? self : prefix(length - 1) + "…"
  }
}
