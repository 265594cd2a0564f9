// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
internal import ByteKit

// Procedures that OpenML's engine does not have.
extension SplitGenerator {
  /// As many draws with replacement as there are rows; drawn again when every row was drawn.
  func bootstrap(_ index: Int, _ random: inout JavaRandom) -> SplitRepeat {
    let count = data.count
    while true {
      var isDrawn = [Bool](repeating: false, count: count)
      var rows = (0..<count).map { _ in UInt32(random.nextInt(Int32(count))) }
      for row in rows { isDrawn[Int(row)] = true }
      rows += Self.identity(count).filter { !isDrawn[Int($0)] }
      if rows.count == count { continue }
      let cell = SplitRepeat.CellPieces(
        fold: 0, train: Pieces(0..<count), test: Pieces(count..<rows.count))
      return SplitRepeat(index: index, buffer: RowBuffer(rows), cells: [cell])
    }
  }

  /// A holdout whose test set takes its share of each class, by largest remainder.
  func stratifiedHoldout(
    _ index: Int, _ order: inout [UInt32], _ random: inout JavaRandom
  ) throws(ReadingError) -> SplitRepeat {
    guard let labels = data.labels else { throw .needs("class labels", .stratifiedHoldout) }
    let percentage = parameters.percentage
    let wanted = GenerationParameters.testCount(percentage: percentage, of: data.count)
    if wanted == 0 { throw .emptySet(.test, percentage: percentage, of: data.count) }
    if wanted == data.count { throw .emptySet(.train, percentage: percentage, of: data.count) }
    var quota = Self.shares(of: wanted, labels.sizes)
    random.shuffle(&order)
    var test = [UInt32]()
    var train = [UInt32]()
    for row in order {
      let code = Int(labels.codes[Int(row)])
      if quota[code] > 0 {
        quota[code] -= 1
        test.append(row)
      } else {
        train.append(row)
      }
    }
    let cell = SplitRepeat.CellPieces(
      fold: 0, train: Pieces(test.count..<data.count), test: Pieces(0..<test.count))
    return SplitRepeat(index: index, buffer: RowBuffer(test + train), cells: [cell])
  }

  /// Shares of a total in proportion to sizes; what rounding leaves goes to the largest remainders.
  private static func shares(of total: Int, _ sizes: [Int]) -> [Int] {
    let count = sizes.reduce(0, +)
    var shares = sizes.map { $0 * total / count }
    let byRemainder = sizes.indices.sorted { a, b in
      let left = sizes[a] * total % count
      let right = sizes[b] * total % count
      return left == right ? a < b : left > right
    }
    for code in byRemainder.prefix(total - shares.reduce(0, +)) { shares[code] += 1 }
    return shares
  }

  /// scikit-learn's `TimeSeriesSplit` over the rows by time, equal times by position.
  ///
  /// Each fold tests ⌊*n*/(folds+1)⌋ rows; the last fold ends with the last row.
  func timeSeries() -> SplitRepeat {
    var order = Self.identity(data.count)
    if let times = data.times {
      // Missing times sort behind all others, so that the order is total.
      order.sort { a, b in
        let (left, right) = (times[Int(a)], times[Int(b)])
        if left < right { return true }
        if left > right { return false }
        if left.isNaN != right.isNaN { return right.isNaN }
        return a < b
      }
    }
    let length = data.count / (parameters.folds + 1)
    let cells = (0..<parameters.folds).map { fold in
      let start = data.count - (parameters.folds - fold) * length
      return SplitRepeat.CellPieces(
        fold: fold, train: Pieces(0..<start), test: Pieces(start..<(start + length)))
    }
    return SplitRepeat(index: 0, buffer: RowBuffer(order), cells: cells)
  }

  // MARK: Groups

  func groups() throws(ReadingError) -> ClassLabels {
    guard let groups = data.groups else { throw .needs("groups", parameters.procedure) }
    let used = groups.sizes.count { $0 > 0 }
    guard used >= parameters.folds else {
      throw ReadingError.cannotGenerate(
        "\(used) groups are too few for \(parameters.folds) folds", hint: "ask for fewer folds")
    }
    return groups
  }

  func stratifiedGroupFolds(_ random: inout JavaRandom) throws(ReadingError) -> [Int] {
    guard let labels = data.labels else { throw .needs("class labels", .stratifiedGroupKFold) }
    let folds = GroupFolds.stratified(try groups(), labels, parameters, &random)
    var sizes = [Int](repeating: 0, count: parameters.folds)
    for fold in folds { sizes[fold] += 1 }
    if let empty = sizes.firstIndex(of: 0) {
      throw ReadingError.cannotGenerate(
        "balancing the classes leaves fold \(empty) without rows", hint: "ask for fewer folds")
    }
    return folds
  }

  /// A repeat from the fold of each row; both sets of a cell rise.
  ///
  /// Stored as lists: rising train sets are not slices of one permutation.
  func lists(_ index: Int, _ foldOfRow: [Int]) -> SplitRepeat {
    var cells = [SplitRepeat.CellPieces]()
    let buffer = RowBuffer.appending(capacity: data.count * parameters.folds) { output in
      for fold in 0..<parameters.folds {
        let start = output.count
        for row in foldOfRow.indices where foldOfRow[row] != fold { output.append(UInt32(row)) }
        let middle = output.count
        for row in foldOfRow.indices where foldOfRow[row] == fold { output.append(UInt32(row)) }
        cells.append(
          SplitRepeat.CellPieces(
            fold: fold, train: Pieces(start..<middle), test: Pieces(middle..<output.count)))
      }
    }
    return SplitRepeat(index: index, buffer: buffer, cells: cells)
  }
}
