// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
internal import ARFF
internal import ByteKit
internal import SplitModel

/// Writes a split set in OpenML's own bytes.
///
///     @relation iris_splits⏎
///     ⏎
///     @attribute type {TRAIN,TEST}⏎
///     @attribute rowid numeric⏎
///     @attribute repeat numeric⏎
///     @attribute fold numeric⏎
///     ⏎
///     @data⏎
///     TRAIN,16,0,0⏎
///     TEST,3,0,0          (no line end behind the last row)
///
/// The line end is written before each row, where the one behind `@data` serves the first.
struct ARFFSplitWriter {
  let layout: SplitLayout

  /// Appends the header, without the line end behind `@data`.
  func writeHeader(relation: String, into sink: inout ByteSink) {
    sink.append("@relation ")
    sink.append(arffName: relation)
    sink.append("\n\n@attribute type {TRAIN,TEST}\n@attribute rowid numeric\n")
    sink.append("@attribute repeat numeric\n@attribute fold numeric\n")
    if layout.hasSampleColumn { sink.append("@attribute sample numeric\n") }
    sink.append("\n@data")
  }

  /// Appends the rows of a cell, each behind its line end.
  func write(_ cell: Fold, into sink: inout ByteSink) {
    var tail = ",\(cell.id.repeatIndex),\(cell.id.foldIndex)"
    if layout.hasSampleColumn { tail += ",\(cell.id.sampleIndex)" }
    let suffix = Array(tail.utf8)
    switch layout.order {
    case .trainFirst:
      write(cell.train, "\nTRAIN,", suffix, into: &sink)
      write(cell.test, "\nTEST,", suffix, into: &sink)
    case .testFirst:
      write(cell.test, "\nTEST,", suffix, into: &sink)
      write(cell.train, "\nTRAIN,", suffix, into: &sink)
    case .alternating:
      writeAlternating(cell, suffix, into: &sink)
    }
  }

  private func write(
    _ rows: RowIDs, _ prefix: String, _ suffix: [UInt8], into sink: inout ByteSink
  ) {
    let prefix = Array(prefix.utf8)
    rows.forEachPiece { sink.append(lines: $0, prefix: prefix, suffix: suffix) }
  }

  /// A test row, a train row, and so on; what one set has more of follows at the end.
  private func writeAlternating(_ cell: Fold, _ suffix: [UInt8], into sink: inout ByteSink) {
    for position in 0..<max(cell.train.count, cell.test.count) {
      if position < cell.test.count {
        sink.append("\nTEST,")
        sink.append(decimal: cell.test[position])
        sink.append(suffix)
      }
      if position < cell.train.count {
        sink.append("\nTRAIN,")
        sink.append(decimal: cell.train[position])
        sink.append(suffix)
      }
    }
  }
}
