// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics

/// Where the parts of a picture are, in pixels.
struct PlotGeometry {
  static let width = 900
  static let left = 110
  static let right = 24
  static let top = 62
  static let stripHeight = 18

  /// The height of a line's bar.
  let bar: Int
  /// The distance from one bar to the next.
  let pitch: Int
  /// The top of each line.
  let tops: [Int]
  /// The bottom of the last line.
  let bottom: Int
  /// The top of the strip of classes, if there is one.
  let strip: Int?
  /// The height of the whole picture.
  let height: Int

  init(_ plot: SplitPlot) {
    let count = plot.shown.count
    bar = count <= 12 ? 20 : count <= 40 ? 12 : count <= 120 ? 7 : 4
    pitch = bar + (bar > 7 ? 3 : bar > 4 ? 2 : 1)
    var tops = [Int]()
    var y = Self.top
    var last: Int?
    for position in plot.shown {
      let repeatIndex = plot.split[position].id.repeatIndex
      // A wider gap between repeats.
      if let last, last != repeatIndex { y += pitch }
      last = repeatIndex
      tops.append(y)
      y += pitch
    }
    self.tops = tops
    bottom = y
    strip = plot.labels == nil ? nil : y + 10
    height = (strip.map { $0 + Self.stripHeight } ?? y) + 34 + (plot.labels == nil ? 34 : 58)
  }

  static var totalWidth: Int { left + width + right }
}
