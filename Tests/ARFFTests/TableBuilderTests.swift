// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

import Diagnostics
internal import ARFF
internal import ByteKit
internal import TestSupport
internal import Testing

@Suite struct TableBuilderTests {
  /// The table as ARFF text, which says all there is to say about it.
  private static func text(_ table: Table) -> String {
    var sink = ByteSink()
    _ = ARFFWriter.write(table, into: &sink)
    return String(decoding: sink.array, as: UTF8.self)
  }

  /// Copies a row by its values.
  private static func append(_ row: Row, to rows: inout TableBuilder) {
    for column in row.table.columns.indices {
      switch row[column] {
      case .missing: rows.setMissing(in: column)
      case .number(let value): rows.setNumber(value, in: column)
      case .label(let label):
        let bytes = Array(label.utf8)
        let isKnown = rows.setLabel(bytes.span.rawBytes, in: column)
        #expect(isKnown)
      case .text(let text):
        let bytes = Array(text.utf8)
        rows.setText(bytes.span.rawBytes, in: column)
      case .date(let time): rows.setDate(time, in: column)
      case .bag(let bag):
        let inner = rows.bag(in: column)
        for index in bag.rows { append(bag.table[row: index], to: &inner.rows) }
        rows.setBag(in: column)
      }
    }
    if row.isSparse { rows.markSparse(rows.rowCount) }
    rows.setWeight(row.weight, of: rows.rowCount)
    rows.endRow()
  }

  @Test(arguments: 1...80 as ClosedRange<UInt64>)
  func `makes any table again from its values`(seed: UInt64) throws {
    let table = try Table(parsing: SharedBytes(Array(RandomTableText(seed: seed).text.utf8)))
    var rows = TableBuilder(relation: table.relation, attributes: table.attributes)
    for index in 0..<table.rowCount { Self.append(table[row: index], to: &rows) }
    #expect(Self.text(rows.takeTable()) == Self.text(table), "seed \(seed)")
    // What was taken is gone, and the next table is as good.
    for index in 0..<table.rowCount { Self.append(table[row: index], to: &rows) }
    #expect(Self.text(rows.takeTable()) == Self.text(table), "seed \(seed)")
    #expect(rows.takeTable().rowCount == 0)
  }

  @Test func `grows beyond its first room`() {
    var rows = TableBuilder(
      relation: "r", attributes: [Attribute("a", .numeric), Attribute("b", .nominal(["x", "y"]))])
    for row in 0..<20_000 {
      rows.setNumber(Double(row), in: 0)
      let label = [UInt8(ascii: row % 3 == 0 ? "x" : "y")]
      _ = rows.setLabel(label.span.rawBytes, in: 1)
      rows.endRow()
    }
    let table = rows.takeTable()
    #expect(table.rowCount == 20_000 && table.columns[0].missing == nil)
    for row in 0..<20_000 {
      guard case .number(let number) = table[row: row][0],
        case .label(let label) = table[row: row][1]
      else {
        Issue.record("row \(row) has other values")
        return
      }
      #expect(number == Double(row) && label == (row % 3 == 0 ? "x" : "y"))
    }
  }

  @Test func `takes a cell that is not set for what a sparse row leaves out`() {
    var rows = TableBuilder(
      relation: "r",
      attributes: [
        Attribute("a", .numeric), Attribute("b", .nominal(["x"])), Attribute("c", .string),
        Attribute("d", .date(.iso8601)),
      ])
    rows.endRow()
    let text = Self.text(rows.takeTable())
    #expect(text.hasSuffix("@data\n0,x,?,1970-01-01T00:00:00\n"), "\(text)")
  }

  @Test func `refuses unknown labels, and warns of fractions in integers`() {
    var rows = TableBuilder(
      relation: "r", attributes: [Attribute("a", .integer), Attribute("b", .nominal(["x"]))])
    rows.setNumber(1.5, in: 0, at: 7)
    let unknown = Array("y".utf8)
    let isKnown = rows.setLabel(unknown.span.rawBytes, in: 1)
    #expect(!isKnown)
    rows.endRow()
    let warnings = rows.takeTable().warnings
    #expect(warnings.map(\.code.rawValue) == ["fraction-in-integer"])
    #expect(warnings.first?.offset == 7)
  }
}
