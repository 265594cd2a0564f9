// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

import Diagnostics
internal import ByteKit
internal import SplitModel
internal import Testing

@Suite struct SplitPlotTests {
  static func text(_ write: (inout ByteSink) -> Void) -> String {
    var sink = ByteSink()
    write(&sink)
    return String(decoding: sink.array, as: UTF8.self)
  }

  static func make(_ parameters: GenerationParameters, _ count: Int) throws -> SplitSet {
    try SplitSet.generate(parameters, for: DataRows(count: count))
  }

  /// Whether every element that is opened is closed, in order.
  static func isBalanced(_ text: String) -> Bool {
    var open = [Substring]()
    for tag in text.split(separator: "<") {
      guard let end = tag.firstIndex(of: ">") else { return false }
      let name = tag[..<end].prefix { $0 != " " && $0 != "/" }
      if tag.hasPrefix("/") {
        guard open.popLast() == tag[tag.index(after: tag.startIndex)..<end] else { return false }
      } else if !tag[..<end].hasSuffix("/") {
        open.append(name)
      }
    }
    return open.isEmpty
  }

  @Test func `draws a line for each fold`() throws {
    let split = try Self.make(GenerationParameters(.timeSeries, folds: 2, name: "t"), 6)
    let svg = Self.text { SplitPlot(split).writeSVG(into: &$0) }
    #expect(svg.contains("<text x=\"110\" y=\"48\" fill=\"#666\">6 rows, 1 × 2 cells, time-series"))
    // Two rows train, two test, two are in neither; then four train and two test.
    #expect(svg.contains("<path fill=\"#a9c8e6\" d=\"M0 62h4v20h-4z\"/>"))
    #expect(svg.contains("<path fill=\"#d1480f\" d=\"M2 62h2v20h-2z\"/>"))
    #expect(svg.contains("<path fill=\"#a9c8e6\" d=\"M0 85h6v20h-6z\"/>"))
    #expect(svg.contains("<path fill=\"#d1480f\" d=\"M4 85h2v20h-2z\"/>"))
    #expect(Self.isBalanced(svg))
  }

  @Test(arguments: EstimationProcedure.allCases)
  func `is well-formed and the same each time`(_ procedure: EstimationProcedure) throws {
    let labels = ClassLabels(
      codes: (0..<60).map { UInt32($0 % 3) }, classCount: 3, names: ["<a>", "b&c", "\"d\"\u{7}"])
    let split = try SplitSet.generate(
      GenerationParameters(procedure, folds: 4, testRows: [3, 4], name: "a<b>&\"c\"\u{1}"),
      for: DataRows(count: 60, labels: labels, groups: ClassLabels((0..<60).map { $0 / 4 })))
    let svg = Self.text { SplitPlot(split, labels: labels).writeSVG(into: &$0) }
    #expect(Self.isBalanced(svg))
    #expect(svg.contains("a&lt;b&gt;&amp;&quot;c&quot;\u{FFFD}"))
    #expect(svg.contains("&lt;a&gt; (20)"))
    #expect(svg == Self.text { SplitPlot(split, labels: labels).writeSVG(into: &$0) })
    let page = Self.text { SplitPlot(split, labels: labels).writeHTML(into: &$0) }
    #expect(page.hasPrefix("<!DOCTYPE html>") && page.contains(svg))
  }

  @Test func `draws the classes of the test rows beside each line`() throws {
    let split = try Self.make(GenerationParameters(.holdoutOrdered, percentage: 50), 8)
    // The four test rows are one of class 0 and three of class 1.
    let labels = ClassLabels(
      codes: [0, 0, 0, 0, 0, 1, 1, 1], classCount: 2, names: ["<no>", "yes"])
    let svg = Self.text { SplitPlot(split, labels: labels).writeSVG(into: &$0) }
    #expect(svg.contains("<title>repeat 0, fold 0: 4 train rows, 4 test rows</title>"))
    #expect(svg.contains("<title>repeat 0, fold 0, test rows: &lt;no&gt; 1, yes 3</title>"))
    #expect(svg.contains("<rect x=\"1026\" y=\"62\" width=\"37\" height=\"20\" fill=\"#1b9e77\"/>"))
    #expect(
      svg.contains("<rect x=\"1063\" y=\"62\" width=\"113\" height=\"20\" fill=\"#e6ab02\"/>"))
    #expect(svg.contains("<title>all rows: &lt;no&gt; 5, yes 3</title>"))
    #expect(Self.isBalanced(svg))
  }

  @Test func `gives one colour to all classes beyond ten`() throws {
    let split = try Self.make(GenerationParameters(.crossvalidation, folds: 2), 60)
    let labels = ClassLabels((0..<60).map { $0 % 20 < 10 ? $0 % 10 : $0 % 20 })
    let svg = Self.text { SplitPlot(split, labels: labels).writeSVG(into: &$0) }
    #expect(svg.contains("10 other classes"))
    #expect(Self.isBalanced(svg))
  }

  @Test func `bins many rows and thins out many cells`() throws {
    let split = try Self.make(GenerationParameters(.leaveOneOut, name: "loo"), 1800)
    let svg = Self.text { SplitPlot(split).writeSVG(into: &$0) }
    #expect(svg.contains("a column is 2 rows"))
    #expect(svg.contains("1 in 8 of 1800 cells is shown"))
    #expect(svg.utf8.count < 60_000)
  }

  @Test func `draws rows with huge ids without huge memory`() throws {
    let split = try #require(
      SplitSet(
        name: "",
        cells: [
          Fold(
            id: FoldID(repeat: 0, fold: 0), train: RowIDs([UInt32.max - 1]), test: RowIDs([7]))
        ]))
    let svg = Self.text { SplitPlot(split).writeSVG(into: &$0) }
    #expect(svg.contains(">4294967294</text>"))
    #expect(svg.contains("2 rows"))
  }

  @Test func `draws an empty split`() {
    let empty = SplitSet(name: "", repeats: [])
    #expect(Self.isBalanced(Self.text { SplitPlot(empty).writeSVG(into: &$0) }))
    #expect(Self.text { SplitGrid(empty).write(into: &$0) }.isEmpty)
  }

  @Test func `draws a grid of characters`() throws {
    let split = try Self.make(GenerationParameters(.timeSeries, folds: 2), 6)
    let plain = Self.text { SplitGrid(split, width: 30).write(into: &$0) }
    #expect(plain == "repeat 0\n  fold 0 ··██  \n  fold 1 ····██\n")
    let coloured = Self.text { SplitGrid(split, width: 30, isColoured: true).write(into: &$0) }
    #expect(
      coloured.split(separator: "\n")[1]
        == "  fold 0 \u{1B}[2m··\u{1B}[0m\u{1B}[33m██\u{1B}[0m  ")
    let both = try Self.make(GenerationParameters(.testOnTrainingData), 3)
    #expect(Self.text { SplitGrid(both).write(into: &$0) }.contains("fold 0 ×××"))
  }

  @Test func `a grid shows shares where rows share a character`() throws {
    let split = try Self.make(GenerationParameters(.holdoutOrdered, percentage: 25), 80)
    let grid = Self.text { SplitGrid(split, width: 19).write(into: &$0) }
    #expect(grid == "repeat 0\n  fold 0 ·······▄██\n")
  }
}
