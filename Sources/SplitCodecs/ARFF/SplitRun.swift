// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
internal import ARFF
internal import ByteKit
internal import SplitModel

/// Rows of one set of one cell that follow one another in the text.
struct SplitRun {
  /// The set and cell.
  var key: SplitRowKey
  /// Where in the chunk's buffer the row ids are.
  var rows: Pieces
}

/// What one thread read from its part of the text.
struct SplitChunk {
  /// The row ids that the runs point into.
  var buffer: RowBuffer
  /// The runs in the order of the text.
  var runs: [SplitRun]
  /// The warnings of its lines.
  var log = FindingLog()
}
