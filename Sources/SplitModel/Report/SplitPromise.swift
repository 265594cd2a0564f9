// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import ByteKit
internal import Diagnostics

/// What a split set that obeys its rules promises, in words.
struct SplitPromise {
  private let procedure: EstimationProcedure
  private let rows: Int
  private let repeats: Int
  private let first: Fold?
  private let data: DataRows?

  init(_ report: ValidationReport, of split: SplitSet, data: DataRows?) {
    procedure = report.procedure
    rows = report.rowCount
    repeats = split.repeats.count
    first = split.first
    self.data = data
  }

  /// The promise as a sentence, with what the data adds.
  var sentence: String { cells + beyond + "." }

  private var cells: String {
    let all = Quantity.counted(rows, "row")
    let each = repeats == 1 ? "once" : "once in each of \(Quantity.grouped(repeats)) repeats"
    let train = Quantity.grouped(first?.train.count ?? 0)
    let test = Quantity.grouped(first?.test.count ?? 0)
    switch procedure {
    case .crossvalidation, .groupKFold, .stratifiedGroupKFold:
      return "Each of \(all) is tested \(each), never by a fold that trained on it"
    case .learningCurve:
      return "Each of \(all) is tested \(each), never by a fold that trained on it, and each "
        + "sample trains on all that the one before trained on"
    case .leaveOneOut:
      return "Each of \(all) is tested once, by a fold that trained on all the others"
    case .holdout, .stratifiedHoldout, .custom:
      return "\(test) of \(all) test and \(train) train; none does both"
    case .holdoutOrdered: return "The first \(train) of \(all) train, the \(test) behind them test"
    case .testOnTrainingData: return "Each of \(all) trains and tests, by design"
    case .bootstrap:
      return "\(train) rows are drawn with replacement to train, and \(test) that were never "
        + "drawn test"
    case .timeSeries:
      return "Each fold tests rows that follow those on which it trained, of \(all) in all"
    }
  }

  private var beyond: String {
    guard let data else { return "" }
    let words = [
      data.groups.map { _ in "no group is on both sides" },
      data.times.map { _ in "no test row is earlier than a train row" },
      data.contents.map { _ in "no test row has a twin that trains" },
    ].compactMap(\.self)
    guard procedure != .testOnTrainingData, !words.isEmpty else { return "" }
    return "; " + words.joined(separator: ", ")
  }
}
