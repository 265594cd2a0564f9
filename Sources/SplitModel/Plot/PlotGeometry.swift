// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics

/// Where the parts of a picture are, in pixels.
struct PlotGeometry {
  static let width = 900
  static let left = 110
  static let top = 62
  static let stripHeight = 18
  /// The width of the bars of classes, and the gap before them.
  static let classWidth = 150
  static let classGap = 16

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
  /// The width of the whole picture.
  let totalWidth: Int

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
    let hasClasses = plot.classes != nil
    strip = hasClasses ? y + 10 : nil
    height = (strip.map { $0 + Self.stripHeight } ?? y) + 34 + (hasClasses ? 58 : 34)
    totalWidth =
      Self.left + Self.width + 24 + (hasClasses ? Self.classGap + Self.classWidth : 0)
  }

  /// Where the bars of classes begin.
  static var classLeft: Int { left + width + classGap }
}
