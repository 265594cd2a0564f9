// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

import ByteKit
import TestSupport
import Testing

struct CellTextsTests {
  @Test(arguments: 0..<20 as Range<UInt64>)
  func `hands on texts of all lengths by rows as a join of them does`(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    var texts = CellTexts()
    for _ in 0..<10 {
      let (rows, columns) = (Int(random.next() % 9), Int(random.next() % 7) + 1)
      // Most fit into a slot, some just so, some not.
      let cells = (0..<rows).map { _ in
        (0..<columns).map { _ in
          String(repeating: "ab,", count: [0, 1, 3, 10, 11, 40][Int(random.next() % 6)])
        }
      }
      texts.begin(rows: rows, columns: columns)
      for column in 0..<columns {
        for row in 0..<rows {
          texts.text.append(cells[row][column])
          texts.endCell()
        }
      }
      for row in 0..<rows {
        var sink = ByteSink()
        sink.append(row: row, of: texts)
        #expect(
          String(decoding: sink.array, as: UTF8.self) == cells[row].joined(separator: ","),
          "seed \(seed)")
      }
    }
  }

  @Test func `writes columns of numbers as one by one`() {
    var random = SeededGenerator(seed: 1)
    let columns = (0..<5).map { _ in
      (0..<64).map { _ in
        [
          Double(Int.random(in: -99_999...99_999, using: &random)) / 1_000, -0.0, 0, .nan,
          .infinity, Double(bitPattern: random.next()), 9999.5, 9999.4999, -1.7e308,
          .leastNonzeroMagnitude,
        ][Int(random.next() % 10)]
      }
    }
    var texts = CellTexts()
    texts.begin(rows: 60, columns: 5)
    for column in columns {
      texts.append(numbers: column.span, 2..<62) { value, sink in sink.append("<\(value)>") }
    }
    for row in 0..<60 {
      var sink = ByteSink()
      sink.append(row: row, of: texts)
      let twin = columns.map { column in
        let value = column[row + 2]
        if !value.isFinite || value == 0 && value.sign == .minus { return "<\(value)>" }
        var sink = ByteSink()
        sink.append(number: value)
        return String(decoding: sink.array, as: UTF8.self)
      }
      #expect(String(decoding: sink.array, as: UTF8.self) == twin.joined(separator: ","))
    }
  }

  @Test func `puts pieces together in the order of their rows`() {
    for (rows, columns) in [(0, 3), (1, 1), (131_072, 1), (131_073, 1), (40_000, 50)] {
      var pieces = ByteSink()
      pieces.append(rows: 0..<rows, columnCount: columns) { rows, sink in
        for row in rows { sink.append(littleEndian: UInt32(row)) }
      }
      var whole = ByteSink()
      for row in 0..<rows { whole.append(littleEndian: UInt32(row)) }
      #expect(pieces.array == whole.array)
    }
  }
}
