// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

package import Diagnostics
internal import ByteKit

/// Makes a table of values that did not come from ARFF text, cell by cell.
///
///     var rows = TableBuilder(relation: "r", attributes: [Attribute("a", .numeric)])
///     rows.setNumber(1.5, in: 0)
///     rows.endRow()
///     let table = rows.takeTable()
///
/// Cells are set in any order and belong to the row that is not ended yet. One that is not set holds
/// what a sparse row means by leaving it out: 0, the first label, the epoch, or nothing for text and
/// bags. Nothing is allocated for a row.
///
/// - Complexity: O(1) for a number or a date, O(*n*) for a text or label of *n* bytes.
public struct TableBuilder: ~Copyable {
  /// The number of rows that were ended since the last table was taken.
  public private(set) var rowCount = 0

  private let relation: String
  let plan: TablePlan
  private(set) var block: CellBlock
  private(set) var writer: CellBlock.Writer
  private var texts = ByteSink()
  /// For each column the missing values; for text and bags, less the values that are there.
  var missing: [Int]
  /// In which manner fields of text are read.
  var manners: ColumnManners
  /// The columns of the row whose counts of missing values were changed.
  var changes: [Int] = []
  private var weights: [(row: Int, weight: Double)] = []
  private var sparseRows: [Int] = []
  private var bags: [BagRows]
  private var log = FindingLog()

  /// Starts a table without rows.
  public init(relation: String, attributes: [Attribute]) {
    self.init(relation: relation, TablePlan(attributes))
  }

  init(relation: String, _ plan: TablePlan) {
    self.relation = relation
    self.plan = plan
    // Columns touch pages of their own, so many of them begin with few rows.
    let rows = min(max((1 << 18) / max(plan.columns.count, 1), 8), 4096)
    block = Self.makeBlock(plan, rows)
    writer = block.writer
    missing = Array(repeating: 0, count: plan.columns.count)
    manners = ColumnManners(plan)
    bags = plan.bags.map(BagRows.init)
  }

  private static func makeBlock(_ plan: TablePlan, _ rows: Int) -> CellBlock {
    CellBlock(wordColumns: plan.wordColumns, codeColumns: plan.codeColumns, capacity: rows)
  }

  /// Ends the row and begins the next.
  public mutating func endRow() {
    rowCount &+= 1
    if rowCount == block.capacity { grow() }
  }

  @inline(never)
  private mutating func grow() {
    block = block.grown(to: block.capacity * 2, keeping: rowCount)
    writer = block.writer
  }

  /// Gives a row a weight other than 1.
  ///
  /// - Precondition: The row was begun.
  public mutating func setWeight(_ weight: Double, of row: Int) {
    precondition(row >= 0 && row <= rowCount, "no such row")
    if weight != 1 { weights.append((row, weight)) }
  }

  /// Marks a row as sparse.
  ///
  /// - Precondition: The row was begun.
  public mutating func markSparse(_ row: Int) {
    precondition(row >= 0 && row <= rowCount, "no such row")
    sparseRows.append(row)
  }

  /// Takes out the rows that were ended, and goes on with none.
  public mutating func takeTable() -> Table {
    for (index, column) in plan.columns.enumerated()
    where column.kind == .text || column.kind == .bag {
      missing[index] += rowCount
    }
    let part = TablePart(
      rowCount: rowCount, arena: PiecedBytes.Piece(at: 0, texts.takeBytes()), missing: missing,
      weights: weights, sparseRows: sparseRows, bags: bags.map { $0.finish() })
    let table = Table(
      relation: relation, plan: plan, block: block, source: nil, parts: [part],
      warnings: log.warnings)
    self = TableBuilder(relation: relation, plan)
    return table
  }
}

// MARK: - Cells

