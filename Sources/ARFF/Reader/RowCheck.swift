// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

package import Diagnostics
internal import ByteKit

/// Checks single lines of a data section exactly as the reader of tables reads them.
package struct RowCheck: ~Copyable {
  private let block: CellBlock
  private var parser: ChunkParser

  /// Prepares the check of rows with these attributes.
  package init(_ attributes: [Attribute], limits: Limits = Limits()) {
    let plan = TablePlan(attributes)
    block = CellBlock(wordColumns: plan.wordColumns, codeColumns: plan.codeColumns, capacity: 1)
    parser = ChunkParser(plan, limits: limits, arenaBase: 0, keepsSource: false)
  }

  /// What one physical line has: its first error, or else its warnings in the order of places.
  ///
  /// - Complexity: O(*n*) for *n* bytes of the line and as many columns.
  package mutating func findings(_ bytes: RawSpan, line: Range<Int>) -> [Finding] {
    parser.log = FindingLog()
    parser.arena.truncate(to: 0)
    parser.sparseRows.removeAll(keepingCapacity: true)
    parser.weights.removeAll(keepingCapacity: true)
    var row = 0
    do throws(Finding) {
      _ = try parser.parseGeneral(
        bytes.extracting(0..<line.upperBound), at: line.lowerBound, ChunkParser.Target(block),
        row: &row)
    } catch {
      return [error]
    }
    return parser.log.warnings
  }
}
