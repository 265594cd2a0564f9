// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import ByteKit
public import Diagnostics

extension SplitSet {
  /// Generates a split set for a data set.
  ///
  ///     let rows = DataRows(count: 150, labels: ClassLabels(species))
  ///     let split = try SplitSet.generate(GenerationParameters(.crossvalidation), for: rows)
  ///
  /// Cross-validation equals OpenML's engine bit for bit, which eight published MD5 sums prove. The
  /// other procedures of OpenML follow the engine's rules, by construction only; see
  /// ``EstimationProcedure/evidence``. Cells of a repeat share one buffer, so leave-one-out of
  /// 10,000 rows (10⁸ listed rows) takes 40 KB of row ids.
  ///
  /// - Throws: ``ReadingError`` with code `cannot-generate` where the rows are too few, a set would
  ///   be empty, or a column that the procedure needs is not there.
  public static func generate(
    _ parameters: GenerationParameters, for data: DataRows
  ) throws(ReadingError) -> SplitSet {
    try parameters.check(for: data)
    let generator = SplitGenerator(parameters: parameters, data: data)
    return SplitSet(
      name: parameters.name, layout: parameters.procedure.layout,
      repeats: try generator.repeats())
  }
}

extension GenerationParameters {
  /// Checks what all procedures have in common.
  fileprivate func check(for data: DataRows) throws(ReadingError) {
    guard data.count >= 2 || procedure == .testOnTrainingData && data.count == 1 else {
      throw ReadingError.cannotGenerate(
        "\(procedure.rawValue) needs at least two rows, not \(data.count)")
    }
    guard data.count <= Int(Int32.max) else {
      throw ReadingError.cannotGenerate("at most 2147483647 rows can be split, not \(data.count)")
    }
    guard repeats >= 1, repeats <= FoldID.largestIndex else {
      throw ReadingError.cannotGenerate("the count of repeats is at least 1, not \(repeats)")
    }
    switch procedure {
    case .crossvalidation, .learningCurve, .groupKFold, .stratifiedGroupKFold:
      guard folds >= 2, folds <= data.count else {
        throw ReadingError.cannotGenerate(
          "\(data.count) rows make 2 to \(data.count) folds, not \(folds)")
      }
    case .timeSeries:
      guard folds >= 2, folds < data.count else {
        throw ReadingError.cannotGenerate(
          "\(data.count) rows make 2 to \(data.count - 1) time-series folds, not \(folds)")
      }
    default: break
    }
    if !hasRandomness && repeats > 1 {
      throw ReadingError.cannotGenerate(
        "\(procedure.rawValue) has one repeat: a second would be the same",
        hint: "leave the count of repeats away")
    }
  }

  /// Whether repeats differ from each other.
  private var hasRandomness: Bool {
    switch procedure {
    case .holdoutOrdered, .leaveOneOut, .testOnTrainingData, .custom, .timeSeries: false
    case .groupKFold, .stratifiedGroupKFold: seed != nil
    default: true
    }
  }
}
