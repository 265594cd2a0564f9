// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

public import Diagnostics

/// Train and test rows for every fold of every repeat of an estimation procedure.
///
///     for cell in split {
///       print(cell.id, cell.train.count, cell.test.count)
///     }
///
/// Equality is about cells, row ids and their order; the name and the layout of the text do not
/// count.
public struct SplitSet: Sendable {
  /// The relation's name in the file, such as `iris_splits`; empty where the form has none.
  public var name: String
  /// How the text form was laid out.
  public var layout: SplitLayout
  /// The repeats, by index.
  public let repeats: [SplitRepeat]
  /// Where each repeat's first cell stands among all cells, and the count of cells at the end.
  private let offsets: [Int]

  /// Makes a split set of repeats.
  ///
  /// - Precondition: The repeats rise by index.
  package init(name: String, layout: SplitLayout = SplitLayout(), repeats: [SplitRepeat]) {
    precondition(
      zip(repeats, repeats.dropFirst()).allSatisfy { $0.index < $1.index }, "repeats do not rise")
    self.name = name
    self.layout = layout
    self.repeats = repeats
    self.offsets = repeats.reduce(into: [0]) { $0.append(($0.last ?? 0) + $1.cells.count) }
  }

  /// Makes a split set of cells in any order.
  ///
  /// Each repeat is stored as one permutation where that is exactly what its cells are made of.
  ///
  /// - Returns: Nothing if a cell is given twice.
  public init?(name: String, layout: SplitLayout = SplitLayout(), cells: [Fold]) {
    let sorted = cells.sorted { $0.id < $1.id }
    guard zip(sorted, sorted.dropFirst()).allSatisfy({ $0.id < $1.id }) else { return nil }
    var repeats = [SplitRepeat]()
    var start = 0
    while start < sorted.count {
      let index = sorted[start].id.repeatIndex
      let end = sorted[start...].firstIndex { $0.id.repeatIndex != index } ?? sorted.count
      repeats.append(SplitRepeat(index: index, packing: sorted[start..<end]))
      start = end
    }
    self.init(name: name, layout: layout, repeats: repeats)
  }

  /// The number of listed rows: train and test of all cells.
  public var listedRowCount: Int { repeats.reduce(0) { $0 + $1.listedRowCount } }

  /// The cell of a repeat, fold and sample, if there is one.
  ///
  /// - Complexity: O(log *k*) for *k* cells.
  public subscript(id: FoldID) -> Fold? {
    let position = repeats.partitioningIndex { $0.index >= id.repeatIndex }
    guard position < repeats.count, repeats[position].index == id.repeatIndex else { return nil }
    let found = repeats[position].cells.partitioningIndex {
      ($0.foldIndex, $0.sampleIndex) >= (id.foldIndex, id.sampleIndex)
    }
    guard found < repeats[position].cells.count else { return nil }
    let cell = repeats[position].cell(at: found)
    return cell.id == id ? cell : nil
  }

  /// The cell of a repeat, fold and sample.
  public subscript(repeat repeatIndex: Int, fold foldIndex: Int, sample sampleIndex: Int = 0)
    -> Fold?
  {
    self[FoldID(repeat: repeatIndex, fold: foldIndex, sample: sampleIndex)]
  }
}

extension SplitSet: RandomAccessCollection {
  /// The position of the first cell: zero.
  public var startIndex: Int { 0 }
  /// The position behind the last cell.
  public var endIndex: Int { offsets.last ?? 0 }

  /// The cell at a position, by repeat, fold and sample.
  public subscript(position: Int) -> Fold {
    precondition(position >= 0 && position < endIndex, "no such cell")
    let index = offsets.partitioningIndex { $0 > position } - 1
    return repeats[index].cell(at: position - offsets[index])
  }
}

extension SplitSet: Equatable {
  /// Whether both have the same cells with the same ids in the same order.
  public static func == (a: SplitSet, b: SplitSet) -> Bool {
    a.repeats.count == b.repeats.count
      && zip(a.repeats, b.repeats).allSatisfy { $0.hasSameCells(as: $1) }
  }
}

extension RandomAccessCollection {
  /// The first position whose element satisfies a predicate that once true stays true.
  package func partitioningIndex(where holds: (Element) -> Bool) -> Index {
    var low = startIndex
    var length = count
    while length > 0 {
      let half = length / 2
      let middle = index(low, offsetBy: half)
      if holds(self[middle]) {
        length = half
      } else {
        low = index(after: middle)
        length -= half + 1
      }
    }
    return low
  }
}
