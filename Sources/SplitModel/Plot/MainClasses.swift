// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import ByteKit
internal import Diagnostics

/// The classes that a picture tells apart: the largest ones, in the order of their codes.
///
/// More than a handful of colours cannot be told apart, so all other classes share one.
struct MainClasses: Sendable {
  /// Rows of some set, by class.
  struct Shares: Equatable, Sendable {
    /// The rows of each main class.
    var main: [Int]
    /// The rows of all other classes.
    var others = 0

    /// All rows that have a class.
    var total: Int { main.reduce(others, +) }
  }

  let labels: ClassLabels
  /// The codes of the main classes, rising.
  let codes: [Int]
  /// The rows of the whole data set.
  let all: Shares
  /// How many classes with rows are not among the main ones.
  let otherCount: Int
  /// The place of each code among the main classes; -1 for the others.
  private let places: [Int]

  init(_ labels: ClassLabels) {
    let sizes = labels.sizes
    let used = sizes.indices.filter { sizes[$0] > 0 }
    let limit = PlotPalette.classLimit
    let largest =
      used.count <= limit ? used : Array(used.sorted { sizes[$0] > sizes[$1] }[..<limit])
    codes = largest.sorted()
    otherCount = used.count - codes.count
    var places = [Int](repeating: -1, count: labels.classCount)
    for (place, code) in codes.enumerated() { places[code] = place }
    self.places = places
    self.labels = labels
    let main = codes.map { sizes[$0] }
    all = Shares(main: main, others: labels.count - main.reduce(0, +))
  }

  /// The shares of some rows; those that the data set lacks do not count.
  func shares(of rows: RowIDs) -> Shares {
    var shares = Shares(main: [Int](repeating: 0, count: codes.count))
    rows.forEachPiece { piece in
      for index in piece.indices where piece[index] < labels.count {
        count(Int(piece[index]), in: &shares)
      }
    }
    return shares
  }

  /// The shares of rows that follow one another.
  func shares(of rows: Range<Int>) -> Shares {
    var shares = Shares(main: [Int](repeating: 0, count: codes.count))
    for row in rows.clamped(to: 0..<labels.count) { count(row, in: &shares) }
    return shares
  }

  private func count(_ row: Int, in shares: inout Shares) {
    let place = places[Int(labels.codes[row])]
    if place < 0 {
      shares.others += 1
    } else {
      shares.main[place] += 1
    }
  }

  /// The name of a main class.
  func name(_ place: Int) -> String { labels.name(of: codes[place]) }

  /// What all other classes are called.
  var othersName: String { Quantity.counted(otherCount, "other class", "other classes") }

  /// The rows of each class in words: `setosa 5, versicolor 5`.
  func words(_ shares: Shares) -> String {
    var words = codes.indices.filter { shares.main[$0] > 0 }
      .map { "\(name($0)) \(Quantity.grouped(shares.main[$0]))" }
    if shares.others > 0 { words.append("\(othersName) \(Quantity.grouped(shares.others))") }
    return words.joined(separator: ", ")
  }

  /// The parts of a bar, from left to right or from bottom to top: colour and rows.
  func parts(_ shares: Shares, _ palette: PlotPalette) -> [(colour: String, rows: Int)] {
    codes.indices.map { (PlotPalette.ofClass($0), shares.main[$0]) }
      + [(palette.others, shares.others)]
  }
}
