// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

import Diagnostics
internal import ARFF
internal import ByteKit
internal import TestSupport
internal import Testing

@Suite struct SparseTableTests {
  private func table(
    _ text: String, keepsSparse: Bool? = nil, threads: Int = 1
  ) throws -> Table {
    var options = ReadingOptions(threads: threads)
    options.keepsSparse = keepsSparse
    options.parallelThreshold = 100
    return try Table(parsing: SharedBytes(Array(text.utf8)), options: options)
  }

  /// Rows of every shape: usual, unordered, dense, blank, with weights, zeros that are written.
  private func text(seed: UInt64, columns: Int = 40, rows: Int = 120) -> String {
    var random = SeededGenerator(seed: seed)
    let values = ["1", "-0", "0", "1.25", "-3e7", "?", "12345678.5"]
    var text = "@relation r\n"
    for column in 0..<columns {
      text += "@attribute a\(column) \(column % 3 == 2 ? "{x,y,'z z'}" : "numeric")\n"
    }
    text += "@data\n"
    func value(_ column: Int) -> String {
      column % 3 == 2
        ? ["x", "y", "'z z'", "?"].randomElement(using: &random) ?? "x"
        : values.randomElement(using: &random) ?? "1"
    }
    for _ in 0..<rows {
      switch Int.random(in: 0..<12, using: &random) {
      case 0: text += (0..<columns).map(value).joined(separator: ",")
      case 1: text += "% comment"
      case 2: text += "{}"
      default:
        var places = (0..<columns).filter { _ in Int.random(in: 0..<8, using: &random) == 0 }
        if Int.random(in: 0..<9, using: &random) == 0 { places.shuffle(using: &random) }
        text += "{" + places.map { "\($0) \(value($0))" }.joined(separator: ",") + "}"
        if Int.random(in: 0..<9, using: &random) == 0 { text += ",{2.5}" }
      }
      text += "\n"
    }
    return text
  }

  private func written(_ table: Table) -> String {
    var sink = ByteSink()
    _ = ARFFWriter.write(table, into: &sink)
    return String(decoding: sink.array, as: UTF8.self)
  }

  @Test(arguments: 0..<12 as Range<UInt64>)
  func `gives the columns, rows and text that columns give`(_ seed: UInt64) throws {
    let text = text(seed: seed)
    let columns = try table(text, keepsSparse: false)
    #expect(columns.sparseCells == nil)
    for threads in [1, 3] {
      let sparse = try table(text, threads: threads)
      #expect(sparse.sparseCells?.rowCount == columns.rowCount)
      #expect(sparse.dump == columns.dump)
      #expect(written(sparse) == written(columns))
      var parts = ""
      sparse.forEachDensePart(cells: 400) { parts += $0.dump }
      #expect(parts == columns.dump)
      for index in columns.attributes.indices {
        #expect(sparse.missingCount(of: index) == columns.missingCount(of: index))
      }
      for row in 0..<columns.rowCount {
        for index in columns.attributes.indices {
          #expect(
            "\(sparse[row: row][index])" == "\(columns[row: row][index])", "\(row) \(index)")
        }
      }
    }
  }

  @Test func `keeps as many words as the text has values`() throws {
    let header = (0..<50_000).map { "@attribute a\($0) numeric\n" }.joined()
    let rows = (0..<2000).map { "{\($0) 1,\($0 + 40_000) 2.5}\n" }.joined()
    let table = try table("@relation r\n\(header)@data\n\(rows)")
    let cells = try #require(table.sparseCells)
    #expect(cells.count == 4000 && table.rowCount == 2000)
    #expect(cells.entries(of: 7) == 14..<16)
    #expect(cells.positions[15] == 40_007 && cells.words[15] == 2.5.bitPattern)
    #expect(cells.word(at: 7, in: 40_007) == 2.5.bitPattern && cells.word(at: 7, in: 8) == nil)
    guard case .numbers(let numbers) = table.columns[40_007] else {
      Issue.record("no column of numbers")
      return
    }
    #expect(numbers.values[7] == 2.5 && numbers.values[8] == 0)
  }

  @Test func `needs no limit for what is left out`() throws {
    let rows = String(repeating: "{}\n", count: 1000)
    var options = ReadingOptions(limits: Limits(sparseCells: 1))
    options.keepsSparse = true
    let text = "@relation r\n@attribute a numeric\n@data\n\(rows)"
    let table = try Table(parsing: SharedBytes(Array(text.utf8)), options: options)
    #expect(table.rowCount == 1000)
  }
}
