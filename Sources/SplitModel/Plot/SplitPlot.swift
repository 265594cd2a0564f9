// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
internal import ByteKit

/// A picture of a split set: a line for each cell, the rows of the data set along it.
///
///     var sink = ByteSink()
///     SplitPlot(split, labels: labels).writeSVG(into: &sink)
///
/// Rows that are too many for the width are put into bins; a bin shows how much of it is tested.
/// Of more cells than fit, every *k*-th is shown, and the picture says so. The same split gives the
/// same bytes.
public struct SplitPlot: Sendable {
  /// What a bin of rows is in one cell.
  struct Bin: Equatable, Sendable {
    var train = 0
    var test = 0
    /// Rows that are in both sets.
    var both = 0
  }

  let split: SplitSet
  /// The classes of the data set, if it is known.
  let classes: MainClasses?
  /// The procedure that the caption names.
  let procedure: EstimationProcedure
  /// The positions of the cells that are shown.
  let shown: [Int]
  /// How many rows there are along a line.
  let rowCount: Int
  /// How many bins there are along a line.
  let binCount: Int
  private let slots: RowSlots

  /// The largest number of bins along a line.
  public static let largestWidth = 900
  /// The largest number of lines.
  public static let largestHeight = 240

  /// Prepares a picture.
  ///
  /// Labels add a strip of classes below the lines, and beside each line the classes of its test
  /// rows. The procedure is inferred if it is not given.
  public init(
    _ split: SplitSet, labels: ClassLabels? = nil, procedure: EstimationProcedure? = nil
  ) {
    self.init(
      split, labels: labels, procedure: procedure, width: Self.largestWidth,
      height: Self.largestHeight)
  }

  init(
    _ split: SplitSet, labels: ClassLabels?, procedure: EstimationProcedure?, width: Int,
    height: Int
  ) {
    self.split = split
    classes = labels.map { MainClasses($0) }
    self.procedure = procedure ?? .inferred(from: split)
    let slots = RowSlots(split)
    let rowCount = max(slots.count, labels?.count ?? 0)
    let step = max(1, (split.count + height - 1) / height)
    self.slots = slots
    self.rowCount = rowCount
    binCount = max(1, min(rowCount, width))
    shown = Array(stride(from: 0, to: split.count, by: step))
  }

  /// How many cells one line stands for.
  var step: Int { shown.count > 1 ? shown[1] - shown[0] : 1 }

  /// The rows of a bin.
  func rows(ofBin bin: Int) -> Range<Int> {
    (bin * rowCount / binCount)..<((bin + 1) * rowCount / binCount)
  }

  /// The row id at a place along a line.
  func rowID(_ place: Int) -> Int { place < slots.count ? Int(slots.id(place)) : place }

  /// The bins of each line, in the order of ``shown``.
  ///
  /// - Complexity: O(rows) for each line; lines on all cores.
  func lines() -> [[Bin]] { Parallel.map(shown.count) { bins(ofCell: shown[$0]) } }

  private func bins(ofCell position: Int) -> [Bin] {
    let cell = split[position]
    guard
      let block = slots.repeats.first(where: { $0.index == cell.id.repeatIndex })
    else { return [] }
    let rows = block.buffer.rows
    var flags = [UInt8](repeating: 0, count: rowCount)
    for (pieces, flag) in [(cell.train.pieces, UInt8(1)), (cell.test.pieces, 2)] {
      for piece in [pieces.first, pieces.second] {
        for index in piece { flags[Int(rows[index])] |= flag }
      }
    }
    return (0..<binCount).map { number in
      var bin = Bin()
      for row in self.rows(ofBin: number) {
        switch flags[row] {
        case 1: bin.train += 1
        case 2: bin.test += 1
        case 3: bin.both += 1
        default: break
        }
      }
      return bin
    }
  }

  /// The caption: size, shape and procedure.
  var caption: String {
    let folds = split.repeats.map(\.foldIndices.count).max() ?? 0
    var words = "\(rowCount) rows, \(split.repeats.count) × \(folds) cells"
    let samples = split.repeats.first?.samplesByFold.map(\.samples.count).max() ?? 1
    if samples > 1 { words += " with up to \(samples) samples" }
    words += ", \(procedure.rawValue)"
    if rowCount > binCount {
      words += "; a column is \((rowCount + binCount - 1) / binCount) rows, heights are shares"
    }
    if step > 1 { words += "; 1 in \(step) of \(split.count) cells is shown" }
    return words
  }

  /// The name of a line: `3`, or `3.1` for a sample.
  func lineName(_ position: Int) -> String {
    let id = split[position].id
    let hasSamples = split.layout.hasSampleColumn || id.sampleIndex > 0
    return hasSamples ? "\(id.foldIndex).\(id.sampleIndex)" : "\(id.foldIndex)"
  }
}