extension TableBuilder {
  /// Sets a number of the row; NaN is missing.
  ///
  /// A fraction in an integer column is a warning of the table, at a place in the caller's source.
  ///
  /// - Precondition: The column holds numbers.
  public mutating func setNumber(_ value: Double, in column: Int, at offset: Int = 0) {
    let slot = plan.slots[column]
    precondition(slot.kind == .number || slot.kind == .integer, "no column of numbers")
    guard !value.isNaN else { return setMissing(in: column) }
    if slot.kind == .integer, value != value.rounded(.towardZero) {
      log.warn(.fractionInInteger, at: offset, Message.fractionInInteger)
    }
    writer.store(word: value.bitPattern, at: cell(slot))
  }

  /// Sets a label of the row by its bytes.
  ///
  /// - Returns: False if it is none of the attribute's; then the cell is as it was.
  /// - Precondition: The column holds labels.
  public mutating func setLabel(_ text: RawSpan, in column: Int) -> Bool {
    let slot = plan.slots[column]
    precondition(slot.kind == .label, "no column of labels")
    guard let code = plan.labels[slot.slot].code(of: text, 0..<text.byteCount) else {
      return false
    }
    writer.store(code: code, at: cell(slot))
    return true
  }

  /// Sets a label of the row by its code.
  ///
  /// - Precondition: The column holds labels, and has that many.
  package mutating func setLabel(code: Int32, in column: Int) {
    let slot = plan.slots[column]
    precondition(slot.kind == .label && code >= 0, "no column of labels, or no label")
    writer.store(code: code, at: cell(slot))
  }

  /// Adds a warning to those of the table, at a place in the caller's source.
  package mutating func warn(
    _ code: DiagnosticCode, at offset: Int, count: Int, _ message: @autoclosure () -> String
  ) {
    log.warn(code, at: offset, count: count, message())
  }

  /// Sets a text of the row, which is UTF-8.
  ///
  /// - Precondition: The column holds text; the bytes are not more than
  ///   ``Limits/longestLine``, and those of all texts not more than 64 GiB.
  public mutating func setText(_ text: RawSpan, in column: Int) {
    let slot = plan.slots[column]
    precondition(slot.kind == .text, "no column of text")
    precondition(text.byteCount <= Limits.longestLine, "the text is too long")
    precondition(texts.count <= TextCell.addressLimit - text.byteCount, "too much text")
    let place = TextCell(address: texts.count, length: text.byteCount)
    writer.store(word: place.word, at: cell(slot))
    texts.append(text)
    missing[column] &-= 1
  }

  /// Sets a date of the row, in milliseconds of civil time since 1970-01-01T00:00:00.
  ///
  /// - Precondition: The column holds dates.
  public mutating func setDate(_ milliseconds: Int64, in column: Int) {
    let slot = plan.slots[column]
    precondition(slot.kind == .date, "no column of dates")
    guard milliseconds != .min else { return setMissing(in: column) }
    writer.store(word: UInt64(bitPattern: milliseconds), at: cell(slot))
  }

  /// Where the rows of a relational column's values go; ``setBag(in:)`` gives them to the row.
  ///
  /// - Precondition: The column is relational.
  public func bag(in column: Int) -> BagRows {
    precondition(plan.slots[column].kind == .bag, "no relational column")
    return bags[plan.columns[column].index]
  }

  /// Sets a bag of the row: the rows that were ended since the last bag of the column.
  ///
  /// - Precondition: The column is relational.
  public mutating func setBag(in column: Int) {
    let index = bag(in: column).endBag()
    writer.store(word: UInt64(index + 1), at: cell(plan.slots[column]))
    missing[column] &-= 1
  }

  /// Sets a value of the row to missing.
  ///
  /// - Precondition: The cell was not set before.
  public mutating func setMissing(in column: Int) {
    let slot = plan.slots[column]
    switch slot.kind {
    case .number, .integer: writer.store(word: Double.nan.bitPattern, at: cell(slot))
    case .label: writer.store(code: ShortLabels.missing, at: cell(slot))
    case .date: writer.store(word: UInt64(bitPattern: .min), at: cell(slot))
    case .text, .bag, .skipped: return
    }
    missing[column] &+= 1
  }

  @inline(__always)
  private func cell(_ slot: TablePlan.Slot) -> Int { slot.slot &* block.capacity &+ rowCount }
}
