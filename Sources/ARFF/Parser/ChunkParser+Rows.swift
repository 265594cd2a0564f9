// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
internal import ByteKit

// The usual rows, run of columns by run of columns.
//
// Each kind of column has a loop of its own, so that a field's way from its bytes to its cell has
// no branch that is hard to predict. A field that does not look as its run expects goes through a
// function of ChunkParser+Fields: it may be missing, have blanks around it, or be longer than the
// others. What that does not know sends the row to the general way, which starts it again.
//
// A real column's numbers are alike, and which of two loops suits a column shows in how many of its
// fields go the other way: after a thousand rows at most, `ColumnManners` has put it right.

extension ChunkParser {
  /// Reads rows until one is unusual or there are `limit`; returns the place of the first line that
  /// was not read.
  ///
  /// In a row that is not read to its end, cells may have been written.
  mutating func parseRows(
    _ bytes: RawSpan, _ range: Range<Int>, _ target: Target, row: inout Int, limit: Int
  ) -> Int {
    guard var fields = FieldCursor(bytes, from: range.lowerBound) else { return range.lowerBound }
    let runs = manners.runs
    let columns = plan.columns
    let entries = plan.shortLabels.entries
    // A place is behind the line's end.
    let longest = limits.lineLength &+ 1
    var line = range.lowerBound
    while line < range.upperBound, row < limit {
      var index = 0
      while index < runs.count {
        let run = runs[index]
        let isRead =
          switch run.manner {
          case .shortNumbers: readShortNumbers(run, &fields, target, row)
          case .longNumbers: readLongNumbers(run, &fields, target, row)
          case .integers: readIntegers(run, &fields, target, row)
          case .numbers: readNumbers(run, &fields, target, row)
          case .labels: readLabels(run, &fields, columns.span, entries.span, target, row)
          case .texts: readTexts(run, &fields, target, row)
          case .skipped: skipFields(run, &fields)
          case .bags: false
          }
        guard isRead else { return line }
        index &+= 1
      }
      guard fields.place &- line <= longest, fields.endRow() else { return line }
      line = fields.place
      row &+= 1
    }
    return line
  }

  @inline(__always)
  private mutating func readShortNumbers(
    _ run: ColumnRun, _ fields: inout FieldCursor, _ target: Target, _ row: Int
  ) -> Bool {
    let bytes = fields.bytes
    var cell = run.slot &* target.stride &+ row
    return fields.read(run.count) { field in
      if let number = field.shortNumber {
        target.writer.store(word: number.bitPattern, at: cell)
      } else if !readNumber(bytes, field.start, field.end, run, target, cell, row) {
        return false
      }
      cell &+= target.stride
      return true
    }
  }

  @inline(__always)
  private mutating func readLongNumbers(
    _ run: ColumnRun, _ fields: inout FieldCursor, _ target: Target, _ row: Int
  ) -> Bool {
    let bytes = fields.bytes
    var cell = run.slot &* target.stride &+ row
    return fields.read(run.count) { field in
      if let number = field.longDecimal {
        target.writer.store(word: number.bitPattern, at: cell)
      } else if !readNumber(bytes, field.start, field.end, run, target, cell, row) {
        return false
      }
      cell &+= target.stride
      return true
    }
  }

  @inline(__always)
  private mutating func readIntegers(
    _ run: ColumnRun, _ fields: inout FieldCursor, _ target: Target, _ row: Int
  ) -> Bool {
    let bytes = fields.bytes
    var cell = run.slot &* target.stride &+ row
    return fields.read(run.count) { field in
      if let number = field.shortNumber, number == Double(Int64(number)) {
        target.writer.store(word: number.bitPattern, at: cell)
      } else if !readNumber(bytes, field.start, field.end, run, target, cell, row) {
        return false
      }
      cell &+= target.stride
      return true
    }
  }

  @inline(__always)
  private mutating func readNumbers(
    _ run: ColumnRun, _ fields: inout FieldCursor, _ target: Target, _ row: Int
  ) -> Bool {
    let bytes = fields.bytes
    var cell = run.slot &* target.stride &+ row
    return fields.read(run.count) { field in
      guard readNumber(bytes, field.start, field.end, run, target, cell, row) else { return false }
      cell &+= target.stride
      return true
    }
  }

  /// Reads labels.
  ///
  /// If one is not short, the run begins anew, since it may be quoted and hold commas.
  @inline(__always)
  private mutating func readLabels(
    _ run: ColumnRun, _ fields: inout FieldCursor, _ columns: Span<TablePlan.Column>,
    _ entries: Span<ShortLabels.Entry>, _ target: Target, _ row: Int
  ) -> Bool {
    var column = run.first
    var cell = run.slot &* target.stride &+ row
    let isRead = fields.read(run.count) { field in
      guard let text = field.shortText else { return false }
      let key = ShortLabels.Key(low: text.low, high: text.high, length: text.length)
      let code = ShortLabels.find(key, in: columns[column].labels, entries)
      guard code >= 0 else { return false }
      target.writer.store(code: code, at: cell)
      column &+= 1
      cell &+= target.stride
      return true
    }
    if isRead { return true }
    column = run.first
    while column < run.first &+ run.count {
      guard readLabel(&fields, column, target, row) else { return false }
      column &+= 1
    }
    return true
  }

  @inline(__always)
  private mutating func readTexts(
    _ run: ColumnRun, _ fields: inout FieldCursor, _ target: Target, _ row: Int
  ) -> Bool {
    var column = run.first
    while column < run.first &+ run.count {
      guard readText(&fields, column, target, row) else { return false }
      column &+= 1
    }
    return true
  }

  /// Steps over fields that nobody asked for.
  ///
  /// A plain word of ASCII needs no second look; if there is anything else, the run begins anew, since
  /// quotes may hold commas.
  @inline(__always)
  private mutating func skipFields(_ run: ColumnRun, _ fields: inout FieldCursor) -> Bool {
    let bytes = fields.bytes
    let isSkipped = fields.read(run.count) { field in
      let word = bytes.wordRun(from: field.start)
      return word.end == field.end && word.end > field.start && !word.mayHaveHighBytes
    }
    if isSkipped { return true }
    for _ in 0..<run.count {
      guard skipField(&fields) else { return false }
    }
    return true
  }
}
