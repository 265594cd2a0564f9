// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
public import ByteKit

/// A split set drawn with characters, a line for each cell.
///
///     repeat 0
///       fold 0 ██········
///       fold 1 ··██······
///
/// A dot trains, a block tests; where rows share a character, the block is as high as the share of
/// test rows. A cross is rows in both sets, a blank rows in neither.
public struct SplitGrid: Sendable {
  private let plot: SplitPlot
  private let isColoured: Bool

  /// The largest number of lines that are drawn.
  public static let largestHeight = 1000

  /// Prepares a drawing that is at most `width` characters wide, with ANSI colours if wanted.
  public init(_ split: SplitSet, width: Int = 80, isColoured: Bool = false) {
    let names = split.map { Self.name($0.id, split).count }.max() ?? 0
    plot = SplitPlot(
      split, labels: nil, procedure: nil, width: max(8, width - names - 1),
      height: Self.largestHeight)
    self.isColoured = isColoured
  }

  private static func name(_ id: FoldID, _ split: SplitSet) -> String {
    split.layout.hasSampleColumn || id.sampleIndex > 0
      ? "  fold \(id.foldIndex), sample \(id.sampleIndex)" : "  fold \(id.foldIndex)"
  }

  /// Writes the lines, each with a line end.
  public func write(into sink: inout ByteSink) {
    let names = plot.shown.map { Self.name(plot.split[$0].id, plot.split) }
    let width = names.map(\.count).max() ?? 0
    var lastRepeat: Int?
    for (line, bins) in plot.lines().enumerated() {
      let id = plot.split[plot.shown[line]].id
      if id.repeatIndex != lastRepeat {
        sink.append("repeat \(id.repeatIndex)\n")
        lastRepeat = id.repeatIndex
      }
      let padding = String(repeating: " ", count: width - names[line].count)
      sink.append(names[line] + padding + " ")
      writeBins(bins, into: &sink)
      sink.append("\n")
    }
    if plot.step > 1 {
      sink.append("1 in \(plot.step) of \(plot.split.count) cells is shown\n")
    }
  }

  private enum Ink: String {
    case plain = "\u{1B}[0m"
    case train = "\u{1B}[2m"
    case test = "\u{1B}[33m"
    case both = "\u{1B}[35m"
  }

  private func writeBins(_ bins: [SplitPlot.Bin], into sink: inout ByteSink) {
    var ink = Ink.plain
    for (number, bin) in bins.enumerated() {
      let (character, wanted) = Self.character(bin, rows: plot.rows(ofBin: number).count)
      if isColoured && wanted != ink {
        sink.append(
          (ink == .plain ? "" : Ink.plain.rawValue) + (wanted == .plain ? "" : wanted.rawValue))
        ink = wanted
      }
      sink.append(character)
    }
    if isColoured && ink != .plain { sink.append(Ink.plain.rawValue) }
  }

  private static let blocks = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"]

  private static func character(_ bin: SplitPlot.Bin, rows: Int) -> (String, Ink) {
    if bin.both > 0 { return ("×", .both) }
    if bin.test > 0 {
      return (blocks[min(7, (bin.test * 8 + rows - 1) / max(rows, 1) - 1)], .test)
    }
    return bin.train > 0 ? ("·", .train) : (" ", .plain)
  }
}
