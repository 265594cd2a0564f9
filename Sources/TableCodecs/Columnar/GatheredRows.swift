// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
internal import ARFF
internal import Parquet

/// Rows on their way to a columnar file, gathered to groups whatever the blocks are in which they
/// come: up to a million rows, eight million cells and 64 MiB of text.
struct GatheredRows {
  private static let mostRows = 1 << 20
  private static let mostCells = 1 << 23
  private static let mostText = 64 << 20

  /// The attributes that are written: all but those that are left out.
  let attributes: [Attribute]
  /// The number of rows of the group.
  private(set) var rowCount = 0
  /// Which columns hold whole numbers; empty until the first group decides.
  private(set) var isWhole: [Bool] = []

  private let form: String
  private let kept: [Int]
  private let groupRows: Int
  private let hasText: Bool
  private let buffers: [ColumnBuffer]

  /// Prepares for rows of attributes, of which relational ones are left out.
  init(_ all: [Attribute], form: String) throws(ReadingError) {
    self.form = form
    kept = all.indices.filter { all[$0].type.word != "relational" }
    attributes = kept.map { all[$0] }
    guard !kept.isEmpty else {
      throw ReadingError(.cannotHold, "\(form) cannot hold a table without columns")
    }
    groupRows = max(1, min(Self.mostRows, Self.mostCells / kept.count))
    hasText = attributes.contains { $0.type.word == "string" }
    buffers = attributes.map { ColumnBuffer($0) }
  }

  /// Appends rows of a block from a row on, as many as the group takes.
  ///
  /// - Returns: The row behind them.
  mutating func append(_ block: Table, from start: Int) -> Int {
    let end = hasText ? endOfGroup(block, from: start) : min(block.rowCount, start + room)
    for (buffer, index) in zip(buffers, kept) { buffer.append(block.columns[index], start..<end) }
    rowCount += end - start
    return end
  }

  /// Whether the group is full.
  var isFull: Bool { room == 0 || hasText && textSize >= Self.mostText }

  private var room: Int { groupRows - rowCount }

  private var textSize: Int { buffers.reduce(0) { $0 + $1.textSize } }

  private func endOfGroup(_ block: Table, from start: Int) -> Int {
    var size = textSize
    var row = start
    while row < block.rowCount, row - start < room, size < Self.mostText {
      for index in kept {
        if case .texts(let column) = block.columns[index] {
          size += column.bytes(at: row).byteCount
        }
      }
      row += 1
    }
    return row
  }

  /// Takes the group out.
  ///
  /// The first one decides which columns hold whole numbers: those in which all are, if it is the
  /// only one, and of those, where more may come, the ones that are declared as integers.
  ///
  /// - Throws: ``ReadingError`` with code `cannot-hold` for a fraction in such a column later on.
  mutating func take(isLast: Bool) throws(ReadingError) -> [ColumnValues] {
    if isWhole.isEmpty {
      isWhole = buffers.indices.map { position in
        let type = attributes[position].type
        guard type.isNumber, isLast || type.word == "integer" else { return false }
        return !buffers[position].isEmpty && buffers[position].firstFraction == nil
      }
    }
    for (position, buffer) in buffers.enumerated() where isWhole[position] {
      guard buffer.firstFraction == nil else {
        throw ReadingError(
          .cannotHold,
          "the integer attribute '\(attributes[position].name)' has a fraction behind row groups "
            + "that \(form) wrote without",
          hint: "declare it numeric")
      }
    }
    rowCount = 0
    return buffers.indices.map { buffers[$0].take(asIntegers: isWhole[$0]) }
  }
}
