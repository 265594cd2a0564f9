// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

/// Numbers in a few: the five of a box plot, mean, deviation and a histogram.
public struct NumberSummary: Hashable, Sendable {
  /// How many bins the histogram has.
  public static let binCount = 12

  /// The least.
  public let minimum: Double
  /// A quarter is below it; between two numbers by linear interpolation, as NumPy does.
  public let lowerQuartile: Double
  /// Half is below it.
  public let median: Double
  /// Three quarters are below it.
  public let upperQuartile: Double
  /// The largest.
  public let maximum: Double
  /// The mean.
  public let mean: Double
  /// The standard deviation of a sample; zero for a single number.
  public let deviation: Double
  /// How many finite numbers are in each of ``binCount`` equal stretches from least to largest.
  public let histogram: [Int]

  /// Sums up numbers that rise; nothing if there are none.
  ///
  /// - Complexity: O(*n*).
  init?(_ sorted: [Double]) {
    guard let first = sorted.first, let last = sorted.last else { return nil }
    minimum = first
    maximum = last
    lowerQuartile = Self.quantile(0.25, of: sorted)
    median = Self.quantile(0.5, of: sorted)
    upperQuartile = Self.quantile(0.75, of: sorted)
    // From the least on, so that equal numbers have exactly themselves as mean.
    let start = first.isFinite ? first : 0
    let mean = start + sorted.reduce(0) { $0 + ($1 - start) / Double(sorted.count) }
    self.mean = mean
    let squares = sorted.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    deviation = sorted.count > 1 ? (squares / Double(sorted.count - 1)).squareRoot() : 0
    histogram = Self.histogram(of: sorted)
  }

  private static func quantile(_ share: Double, of sorted: [Double]) -> Double {
    let place = share * Double(sorted.count - 1)
    let below = Int(place)
    let low = sorted[below]
    guard below + 1 < sorted.count else { return low }
    let high = sorted[below + 1]
    // Equal neighbours first: the difference of two infinities is not a number.
    return low == high ? low : low + (high - low) * (place - Double(below))
  }

  private static func histogram(of sorted: [Double]) -> [Int] {
    var bins = [Int](repeating: 0, count: binCount)
    let finite = sorted.filter(\.isFinite)
    guard let least = finite.first, let most = finite.last else { return bins }
    // Halves, so that the width of the widest range is finite.
    let width = most / 2 - least / 2
    for value in finite {
      let share = width > 0 ? (value / 2 - least / 2) / width : 0
      bins[min(binCount - 1, Int(share * Double(binCount)))] += 1
    }
    return bins
  }
}
