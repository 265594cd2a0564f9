// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
internal import ARFF
internal import ByteKit
internal import SplitModel

/// Reads the rows of a part of a split file's data section: bytes in, runs of row ids out.
///
/// Three ways through the text, chosen by the data, with the same result:
///
/// 1. *Prediction*: the first fold of a repeat tells its permutation, and with it the text of every
///    later fold. Those rows are compared, not parsed. See ``RepeatPrediction``.
/// 2. *Run loop*: rows of one set and cell differ in their row id only. See ``RunText``.
/// 3. *Grouping*: where runs are short, each row notes its group and the groups are counted out
///    at the end. See ``SplitRowGroups``.
///
/// A line that none of them knows goes to the general lexer, alone.
struct SplitChunkReader: ~Escapable {
  let bytes: RawSpan
  let end: Int
  let columns: SplitColumns
  private var general: GeneralSplitLines
  private var runs: [SplitRun] = []
  private var prediction: RepeatPrediction?
  /// The first run of the first fold of the repeat at hand, where a prediction may begin.
  private var firstRunOfRepeat = 0
  /// Where the line behind the last general one begins.
  private var nextLine = 0

  /// Below this many rows a run, the cost of starting a run outweighs the cost of grouping.
  private static let shortRun = 8
  /// How many runs are looked at before grouping is considered.
  private static let runsBeforeGrouping = 512

  @_lifetime(copy bytes)
  init(_ bytes: RawSpan, end: Int, columns: SplitColumns, options: ReadingOptions) {
    self.bytes = bytes
    self.end = end
    self.columns = columns
    general = GeneralSplitLines(columns, options: options)
  }

  /// Reads all lines from `start` up to the reader's end.
  ///
  /// - Throws: A positioned error for the first line that is no row of a split file.
  mutating func read(from start: Int) throws(ReadingError) -> SplitChunk {
    // No row of words is shorter than `TEST,0,0,0` and its line end; a sparse one may be `{}`.
    let fresh = general
    if let chunk = try read(from: start, shortestRow: 11) { return chunk }
    (runs, prediction, firstRunOfRepeat, general) = ([], nil, 0, fresh)
    guard let chunk = try read(from: start, shortestRow: 2) else {
      preconditionFailure("a row takes two bytes at least")
    }
    return chunk
  }

  /// Reads all lines; nothing if there are more rows than lines of that length.
  private mutating func read(
    from start: Int, shortestRow: Int
  ) throws(ReadingError) -> SplitChunk? {
    var groups = SplitRowGroups()
    var isComplete = false
    let rows = (end - start) / shortestRow + 2
    // A prediction copies the rows of its repeat once, none of them twice.
    let buffer = try RowBuffer.appending(capacity: 2 * rows) { output throws(ReadingError) in
      var offset = start
      while offset < end, output.freeCapacity > 0 {
        if runs.count >= Self.runsBeforeGrouping, output.count < runs.count * Self.shortRun {
          groups.begin(at: output.count, capacity: rows)
          offset = try readGrouped(from: offset, into: &output, &groups)
        } else {
          offset = try readRun(at: offset, into: &output)
        }
      }
      isComplete = offset >= end
    }
    guard isComplete else { return nil }
    var chunk =
      groups.isEmpty
      ? SplitChunk(buffer: buffer, runs: runs) : groups.countedOut(behind: runs, buffer)
    chunk.log = general.log
    return chunk
  }

  /// Reads one line and all that follow it in its run; returns where the next line begins.
  private mutating func readRun(
    at offset: Int, into output: inout OutputSpan<UInt32>
  ) throws(ReadingError) -> Int {
    guard let (line, text) = try readLine(at: offset) else { return nextLine }
    if let text, let next = readPredicted(line, text, &output) { return next }
    let start = output.count
    output.append(line.rowID)
    let next = text.map { readRows(after: line, $0, into: &output) } ?? line.end
    note(line.key, start..<output.count)
    return next
  }

  /// Reads one line, and the text that the rows behind it may have in common with it.
  ///
  /// - Returns: Nothing for a line without a row; ``nextLine`` is where to go on.
  private mutating func readLine(
    at offset: Int
  ) throws(ReadingError) -> (line: SplitLine, text: RunText?)? {
    if let line = SplitLine.simple(bytes, at: offset, columns: columns) {
      return (line, RunText(line, in: bytes))
    }
    let (row, next) = try general.line(bytes, at: offset)
    nextLine = next
    guard let row else { return nil }
    // Rows that need a leniency are counted one by one.
    return (row, general.log.isEmpty ? RunText(row, in: bytes) : nil)
  }

