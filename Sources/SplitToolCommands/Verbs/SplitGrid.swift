// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import SplitModel

/// The picture of a split in characters: a line a cell, the rows of the data set from left to right.
///
/// A character stands for a stretch of rows: `█` where all that are listed there are tested, `▓`,
/// `▒`, `░` for fewer, `·` where they are trained on, a blank where no row is listed.
struct SplitGrid {
  private let split: SplitSet
  private let rowCount: Int
  private let width: Int

  /// Prepares a picture that fits a terminal of so many columns.
  init(_ split: SplitSet, columns: Int) {
    self.split = split
    rowCount = split.reduce(0) { largest, cell in
      max(largest, Self.end(cell.train), Self.end(cell.test))
    }
    width = max(1, min(rowCount, columns - Self.margin, 200))
  }

  private static let margin = 20

  private static func end(_ rows: RowIDs) -> Int { (rows.max().map { Int($0) } ?? -1) + 1 }

  /// Draws all cells, with a blank line between repeats.
  func draw(on console: Console) {
    var repeatIndex: Int?
    for cell in split {
      if let before = repeatIndex, before != cell.id.repeatIndex { console.writeLine() }
      repeatIndex = cell.id.repeatIndex
      var label = "r\(cell.id.repeatIndex) f\(cell.id.foldIndex)"
      if split.layout.hasSampleColumn { label += " s\(cell.id.sampleIndex)" }
      label += String(repeating: " ", count: max(1, 12 - label.utf8.count))
      console.writeLine(console.styledData(label, .faint) + line(cell, on: console))
      if console.isClosed { return }
    }
    console.writeLine()
    console.writeLine("█ test  · train  (rows 0 to \(max(rowCount - 1, 0)), left to right)")
  }

  private func line(_ cell: Cell, on console: Console) -> String {
    var train = [Int](repeating: 0, count: width)
    var test = [Int](repeating: 0, count: width)
    count(cell.train, into: &train)
    count(cell.test, into: &test)
    return (0..<width).map { bin in
      let listed = train[bin] + test[bin]
      if listed == 0 { return " " }
      if test[bin] == 0 { return console.styledData("·", .blue) }
      let shades = ["░", "▒", "▓", "█"]
      let shade = shades[min(3, test[bin] * 4 / listed)]
      return console.styledData(shade, .yellow)
    }.joined()
  }

  private func count(_ rows: RowIDs, into bins: inout [Int]) {
    rows.forEachPiece { piece in
      for index in piece.indices { bins[Int(piece[index]) * width / rowCount] += 1 }
    }
  }
}
