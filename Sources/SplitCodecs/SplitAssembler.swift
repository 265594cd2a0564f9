// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
internal import SplitModel

/// Puts a split set together from cells as a decoder meets them.
///
/// Cells in order are packed repeat by repeat, so that no more than one repeat is held as lists.
struct SplitAssembler {
  private let options: ReadingOptions
  private var repeats = [SplitRepeat]()
  private var current = [Fold]()
  private var unsorted = [Fold]()
  private var places = [(id: FoldID, offset: Int?)]()
  private var isSorted = true

  /// How many listed rows there may still be.
  private(set) var remainingRows: Int

  init(_ options: ReadingOptions) {
    self.options = options
    remainingRows = options.limits.listedRows
  }

  /// The number of cells so far.
  var cellCount: Int { places.count }

  /// Adds a cell that was found at an offset.
  mutating func append(_ cell: Fold, at offset: Int? = nil) throws(ReadingError) {
    guard places.count < options.limits.folds else {
      throw .limit("cells", options.limits.folds, at: offset)
    }
    let rows = cell.train.count + cell.test.count
    guard rows <= remainingRows else {
      throw .limit("listed rows", options.limits.listedRows, at: offset)
    }
    remainingRows -= rows
    if let last = places.last, last.id >= cell.id, isSorted {
      isSorted = false
      unsorted = repeats.flatMap { block in block.cells.indices.map { block.cell(at: $0) } }
      unsorted += current
    }
    places.append((cell.id, offset))
    guard isSorted else { return unsorted.append(cell) }
    if let last = current.last, last.id.repeatIndex != cell.id.repeatIndex { pack() }
    current.append(cell)
  }

  private mutating func pack() {
    guard let first = current.first else { return }
    repeats.append(SplitRepeat(index: first.id.repeatIndex, repacking: current[...]))
    current.removeAll(keepingCapacity: true)
  }

  /// The split set of all cells.
  ///
  /// - Throws: ``ReadingError`` with code `duplicate-cell` if one came twice.
  consuming func finish(
    name: String = "", layout: SplitLayout = SplitLayout()
  ) throws(ReadingError) -> SplitSet {
    if isSorted {
      pack()
      return SplitSet(name: name, layout: layout, repeats: repeats)
    }
    guard let split = SplitSet(name: name, layout: layout, cells: unsorted) else {
      throw duplicate()
    }
    return split
  }

  private func duplicate() -> ReadingError {
    var seen = Set<FoldID>()
    let second = places.first { !seen.insert($0.id).inserted }
    let name = second?.id.description ?? "one"
    return ReadingError(.duplicateCell, at: second?.offset, "a cell is there twice: \(name)")
  }
}
