// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

extension ByteSink {
  /// Appends the text of rows, written piece by piece on all cores and put together in order.
  ///
  /// A piece has about as many rows as make 2¹⁷ cells, and two pieces a core are in memory at a time:
  /// a few megabytes, however many rows there are. The bytes do not depend on the pieces, as long as
  /// `body` writes each row by itself.
  package mutating func append(
    rows: Range<Int>, columnCount: Int,
    _ body: @Sendable (Range<Int>, inout ByteSink) -> Void
  ) {
    let most = max((1 << 17) / max(columnCount, 1), 1)
    let cores = Parallel.coreCount
    guard cores > 1, rows.count > most else { return body(rows, &self) }
    var start = rows.lowerBound
    while start < rows.upperBound {
      let first = start
      let count = min((rows.upperBound - start + most - 1) / most, cores * 2)
      let pieces = Parallel.map(count) { index in
        let begin = first + index * most
        var sink = ByteSink()
        body(begin..<min(begin + most, rows.upperBound), &sink)
        return sink.takeBytes()
      }
      for piece in pieces { append(piece.bytes) }
      start = first + count * most
    }
  }
}
