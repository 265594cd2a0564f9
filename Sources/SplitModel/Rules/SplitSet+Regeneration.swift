// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

public import Diagnostics

extension SplitSet {
  /// Where two split sets part.
  public struct Difference: Hashable, Sendable, CustomStringConvertible {
    /// The cell.
    public let cell: FoldID
    /// The set in which they part; nothing where one lacks the cell.
    public let part: SplitPart?
    /// The first place in the set where they part.
    public let position: Int
    /// The row id here; nothing behind the end.
    public let own: UInt32?
    /// The row id there; nothing behind the end.
    public let other: UInt32?

    /// The difference in words.
    public var description: String {
      guard let part else { return "\(cell) is in one of them only" }
      func words(_ row: UInt32?) -> String { row.map { "row \($0)" } ?? "the end" }
      return "\(cell), \(part.rawValue) row \(position + 1): \(words(own)) here, "
        + "\(words(other)) there"
    }
  }

  /// The first place, by cell, train before test, where this split set and another part.
  ///
  /// - Returns: Nothing if they are equal.
  public func firstDifference(from other: SplitSet) -> Difference? {
    if self == other { return nil }
    for position in 0..<Swift.max(count, other.count) {
      guard position < count, position < other.count, self[position].id == other[position].id
      else {
        let ids = [self, other].compactMap { position < $0.count ? $0[position].id : nil }
        return ids.min().map {
          Difference(cell: $0, part: nil, position: 0, own: nil, other: nil)
        }
      }
      let (a, b) = (self[position], other[position])
      for part in [SplitPart.train, .test] where a[part] != b[part] {
        let common = zip(a[part], b[part]).enumerated().first { $0.element.0 != $0.element.1 }
        let place = common?.offset ?? Swift.min(a[part].count, b[part].count)
        return Difference(
          cell: a.id, part: part, position: place,
          own: place < a[part].count ? a[part][place] : nil,
          other: place < b[part].count ? b[part][place] : nil)
      }
    }
    return nil
  }

  /// What OpenML's engine makes for this split's shape and a data set's labels.
  ///
  /// The numbers of the procedure are taken from the cells.
  func regenerated(
    _ procedure: EstimationProcedure, rowCount: Int, labels: ClassLabels?
  ) -> Result<SplitSet, ReadingError> {
    let tested = first?.test.count ?? 0
    let parameters = GenerationParameters(
      procedure, repeats: repeats.count, folds: repeats.first?.foldIndices.count ?? 0,
      percentage: 100 * Double(tested) / Double(Swift.max(rowCount, 1)),
      testRows: procedure == .custom ? first.map { Array($0.test) } ?? [] : [], name: name)
    guard procedure.evidence == .publishedSums || procedure.evidence == .construction else {
      return .failure(
        ReadingError.cannotGenerate("\(procedure.rawValue) is not a procedure of OpenML's engine"))
    }
    do throws(ReadingError) {
      return .success(
        try SplitSet.generate(parameters, for: DataRows(count: rowCount, labels: labels)))
    } catch {
      return .failure(error)
    }
  }
}
