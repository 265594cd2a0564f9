// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
internal import ByteKit
internal import SplitModel

/// Reads the rows of a CSV file into cells.
struct CSVSplitReader {
  private enum Column: String, CaseIterable { case type, rowid, `repeat`, fold, sample }

  private struct Lists {
    let id: FoldID
    let offset: Int
    var train = [UInt32]()
    var test = [UInt32]()
  }

  private let options: ReadingOptions
  /// What each field of a line is.
  private var columns = [Column]()
  private var cells = [Lists]()
  private var places = [FoldID: Int]()
  private var rowCount = 0

  init(_ options: ReadingOptions) {
    self.options = options
  }

  consuming func read(_ bytes: RawSpan) throws(ReadingError) -> SplitSet {
    var lines = LineCursor(limit: options.limits.lineLength)
    guard let header = try lines.next(in: bytes) else {
      throw .truncated(at: 0, "the first line names the columns")
    }
    try readHeader(bytes, Self.withoutReturn(header, bytes))
    guard bytes[bytes.byteCount - 1] == UInt8(ascii: "\n") else {
      throw ReadingError(
        .truncated, at: bytes.byteCount, "the last line does not end in a line end",
        hint: "a file that was cut looks like this; if it is whole, add the line end")
    }
    var current = -1
    while let line = try lines.next(in: bytes) {
      try readRow(bytes, Self.withoutReturn(line, bytes), &current)
    }
    var assembler = SplitAssembler(options)
    for cell in cells {
      try assembler.append(
        Fold(id: cell.id, train: RowIDs(cell.train), test: RowIDs(cell.test)), at: cell.offset)
    }
    return try assembler.finish(
      layout: SplitLayout(hasSampleColumn: columns.contains(.sample)))
  }

  private static func withoutReturn(_ line: Range<Int>, _ bytes: RawSpan) -> Range<Int> {
    guard !line.isEmpty, bytes[line.upperBound - 1] == UInt8(ascii: "\r") else { return line }
    return line.lowerBound..<(line.upperBound - 1)
  }

  private mutating func readHeader(_ bytes: RawSpan, _ line: Range<Int>) throws(ReadingError) {
    var members = MemberChecklist<Column>()
    var rest = line
    while columns.count <= Column.allCases.count {
      let field = try Self.takeField(&rest, bytes)
      columns.append(try members.see(bytes.text(field), at: field.lowerBound))
      if rest.isEmpty { break }
      rest = (rest.lowerBound + 1)..<rest.upperBound
    }
    try members.require(.type, .rowid, .repeat, .fold, at: line.lowerBound)
  }

  /// Reads a field up to its comma or the end of the line, without its quotes.
  private static func takeField(
    _ rest: inout Range<Int>, _ bytes: RawSpan
  ) throws(ReadingError) -> Range<Int> {
    let quote = UInt8(ascii: "\"")
    if !rest.isEmpty, bytes[rest.lowerBound] == quote {
      let start = rest.lowerBound + 1
      var index = start
      while index < rest.upperBound, bytes[index] != quote { index += 1 }
      let next = index + 1
      guard index < rest.upperBound,
        next == rest.upperBound || bytes[next] == UInt8(ascii: ",")
      else {
        throw .malformed(at: rest.lowerBound, "a quote is not closed at the end of its field")
      }
      rest = next..<rest.upperBound
      return start..<index
    }
    let start = rest.lowerBound
    var index = start
    while index < rest.upperBound, bytes[index] != UInt8(ascii: ",") { index &+= 1 }
    rest = index..<rest.upperBound
    return start..<index
  }

  private mutating func readRow(
    _ bytes: RawSpan, _ line: Range<Int>, _ current: inout Int
  ) throws(ReadingError) {
    var rest = line
    var part = SplitPart.train
    var row = 0
    var id = FoldID(repeat: 0, fold: 0)
    for position in columns.indices {
      let field = try Self.takeField(&rest, bytes)
      switch columns[position] {
      case .type: part = try Self.part(bytes, field)
      case .rowid: row = try Self.number(bytes, field, largest: Int(UInt32.max) - 1)
      case .repeat: id.repeatIndex = try Self.number(bytes, field, largest: FoldID.largestIndex)
      case .fold: id.foldIndex = try Self.number(bytes, field, largest: FoldID.largestIndex)
      case .sample: id.sampleIndex = try Self.number(bytes, field, largest: FoldID.largestIndex)
      }
      if position + 1 < columns.count {
        guard !rest.isEmpty else {
          throw .malformed(at: rest.lowerBound, "the line has fewer fields than the first one")
        }
        rest = (rest.lowerBound + 1)..<rest.upperBound
      }
    }
    guard rest.isEmpty else {
      throw .malformed(at: rest.lowerBound, "the line has more fields than the first one")
    }
    rowCount += 1
    guard rowCount <= options.limits.listedRows else {
      throw .limit("listed rows", options.limits.listedRows, at: line.lowerBound)
    }
    if current < 0 || cells[current].id != id {
      current = try cell(id, at: line.lowerBound)
    }
    switch part {
    case .train: cells[current].train.append(UInt32(truncatingIfNeeded: row))
    case .test: cells[current].test.append(UInt32(truncatingIfNeeded: row))
    }
  }

  /// The position of a cell, a new one if it was not there.
  private mutating func cell(_ id: FoldID, at offset: Int) throws(ReadingError) -> Int {
    if let known = places[id] { return known }
    guard cells.count < options.limits.folds else {
      throw .limit("cells", options.limits.folds, at: offset)
    }
    places[id] = cells.count
    cells.append(Lists(id: id, offset: offset))
    return cells.count - 1
  }

  private static func part(_ bytes: RawSpan, _ field: Range<Int>) throws(ReadingError) -> SplitPart
  {
    if field.count == 5, bytes.starts(with: "TRAIN", at: field.lowerBound) { return .train }
    if field.count == 4, bytes.starts(with: "TEST", at: field.lowerBound) { return .test }
    throw .malformed(at: field.lowerBound, "expected TRAIN or TEST")
  }

  @inline(__always)
  private static func number(
    _ bytes: RawSpan, _ field: Range<Int>, largest: Int
  ) throws(ReadingError) -> Int {
    var value = 0
    var index = field.lowerBound
    while index < field.upperBound {
      let digit = Int(bytes[index] &- UInt8(ascii: "0"))
      guard digit < 10, value <= largest else { break }
      value = value &* 10 &+ digit
      index &+= 1
    }
    guard index == field.upperBound, !field.isEmpty, value <= largest else {
      throw .malformed(at: field.lowerBound, "expected a whole number from 0 to \(largest)")
    }
    return value
  }
}
