// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import ByteKit

// Tables that keep their rows sparse, written without columns.

extension ARFFRowWriter {
  /// Writes rows of a sparse table, each with a line end; the same bytes as from its columns.
  func write(_ table: Table, _ sparse: SparseTable, rows: Range<Int>, into sink: inout ByteSink) {
    var row = rows.lowerBound
    while row < rows.upperBound {
      if table.sparseRows?[row] == true {
        writeSparse(sparse, row, into: &sink)
        endRow(table, row, into: &sink)
        row &+= 1
      } else {
        let most = min(row &+ CellTexts.rowsAtOnce(columnCount: labels.count), rows.upperBound)
        let stop = table.sparseRows?[row..<most].firstIndex(of: true) ?? most
        let dense = table.dense(row..<stop)
        write(dense, rows: 0..<dense.rowCount, into: &sink)
        row = stop
      }
    }
  }

  /// Writes a row in braces: its entries without those that a reader fills in, and a `?` for each
  /// text and bag that it leaves out, since those have no agreed value.
  private func writeSparse(_ sparse: SparseTable, _ row: Int, into sink: inout ByteSink) {
    let cells = sparse.cells
    let positions = cells.positions
    let words = cells.words
    let entries = cells.entries(of: row)
    var (entry, next) = (entries.lowerBound, 0)
    var isFirst = true
    sink.append(UInt8(ascii: "{"))
    while true {
      let given = entry < entries.upperBound ? Int(positions[entry]) : Int.max
      let needed =
        next < sparse.withoutDefault.count ? sparse.withoutDefault[next] : Int.max
      let index = min(given, needed)
      if index == .max { break }
      let word = index == given ? words[entry] : 0
      if index == given { entry &+= 1 }
      if index == needed { next &+= 1 }
      // Minus zero is not what a left-out number means, and has a bit that is set.
      if word == 0, index != needed { continue }
      if !isFirst { sink.append(UInt8(ascii: ",")) }
      isFirst = false
      sink.append(decimal: index)
      sink.append(UInt8(ascii: " "))
      append(word, index, of: sparse, to: &sink)
    }
    sink.append(UInt8(ascii: "}"))
  }

  /// Appends a cell.
  private func append(
    _ word: UInt64, _ index: Int, of sparse: SparseTable, to sink: inout ByteSink
  ) {
    let column = sparse.plan.columns[index]
    switch column.kind {
    case .number, .integer:
      let value = Double(bitPattern: word)
      if !value.isNaN { return sink.append(number: value) }
    case .label:
      let code = Int(Int32(truncatingIfNeeded: word))
      if code >= 0 { return sink.append(labels[index][code]) }
    case .date:
      let format = sparse.plan.formats[column.index]
      let date = Int64(bitPattern: word)
      if date != .min { return sink.append(arffValue: format.text(of: date)) }
    case .text:
      if word != 0 {
        let cell = TextCell(word: word)
        let texts = sparse.texts
        return sink.append(arffValue: texts.bytes(at: cell.address, count: cell.length))
      }
    case .bag:
      if let bag = sparse.bag(word, in: index) { return writeBag(bag, index, into: &sink) }
    case .skipped: preconditionFailure("a table has no columns that were skipped")
    }
    sink.append(UInt8(ascii: "?"))
  }
}
