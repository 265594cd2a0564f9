// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics

/// How evenly the classes fall on the test sets of a split set.
struct TestSetClasses: Sendable {
  /// One class in one test set.
  struct Deviation: Sendable {
    let cell: FoldID
    let code: Int
    /// The rows of the class in the test set.
    let rows: Int
    /// The rows of the test set.
    let total: Int
    /// How many rows the class would have by its share of the data set.
    let expected: Double

    /// By how many rows it departs.
    var off: Double { abs(Double(rows) - expected) }
  }

  /// A class over all test sets.
  struct Range: Sendable {
    let code: Int
    let size: Int
    /// Its smallest and largest share of a test set.
    var least = 1.0
    var most = 0.0
  }

  /// The class and test set that depart by most rows.
  private(set) var worst: Deviation?
  /// The classes that have rows, the largest first, at most so many.
  private(set) var ranges: [Range]
  /// How many classes with rows there are.
  let classCount: Int

  /// How many classes are followed one by one.
  static let rangeLimit = 40

  /// Counts the classes of the test rows of the first sample of every fold.
  ///
  /// - Complexity: O(*n* + cells × classes) for *n* test rows.
  init(_ split: SplitSet, _ labels: ClassLabels) {
    let sizes = labels.sizes
    let used = sizes.indices.filter { sizes[$0] > 0 }.sorted { sizes[$0] > sizes[$1] }
    classCount = used.count
    ranges = used.prefix(Self.rangeLimit).map { Range(code: $0, size: sizes[$0]) }
    var counts = [Int](repeating: 0, count: labels.classCount)
    for cell in split where cell.id.sampleIndex == 0 {
      for code in counts.indices { counts[code] = 0 }
      var total = 0
      cell.test.forEachPiece { piece in
        for index in piece.indices where piece[index] < labels.count {
          counts[Int(labels.codes[Int(piece[index])])] += 1
          total += 1
        }
      }
      guard total > 0 else { continue }
      for code in used {
        let deviation = Deviation(
          cell: cell.id, code: code, rows: counts[code], total: total,
          expected: Double(sizes[code]) * Double(total) / Double(labels.count))
        if deviation.off > worst?.off ?? 0 { worst = deviation }
      }
      for index in ranges.indices {
        let share = Double(counts[ranges[index].code]) / Double(total)
        ranges[index].least = min(ranges[index].least, share)
        ranges[index].most = max(ranges[index].most, share)
      }
    }
  }
}