  /// The run loop: one digit word and one comparison of the gap a row.
  ///
  /// - Complexity: 55 instructions a row.
  private func readRows(
    after line: SplitLine, _ text: RunText, into output: inout OutputSpan<UInt32>
  ) -> Int {
    // The last bytes are left to the careful parsers, so that every load stays inside.
    let stop = min(end &- text.tailLength, bytes.byteCount &- 96)
    var offset = line.digits.upperBound
    var rowStart = line.start
    while offset < stop {
      let window = ByteWindow(bytes, at: offset)
      guard text.stands(at: 0, in: window) else { break }
      let word = window.word(at: text.gap)
      let count = DigitWord.count(word)
      if count == 0 { break }
      output.append(DigitWord.value(word, count: count))
      offset &+= text.gap
      rowStart = offset &- text.headLength
      offset &+= count
    }
    // The last row counts only if its own line ends as the others do.
    if rowStart == line.start || text.tailStands(at: offset, in: bytes) {
      return offset &+ text.tailLength
    }
    _ = output.removeLast()
    return rowStart
  }

  /// Compares a run with what the repeat's first fold predicts.
  ///
  /// - Returns: Where the next line begins; nothing if there is no prediction or it failed.
  private mutating func readPredicted(
    _ line: SplitLine, _ text: RunText, _ output: inout OutputSpan<UInt32>
  ) -> Int? {
    if prediction?.repeatIndex != line.key.repeatIndex {
      prediction = predict(line.key, &output)
    }
    guard let (rows, next) = prediction?.match(line, text, bytes, end: end) else { return nil }
    note(line.key, rows)
    return next
  }

  /// Begins a prediction when exactly the first fold of a repeat, train and test, lies behind.
  private mutating func predict(
    _ key: SplitRowKey, _ output: inout OutputSpan<UInt32>
  ) -> RepeatPrediction? {
    guard runs.count == firstRunOfRepeat + 2, key.sampleIndex == 0,
      key.repeatIndex == runs[firstRunOfRepeat].key.repeatIndex,
      key.foldIndex != runs[firstRunOfRepeat].key.foldIndex
    else { return nil }
    let (one, other) = (runs[firstRunOfRepeat], runs[firstRunOfRepeat + 1])
    guard one.key.cell == other.key.cell, one.key.part != other.key.part else { return nil }
    let (test, train) = one.key.part == .test ? (one, other) : (other, one)
    let start = output.count
    guard output.freeCapacity >= test.rows.count + train.rows.count else { return nil }
    for rows in [test.rows.first, train.rows.first] {
      for index in rows {
        let row = output.span[index]
        output.append(row)
      }
    }
    let middle = start + test.rows.count
    let predicted = RepeatPrediction(
      repeatIndex: key.repeatIndex, foldIndex: test.key.foldIndex,
      order: output.span.extracting(start..<output.count), base: start,
      firstSlice: test.rows.count)
    guard let predicted else {
      output.removeLast(output.count - start)
      return nil
    }
    runs[firstRunOfRepeat].rows = Pieces(
      one.key.part == .test ? start..<middle : middle..<output.count)
    runs[firstRunOfRepeat + 1].rows = Pieces(
      one.key.part == .test ? middle..<output.count : start..<middle)
    return predicted
  }

  /// Notes rows that were read one after the other.
  private mutating func note(_ key: SplitRowKey, _ rows: Range<Int>) {
    if let last = runs.last, last.key == key, last.rows.first.upperBound == rows.lowerBound,
      last.rows.second.isEmpty
    {
      runs[runs.count - 1].rows = Pieces(last.rows.first.lowerBound..<rows.upperBound)
    } else {
      note(key, Pieces(rows))
    }
  }

  private mutating func note(_ key: SplitRowKey, _ rows: Pieces) {
    if let last = runs.last, last.key.repeatIndex != key.repeatIndex {
      firstRunOfRepeat = runs.count
    }
    runs.append(SplitRun(key: key, rows: rows))
  }

  /// Reads the rest of the lines one by one, with a group for each row.
  private mutating func readGrouped(
    from start: Int, into output: inout OutputSpan<UInt32>, _ groups: inout SplitRowGroups
  ) throws(ReadingError) -> Int {
    var offset = start
    while offset < end, output.freeCapacity > 0 {
      if let line = SplitLine.simple(bytes, at: offset, columns: columns) {
        output.append(line.rowID)
        groups.append(line.key)
        offset = line.end
      } else {
        let (line, next) = try general.line(bytes, at: offset)
        if let line {
          output.append(line.rowID)
          groups.append(line.key)
        }
        offset = next
      }
    }
    return offset
  }
}
