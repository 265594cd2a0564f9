// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
internal import ByteKit

/// Where a block of lines lies in its text.
struct BlockPlace {
  /// The bytes before it, in UTF-8.
  var offset = 0
  /// The lines before it.
  var lines = 0

  /// The line and column of a place in the block.
  func location(of offset: Int, in bytes: RawSpan) -> TextLocation {
    let location = TextLocation(of: offset, in: bytes)
    return TextLocation(line: lines + location.line, column: location.column)
  }

  /// The error of a finding in the block.
  func error(_ finding: Finding, in bytes: RawSpan) -> ReadingError {
    let location = location(of: finding.offset, in: bytes)
    return ReadingError(
      finding.located(at: location, in: bytes).moved(to: offset + finding.offset))
  }

  /// The error of a line that no block can hold.
  func lineTooLong(limit: Int) -> ReadingError {
    let finding = Message.lineTooLong(at: offset, limit: limit)
    return ReadingError(finding.located(at: TextLocation(line: lines + 1, column: 1)))
  }

  /// Moves behind the first `count` bytes of the block.
  mutating func advance(over bytes: RawSpan, count: Int) {
    offset += count
    lines += bytes.countLineEnds(in: 0..<count)
  }
}
