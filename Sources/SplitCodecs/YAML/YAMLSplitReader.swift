// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
internal import ByteKit
internal import SplitModel

/// Reads the members of a split set from YAML, the same ones as in JSON.
struct YAMLSplitReader: ~Copyable {
  private var events: YAMLEventReader
  private var head = SplitHead()
  private var cells: SplitAssembler

  init(_ bytes: SharedBytes, _ options: ReadingOptions) {
    events = YAMLEventReader(bytes)
    cells = SplitAssembler(options)
  }

  private var offset: Int { events.offset }

  consuming func read() throws(ReadingError) -> SplitSet {
    try begin(.beginMapping, "a mapping")
    var members = MemberChecklist<SplitHead.Member>()
    while let name = try key() {
      switch try members.see(name, at: offset) {
      case .format: try SplitHead.check(format: try text(), at: offset)
      case .version: try SplitHead.check(version: try number(largest: Int.max), at: offset)
      case .name: head.name = try text()
      case .layout: try readLayout()
      case .digest: try head.set(digest: try text(), at: offset)
      case .cells: try readCells()
      }
    }
    try members.require(.format, .version, .cells, at: offset)
    guard try events.next() == .end else { throw .trailingBytes(at: offset) }
    return try head.finish(cells)
  }

  private mutating func begin(_ event: YAMLEvent, _ name: String) throws(ReadingError) {
    guard try events.next() == event else { throw .malformed(at: offset, "expected \(name)") }
  }

  /// Reads the next member's name, or the end of the mapping, which gives nothing.
  private mutating func key() throws(ReadingError) -> String? {
    switch try events.next() {
    case .scalar(let name, _): return name
    case .endMapping: return nil
    default: throw .malformed(at: offset, "expected the name of a member")
    }
  }

  private mutating func text() throws(ReadingError) -> String {
    guard case .scalar(let text, _) = try events.next() else {
      throw .malformed(at: offset, "expected a text")
    }
    return text
  }

  private mutating func number(largest: Int) throws(ReadingError) -> Int {
    guard let value = Self.number(try events.next()), value <= largest else {
      throw .malformed(at: offset, "expected a whole number from 0 to \(largest)")
    }
    return value
  }

  /// The value of a scalar that is a whole number in decimal digits, without sign or quotes.
  private static func number(_ event: YAMLEvent) -> Int? {
    guard case .scalar(let text, isPlain: true) = event else { return nil }
    let digits = text.utf8
    guard !digits.isEmpty, digits.count <= 18, digits.count == 1 || digits.first != 0x30 else {
      return nil
    }
    var value = 0
    for digit in digits {
      guard digit.isASCIIDigit else { return nil }
      value = value * 10 + Int(digit & 15)
    }
    return value
  }

  private mutating func readLayout() throws(ReadingError) {
    try begin(.beginMapping, "a mapping")
    var members = MemberChecklist<SplitHead.LayoutMember>()
    while let name = try key() {
      switch try members.see(name, at: offset) {
      case .order: try head.set(order: try text(), at: offset)
      case .sample:
        switch try events.next() {
        case .scalar("true", isPlain: true): head.layout.hasSampleColumn = true
        case .scalar("false", isPlain: true): head.layout.hasSampleColumn = false
        default: throw .malformed(at: offset, "expected true or false")
        }
      }
    }
    try members.require(.order, .sample, at: offset)
  }

  private mutating func readCells() throws(ReadingError) {
    try begin(.beginSequence, "a sequence")
    while true {
      switch try events.next() {
      case .beginMapping: try readCell()
      case .endSequence: return
      default: throw .malformed(at: offset, "expected a cell")
      }
    }
  }

  private mutating func readCell() throws(ReadingError) {
    let start = offset
    var members = MemberChecklist<SplitHead.CellMember>()
    var id = FoldID(repeat: 0, fold: 0)
    var train = RowIDs([])
    var test = RowIDs([])
    while let name = try key() {
      let limit = cells.remainingRows - train.count - test.count
      switch try members.see(name, at: offset) {
      case .repeat: id.repeatIndex = try number(largest: FoldID.largestIndex)
      case .fold: id.foldIndex = try number(largest: FoldID.largestIndex)
      case .sample: id.sampleIndex = try number(largest: FoldID.largestIndex)
      case .train: train = try rows(limit: limit)
      case .test: test = try rows(limit: limit)
      }
    }
    try members.require(.repeat, .fold, .train, .test, at: offset)
    try cells.append(Fold(id: id, train: train, test: test), at: start)
  }

  private mutating func rows(limit: Int) throws(ReadingError) -> RowIDs {
    try begin(.beginSequence, "a sequence")
    var rows = [UInt32]()
    while true {
      let event = try events.next()
      if event == .endSequence { return RowIDs(rows) }
      guard let value = Self.number(event), value < Int(UInt32.max) else {
        throw ReadingError(
          .badRowID, at: offset, "row ids are whole numbers from 0 to 4294967294")
      }
      guard rows.count < limit else { throw .limit("row ids", limit, at: offset) }
      rows.append(UInt32(value))
    }
  }
}
