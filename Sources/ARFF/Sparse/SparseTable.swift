// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import ByteKit
internal import Synchronization

/// What a table holds instead of columns if its rows are sparse; columns are made when asked for.
final class SparseTable: Sendable {
  /// The columns as they would be.
  let plan: TablePlan
  /// The cells.
  let cells: SparseCells
  /// The bytes of text.
  let texts: PiecedBytes
  /// For each relational column its bags.
  let bags: [(table: Table, bags: [Range<Int>])]
  /// The number of missing values of each column.
  let missing: [Int]
  /// The attributes whose values a sparse row has to give: text and bags.
  let withoutDefault: [Int]
  private let columns = Mutex<SparseColumns?>(nil)

  init(_ plan: TablePlan, _ cells: SparseCells, _ texts: PiecedBytes, _ parts: [TablePart]) {
    self.plan = plan
    self.cells = cells
    self.texts = texts
    bags = parts.first?.bags ?? []
    var missing = [Int](repeating: 0, count: plan.columns.count)
    for part in parts {
      for index in missing.indices { missing[index] += part.missing[index] }
    }
    self.missing = missing
    withoutDefault = plan.columns.indices.filter {
      plan.columns[$0].kind == .text || plan.columns[$0].kind == .bag
    }
  }

  /// Makes a column.
  ///
  /// - Complexity: O(*n*) for *n* rows, and once for all columns O(*m*) for *m* entries.
  func column(_ index: Int) -> Column {
    let columns = columns.withLock { columns in
      let made = columns ?? SparseColumns(cells, columnCount: plan.columns.count)
      columns = made
      return made
    }
    let isLabel = plan.columns[index].kind == .label
    let block = CellBlock(
      wordColumns: isLabel ? 0 : 1, codeColumns: isLabel ? 1 : 0, capacity: cells.rowCount)
    let writer = block.writer
    columns.forEach(in: index) { row, word in
      if isLabel {
        writer.store(code: Int32(truncatingIfNeeded: word), at: row)
      } else {
        writer.store(word: word, at: row)
      }
    }
    return Column(
      plan, index, ColumnCells(block: block, slot: 0, count: cells.rowCount),
      hasMissing: missing[index] > 0, texts, bags)
  }

  /// Makes all columns of some rows.
  func columns(of rows: Range<Int>) -> [Column] {
    let block = CellBlock(
      wordColumns: plan.wordColumns, codeColumns: plan.codeColumns, capacity: rows.count)
    let writer = block.writer
    let cells = cells
    let positions = cells.positions
    let words = cells.words
    for row in rows {
      for entry in cells.entries(of: row) {
        let slot = plan.slots[Int(positions[entry])]
        let cell = slot.slot * block.capacity + row - rows.lowerBound
        if slot.kind == .label {
          writer.store(code: Int32(truncatingIfNeeded: words[entry]), at: cell)
        } else {
          writer.store(word: words[entry], at: cell)
        }
      }
    }
    return plan.columns.indices.map { index in
      Column(
        plan, index,
        ColumnCells(block: block, slot: plan.columns[index].slot, count: rows.count),
        hasMissing: missing[index] > 0, texts, bags)
    }
  }

  /// The value of a cell.
  ///
  /// - Complexity: O(log *n*) for *n* entries of the row.
  func value(at row: Int, in column: Int) -> Value {
    let word = cells.word(at: row, in: column) ?? 0
    switch plan.attributes[column].type {
    case .numeric, .real, .integer:
      let number = Double(bitPattern: word)
      return number.isNaN ? .missing : .number(number)
    case .nominal(let labels):
      let code = Int32(truncatingIfNeeded: word)
      return code < 0 ? .missing : .label(labels[Int(code)])
    case .date:
      let date = Int64(bitPattern: word)
      return date == .min ? .missing : .date(date)
    case .string:
      guard word != 0 else { return .missing }
      let cell = TextCell(word: word)
      let texts = texts
      let bytes = texts.bytes(at: cell.address, count: cell.length)
      return .text(bytes.text(0..<bytes.byteCount))
    case .relational:
      return bag(word, in: column).map { .bag($0) } ?? .missing
    }
  }

  /// The bag of a word; nothing if it is missing.
  func bag(_ word: UInt64, in column: Int) -> Bag? {
    guard word != 0 else { return nil }
    let own = bags[plan.columns[column].index]
    return Bag(table: own.table, rows: own.bags[Int(word) - 1])
  }
}
