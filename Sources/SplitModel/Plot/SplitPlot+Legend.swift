// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import ByteKit

extension SplitPlot {
  /// The axis of rows, at round numbers.
  func writeAxis(_ geometry: PlotGeometry, into sink: inout ByteSink) {
    let top = geometry.strip.map { $0 + PlotGeometry.stripHeight } ?? geometry.bottom
    sink.append("<g text-anchor=\"middle\" fill=\"#666\" font-size=\"10\">\n")
    for place in ticks {
      let x = PlotGeometry.left + place * PlotGeometry.width / max(rowCount, 1)
      sink.append(
        "<path stroke=\"#999\" d=\"M\(x) \(top + 2)v4\"/>"
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

  func writeLegend(_ geometry: PlotGeometry, hasBoth: Bool, into sink: inout ByteSink) {
    var x = PlotGeometry.left
    var y = geometry.height - (labels == nil ? 18 : 42)
    func entry(_ colour: String, _ name: String) {
      let width = 16 + 7 * name.count + 18
      if x > PlotGeometry.left && x + width > PlotGeometry.totalWidth { return }
      sink.append(
        "<rect x=\"\(x)\" y=\"\(y - 9)\" width=\"11\" height=\"11\" fill=\"\(colour)\"/>"
          + "<text x=\"\(x + 16)\" y=\"\(y + 1)\">\(Self.escaped(name))</text>\n")
      x += width
    }
    entry(PlotColour.train, "train")
    entry(PlotColour.test, "test")
    if hasBoth { entry(PlotColour.both, "both") }
    entry(PlotColour.none, "neither")
    guard let labels else { return }
    (x, y) = (PlotGeometry.left, y + 24)
    for (code, size) in labels.sizes.enumerated().prefix(12) where size > 0 {
      entry(PlotColour.ofClass(code), "\(labels.name(of: code)) (\(size))")
    }
  }

  /// Text with the characters that markup reserves written as entities, and no control characters.
  static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case _ where scalar.value < 0x20 || scalar.value == 0xFFFE || scalar.value == 0xFFFF:
        result += "\u{FFFD}"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}

/// Colours that can be told apart by people who do not see all of them.
enum PlotColour {
  static let none = "#ececec"
  static let train = "#a9c8e6"
  static let test = "#d1480f"
  static let both = "#5e3c99"

  private static let classes = [
    "#1b9e77", "#e6ab02", "#7570b3", "#e7298a", "#66a61e", "#1f78b4", "#a6761d", "#666666",
    "#b2df8a", "#fb9a99",
  ]

  /// The colour of a class; after ten they begin again.
  static func ofClass(_ code: Int) -> String { classes[code % classes.count] }
}
