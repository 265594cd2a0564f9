// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
internal import ByteKit

/// Makes the repeats of a split set, one generator of random numbers for all of them.
struct SplitGenerator {
  let parameters: GenerationParameters
  let data: DataRows

  func repeats() throws(ReadingError) -> [SplitRepeat] {
    var random = JavaRandom(seed: parameters.seed ?? 0)
    var order = Self.identity(data.count)
    var repeats = [SplitRepeat]()
    for index in 0..<parameters.repeats {
      repeats.append(try makeRepeat(index, &order, &random))
    }
    return repeats
  }

  static func identity(_ count: Int) -> [UInt32] { (0..<count).map { UInt32($0) } }

  /// One repeat; the working order carries over to the next.
  private func makeRepeat(
    _ index: Int, _ order: inout [UInt32], _ random: inout JavaRandom
  ) throws(ReadingError) -> SplitRepeat {
    switch parameters.procedure {
    case .crossvalidation, .learningCurve: return folds(index, &order, &random)
    case .holdout:
      random.shuffle(&order)
      return try holdout(index, order)
    case .holdoutOrdered: return try orderedHoldout()
    case .leaveOneOut:
      let slices = FoldSlices(count: data.count, folds: data.count)
      return SplitRepeat(index: 0, buffer: RowBuffer(order), cells: slices.cells())
    case .testOnTrainingData:
      let all = Pieces(0..<data.count)
      return SplitRepeat(
        index: 0, buffer: RowBuffer(order), cells: [.init(fold: 0, train: all, test: all)])
    case .custom: return try customHoldout()
    case .bootstrap: return bootstrap(index, &random)
    case .stratifiedHoldout: return try stratifiedHoldout(index, &order, &random)
    case .groupKFold:
      return try lists(index, GroupFolds.plain(groups(), parameters, &random))
    case .stratifiedGroupKFold:
      return try lists(index, stratifiedGroupFolds(&random))
    case .timeSeries: return timeSeries()
    }
  }

  // MARK: OpenML

  private func folds(
    _ index: Int, _ order: inout [UInt32], _ random: inout JavaRandom
  ) -> SplitRepeat {
    random.shuffle(&order)
    let slices = FoldSlices(count: data.count, folds: parameters.folds)
    if parameters.procedure == .learningCurve {
      if let labels = data.labels { order = Stratification.interleaved(order, labels) }
      return SplitRepeat(
        index: index, buffer: RowBuffer(order), cells: slices.learningCurveCells())
    }
    if let labels = data.labels {
      order = Stratification.deal(order, labels, folds: parameters.folds)
    }
    return SplitRepeat(index: index, buffer: RowBuffer(order), cells: slices.cells())
  }

  private func testCount() throws(ReadingError) -> Int {
    let percentage = parameters.percentage
    let count = GenerationParameters.testCount(percentage: percentage, of: data.count)
    if count == 0 { throw .emptySet(.test, percentage: percentage, of: data.count) }
    if count == data.count { throw .emptySet(.train, percentage: percentage, of: data.count) }
    return count
  }

  private func holdout(_ index: Int, _ order: [UInt32]) throws(ReadingError) -> SplitRepeat {
    let test = 0..<(try testCount())
    let cell = SplitRepeat.CellPieces(
      fold: 0, train: Pieces(test.upperBound..<data.count), test: Pieces(test))
    return SplitRepeat(index: index, buffer: RowBuffer(order), cells: [cell])
  }

  private func orderedHoldout() throws(ReadingError) -> SplitRepeat {
    let trainCount = data.count - (try testCount())
    let cell = SplitRepeat.CellPieces(
      fold: 0, train: Pieces(0..<trainCount), test: Pieces(trainCount..<data.count))
    return SplitRepeat(
      index: 0, buffer: RowBuffer(Self.identity(data.count)), cells: [cell])
  }

  private func customHoldout() throws(ReadingError) -> SplitRepeat {
    var isTested = [Bool](repeating: false, count: data.count)
    for row in parameters.testRows {
      guard row < data.count else {
        throw ReadingError.cannotGenerate(
          "test row \(row) is not below the \(data.count) rows of the data")
      }
      guard !isTested[Int(row)] else {
        throw ReadingError.cannotGenerate("test row \(row) is listed twice")
      }
      isTested[Int(row)] = true
    }
    let tested = parameters.testRows.count
    guard tested > 0 else { throw ReadingError.cannotGenerate("no test rows are given") }
    guard tested < data.count else {
      throw ReadingError.cannotGenerate("all rows test and none would train")
    }
    let rest = Self.identity(data.count).filter { !isTested[Int($0)] }
    let cell = SplitRepeat.CellPieces(
      fold: 0, train: Pieces(tested..<data.count), test: Pieces(0..<tested))
    return SplitRepeat(index: 0, buffer: RowBuffer(parameters.testRows + rest), cells: [cell])
  }
}
