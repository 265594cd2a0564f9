// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
internal import ByteKit
internal import JSONKit
internal import SplitModel

/// Reads the objects of the forms json and ndjson.
struct JSONSplitReader: ~Copyable, ~Escapable {
  private var reader: JSONReader
  private var rows = [UInt32]()

  @_lifetime(copy bytes)
  init(_ bytes: RawSpan, in range: Range<Int>, options: ReadingOptions) {
    reader = JSONReader(bytes, in: range, maximumDepth: options.limits.depth)
  }

  /// Where the last event begins.
  var offset: Int { reader.offset }

  private mutating func next() throws(ReadingError) -> JSONEvent {
    return try reader.next()
  }

  /// Reads `{`.
  mutating func beginObject() throws(ReadingError) {
    guard try next() == .beginObject else {
      throw .malformed(at: offset, "expected an object")
    }
  }

  /// Reads the end of the text.
  mutating func end() throws(ReadingError) {
    _ = try next()
  }

  /// Reads the next member's name, or the end of the object, which gives nothing.
  private mutating func key() throws(ReadingError) -> String? {
    guard case .key(let text) = try next() else { return nil }
    return reader.string(text)
  }

  /// Reads the rest of the outer object, cells included where there are some.
  ///
  /// - Returns: Whether there was a member `cells`.
  mutating func readHead(
    into head: inout SplitHead, cells: inout SplitAssembler
  ) throws(ReadingError) -> Bool {
    var members = MemberChecklist<SplitHead.Member>()
    var hasCells = false
    while let name = try key() {
      switch try members.see(name, at: offset) {
      case .format: try SplitHead.check(format: try text(), at: offset)
      case .version: try SplitHead.check(version: try wholeNumber(), at: offset)
      case .name: head.name = try text()
      case .layout: try readLayout(into: &head)
      case .digest: try head.set(digest: try text(), at: offset)
      case .cells:
        hasCells = true
        try readCells(into: &cells)
      }
    }
    try members.require(.format, .version, at: offset)
    return hasCells
  }

  private mutating func readLayout(into head: inout SplitHead) throws(ReadingError) {
    try beginObject()
    var members = MemberChecklist<SplitHead.LayoutMember>()
    while let name = try key() {
      switch try members.see(name, at: offset) {
      case .order: try head.set(order: try text(), at: offset)
      case .sample:
        guard case .boolean(let value) = try next() else {
          throw .malformed(at: offset, "expected true or false")
        }
        head.layout.hasSampleColumn = value
      }
    }
    try members.require(.order, .sample, at: offset)
  }

  private mutating func readCells(into cells: inout SplitAssembler) throws(ReadingError) {
    guard try next() == .beginArray else { throw .malformed(at: offset, "expected an array") }
    while true {
      let event = try next()
      if event == .endArray { return }
      guard event == .beginObject else { throw .malformed(at: offset, "expected a cell") }
      try readCell(into: &cells)
    }
  }

  /// Reads the rest of a cell.
  mutating func readCell(into cells: inout SplitAssembler) throws(ReadingError) {
    let start = offset
    var members = MemberChecklist<SplitHead.CellMember>()
    var id = FoldID(repeat: 0, fold: 0)
    var train: RowIDs?
    var test: RowIDs?
    while let name = try key() {
      let listed = (train?.count ?? 0) + (test?.count ?? 0)
      let limit = cells.remainingRows - listed
      switch try members.see(name, at: offset) {
      case .repeat: id.repeatIndex = try index()
      case .fold: id.foldIndex = try index()
      case .sample: id.sampleIndex = try index()
      case .train: train = try rowIDs(limit: limit)
      case .test: test = try rowIDs(limit: limit)
      }
    }
    try members.require(.repeat, .fold, .train, .test, at: offset)
    let none = RowIDs([])
    try cells.append(Fold(id: id, train: train ?? none, test: test ?? none), at: start)
  }

  /// Reads the rest of the last line of ndjson: the count of cells.
  mutating func readEnd(_ cells: borrowing SplitAssembler) throws(ReadingError) {
    guard try key() == "end" else { throw .malformed(at: offset, "expected the member 'end'") }
    let count = try wholeNumber()
    guard count == cells.cellCount else {
      throw ReadingError(
        .truncated, at: offset, "\(count) cells are announced, but \(cells.cellCount) are there")
    }
    if let name = try key() {
      throw .malformed(at: offset, "unexpected member '\(name.prefix(20))' behind 'end'")
    }
  }

  private mutating func text() throws(ReadingError) -> String {
    guard case .text(let text) = try next() else { throw .malformed(at: offset, "expected a text") }
    return reader.string(text)
  }

  private mutating func wholeNumber() throws(ReadingError) -> Int {
    guard case .number(let range) = try next(), let value = reader.wholeNumber(range) else {
      throw .malformed(at: offset, "expected a whole number")
    }
    return value
  }

  private mutating func index() throws(ReadingError) -> Int {
    let value = try wholeNumber()
    guard value >= 0, value <= FoldID.largestIndex else {
      throw .malformed(at: offset, "repeat, fold and sample are whole numbers from 0 to 2147483647")
    }
    return value
  }

  private mutating func rowIDs(limit: Int) throws(ReadingError) -> RowIDs {
    guard try next() == .beginArray else { throw .malformed(at: offset, "expected an array") }
    rows.removeAll(keepingCapacity: true)
    try reader.appendRowIDs(to: &rows, limit: limit)
    return RowIDs(rows)
  }
}
