// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import ByteKit
internal import Diagnostics

/// Reads lines of the data section into sparse cells.
///
/// A usual row, `{3 1.5,7 label}`, goes straight from its bytes into its entries. Any other line goes
/// the general way into one row of a block, and from there into entries: so there is one place that
/// says what a value means.
struct SparseParser: ~Copyable {
  /// The cells so far.
  private(set) var cells = SparseCells()
  /// The general way, with all that is not cells.
  private(set) var general: ChunkParser
  private let plan: TablePlan
  private let lineLength: Int
  /// Where the general way puts the cells of one row.
  private let row: CellBlock

  /// Makes a parser for about so many bytes; nothing if the system refuses the memory of one row.
  init?(
    _ plan: TablePlan, limits: Limits, arenaBase: Int, room: Int
  ) {
    // Rows that take no room for what they leave out need no limit for it.
    var limits = limits
    limits.sparseCells = .max
    let row = CellBlock(
      wordColumns: plan.wordColumns, codeColumns: plan.codeColumns, ifPossible: 1)
    guard let row else { return nil }
    self.plan = plan
    self.row = row
    lineLength = limits.lineLength
    general = ChunkParser(
      plan, limits: limits, arenaBase: arenaBase, keepsSource: true, room: room)
  }

  /// Makes room for the rest of a text that goes on like its first rows.
  mutating func reserve(rows: Int, entries: Int) { cells.reserve(rows: rows, entries: entries) }

  /// Reads the lines of a range, from the first byte of one to that of another, or to the end, until
  /// there are `limit` rows.
  ///
  /// - Throws: The first error.
  mutating func parse(_ bytes: RawSpan, _ range: Range<Int>, limit: Int) throws(Finding) {
    var position = range.lowerBound
    general.utf8 = 0..<0
    while position < range.upperBound, cells.rowCount < limit {
      if bytes[position] == UInt8(ascii: "{"), !plan.hasSpecialDefaults {
        if let next = readUsualRow(bytes, from: position) {
          general.sparseRows.append(cells.rowCount)
          if plan.isOrdered { cells.endRow() } else { cells.endUnorderedRow() }
          position = next
          continue
        }
        cells.dropRow()
      }
      position = try parseGeneral(bytes, at: position)
    }
  }

  /// Reads one line the general way; returns the place of the next.
  private mutating func parseGeneral(_ bytes: RawSpan, at start: Int) throws(Finding) -> Int {
    let (weights, marks) = (general.weights.count, general.sparseRows.count)
    var count = 0
    let next = try general.parseGeneral(bytes, at: start, ChunkParser.Target(row), row: &count)
    guard count > 0 else { return next }
    if general.weights.count > weights { general.weights[weights].row = cells.rowCount }
    if general.sparseRows.count > marks { general.sparseRows[marks] = cells.rowCount }
    let fields = general.lexer.fields
    for field in fields {
      let slot = plan.slots[field.attribute]
      if slot.kind == .skipped { continue }
      let word =
        slot.kind == .label
        ? UInt64(bitPattern: Int64(row.codes(of: slot.slot, count: 1)[0]))
        : row.words(of: slot.slot, count: 1)[0]
      cells.append(slot.place, word)
    }
    cells.endUnorderedRow()
    return next
  }

  /// Reads a row of ascending attributes, plain numbers and bare labels; returns the place of the
  /// next line, and nothing if there is anything else.
  private mutating func readUsualRow(_ bytes: RawSpan, from start: Int) -> Int? {
    let end = bytes.byteCount
    var place = start &+ 1
    var previous = -1
    if place < end, bytes[place] != UInt8(ascii: "}") {
      while true {
        guard let index = readIndex(bytes, &place), index > previous,
          readValue(bytes, &place, index), place < end
        else { return nil }
        previous = index
        guard bytes[place] == UInt8(ascii: ",") else { break }
        place &+= 1
      }
    }
    guard place < end, bytes[place] == UInt8(ascii: "}") else { return nil }
    place &+= 1
    guard place &- start <= lineLength else { return nil }
    if place == end { return place }
    return bytes[place] == UInt8(ascii: "\n") ? place &+ 1 : nil
  }

  /// Reads the place of an attribute and the blank behind it.
  @inline(__always)
  private func readIndex(_ bytes: RawSpan, _ place: inout Int) -> Int? {
    let first = place
    var index = 0
    while place < bytes.byteCount {
      let digit = bytes[place] &- UInt8(ascii: "0")
      guard digit < 10 else { break }
      index = index &* 10 &+ Int(digit)
      place &+= 1
    }
    // Nine digits are below the limit of any word.
    guard place > first, place &- first <= 9, index < plan.slots.count,
      place < bytes.byteCount, bytes[place] == UInt8(ascii: " ")
    else { return nil }
    place &+= 1
    return index
  }

  /// Reads a number or a label up to the byte behind it.
  @inline(__always)
  private mutating func readValue(_ bytes: RawSpan, _ place: inout Int, _ index: Int) -> Bool {
    let slot = plan.slots[index]
    switch slot.kind {
    case .number, .integer:
      let number = DecimalNumber.parse(bytes, at: place)
      guard number.next > place,
        slot.kind == .number || number.value == number.value.rounded(.towardZero)
      else { return false }
      cells.append(slot.place, number.value.bitPattern)
      place = number.next
      return true
    case .label:
      let stop = Self.endOfLabel(bytes, from: place)
      guard stop > place, let code = plan.labels[slot.slot].code(of: bytes, place..<stop) else {
        return false
      }
      cells.append(slot.place, UInt64(bitPattern: Int64(code)))
      place = stop
      return true
    case .skipped:
      let stop = Self.endOfLabel(bytes, from: place)
      guard stop > place else { return false }
      place = stop
      return true
    case .text, .date, .bag: return false
    }
  }

  /// Where letters, digits and the signs of numbers and names end.
  @inline(__always)
  private static func endOfLabel(_ bytes: RawSpan, from start: Int) -> Int {
    var place = start
    while place < bytes.byteCount {
      let byte = bytes[place]
      let isPlain =
        byte &- UInt8(ascii: "0") < 10 || (byte | 0x20) &- UInt8(ascii: "a") < 26
        || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".")
      guard isPlain else { break }
      place &+= 1
    }
    return place
  }

  /// Takes out what was read; the parser is of no use afterwards.
  mutating func takePart() -> (part: TablePart, cells: SparseCells) {
    let taken = cells
    cells = SparseCells()
    return (general.takePart(rowCount: taken.rowCount), taken)
  }
}
