// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

import ARFF
import ByteKit
import Diagnostics
import TestSupport
import Testing

/// Some columns and the first rows, against the same parts of what is read in full.
struct ProjectionTests {
  /// The ways in which a text is read: into columns or sparse cells, at once or in blocks.
  private static let ways: [(keepsSparse: Bool, blockSize: Int?)] = [
    (false, nil), (true, nil), (false, 64), (true, 64),
  ]

  /// The rows of a text, or its error.
  private func read(
    _ bytes: [UInt8], _ way: (keepsSparse: Bool, blockSize: Int?), columns: [ColumnChoice]? = nil,
    rows: Int? = nil
  ) -> Result<[String], ReadingError> {
    var options = ReadingOptions()
    options.keepsSparse = way.keepsSparse
    options.columns = columns
    options.rows = rows
    return Result { () throws(ReadingError) in
      let source = SharedBytes(bytes)
      guard let blockSize = way.blockSize else {
        return try Table(parsing: source, options: options).lines
      }
      var reader = try TableReader(parsing: source, options: options, blockSize: blockSize)
      var lines: [String] = []
      while let block = try reader.next() { lines += block.lines }
      return lines
    }
  }

  /// The columns to ask for: each, all but each, all backwards.
  private func choices(of count: Int) -> [[Int]] {
    let all = Array(0..<count)
    let single = all.prefix(12).map { [$0] }
    let others = count > 1 ? all.prefix(12).map { index in all.filter { $0 != index } } : []
    return single + others + [all.reversed()]
  }

  @Test(arguments: ARFFFixture.accepted)
  func `columns are those of the whole`(_ fixture: ARFFFixture) throws {
    let bytes = try fixture.bytes()
    let whole = try Table(parsing: SharedBytes(bytes))
    for places in choices(of: whole.columns.count) {
      let expected = whole.lines(of: places)
      for way in Self.ways {
        let lines = try read(bytes, way, columns: places.map { .position($0) }).get()
        #expect(lines == expected, "columns \(places), \(way)")
      }
    }
  }

  @Test(arguments: ARFFFixture.accepted)
  func `rows are the first of the whole`(_ fixture: ARFFFixture) throws {
    let bytes = try fixture.bytes()
    let whole = try Table(parsing: SharedBytes(bytes)).lines
    for rows in Set([0, 1, 2, 3, whole.count / 2, whole.count, whole.count + 1]) {
      for way in Self.ways {
        let lines = try read(bytes, way, rows: rows).get()
        #expect(lines == Array(whole.prefix(rows)), "\(rows) rows, \(way)")
      }
    }
  }

  /// What is wrong with a value, which is not looked at in a column that is skipped.
  private static let ofValues: Set<DiagnosticCode> = [
    .undeclaredNominalValue, .numberExpected, .badDate, .sparseImplicitNominal,
  ]

  @Test(arguments: ARFFFixture.rejected)
  func `errors of form are found whatever is asked for`(_ fixture: ARFFFixture) throws {
    let bytes = try fixture.bytes()
    guard case .failure(let error) = read(bytes, Self.ways[0]) else {
      Issue.record("it is accepted")
      return
    }
    let isOfValue = Self.ofValues.contains(error.code) || error.code.rawValue.hasPrefix("bag-")
    for choice in [ColumnChoice.position(0), .position(-1)] {
      for way in Self.ways {
        switch read(bytes, way, columns: [choice]) {
        case .success:
          let attributes = try? Table(parsing: SharedBytes(bytes)).attributes.count
          #expect(isOfValue && attributes != 1, "\(choice), \(way), \(error)")
        case .failure(let found):
          #expect("\(found)" == "\(error)" || isOfValue, "\(choice), \(way)")
        }
      }
    }
  }

  @Test func `rows that broke behind the last that is asked for are not looked at`() throws {
    let text = Array("@relation r\n@attribute x numeric\n@data\n1\n2\nbroken\n".utf8)
    for way in Self.ways {
      #expect(try read(text, way, rows: 2).get().count == 2)
      #expect(throws: ReadingError.self) { try read(text, way, rows: 3).get() }
    }
  }

  @Test(arguments: 0..<12 as Range<UInt64>)
  func `generated texts give the columns of the whole`(seed: UInt64) throws {
    var generator = GeneratedText(seed: seed)
    let text =
      GeneratedText.header + (0..<60).map { _ in generator.line() + generator.lineEnd() }.joined()
    let bytes = Array(text.utf8)
    let whole = try Table(parsing: SharedBytes(bytes))
    for places in choices(of: whole.columns.count) {
      let expected = whole.lines(of: places)
      for way in Self.ways {
        let lines = try read(bytes, way, columns: places.map { .position($0) }).get()
        #expect(lines == expected, "seed \(seed), columns \(places), \(way)")
      }
    }
  }

  @Test(arguments: [
    ("b", [1]), ("2", [1]), ("1-3", [0, 1, 2]), ("2-3,a", [1, 2, 0]), ("3-3", [2]),
    ("c-d,1", [3, 0]), ("c-d", [3]), ("4", [3]), ("10", [4]),
  ])
  func `people write names, numbers and ranges`(text: String, places: [Int]) throws {
    let names = ["a", "b", "c", "c-d", "10"]
    let choices = text.split(separator: ",").map { ColumnChoice.spelled(String($0)) }
    #expect(try ColumnChoice.places(of: choices, in: names) == places)
  }

  @Test(arguments: ["x", "0", "6", "3-2", "1-6", "1-", "-1", "a-b", "1-2-3"])
  func `refuses columns that are not there`(text: String) {
    let error = #expect(throws: ReadingError.self) {
      try ColumnChoice.places(of: [.spelled(text)], in: ["a", "b", "c", "d", "e"])
    }
    #expect(error?.code == .noSuchAttribute)
  }

  @Test func `refuses a column twice, and none`() {
    for choices in [[ColumnChoice.named("a"), .spelled("1")], []] {
      let error = #expect(throws: ReadingError.self) {
        try ColumnChoice.places(of: choices, in: ["a", "b"])
      }
      #expect(error?.code == .wrongAttribute)
    }
  }
}

extension Table {
  fileprivate var lines: [String] { lines(of: Array(columns.indices)) }

  /// Each row's values of some columns, its weight and whether it was sparse.
  fileprivate func lines(of places: [Int]) -> [String] {
    let chosen = places.map { columns[$0] }
    return (0..<rowCount).map { row in
      let values = chosen.map { Self.words($0[row]) }.joined(separator: ",")
      return "\(values) {\(self[row: row].weight)} \(self[row: row].isSparse)"
    }
  }

  private static func words(_ value: Value) -> String {
    guard case .bag(let bag) = value else { return "\(value)" }
    return bag.rows.map { row in
      bag.table.columns.map { words($0[row]) }.joined(separator: ",")
    }.description
  }
}
