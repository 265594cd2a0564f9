// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import ARFF
import ByteKit
import Testing

/// Tables: typed columns, rows, and what is missing.
struct TableTests {
  private static let text = """
    @relation 'all kinds'
    @attribute n numeric
    @attribute c {red,'dark blue',a-label-of-more-than-sixteen-bytes}
    @attribute s string
    @attribute d date 'yyyy-MM-dd'
    @attribute i integer
    @data
    1.5,red,plain,2001-04-03,7
    -2,'dark blue','with, comma',1970-01-01,?
    ?,?,?,?,-1,{0.5}
    1e3,a-label-of-more-than-sixteen-bytes,"say \\"hi\\"\\n",1969-12-31,0 % comment
    {1 'dark blue',2 žluť,4 12}

    """

  @Test func `reads every kind of column`() throws {
    let table = try Table.read(Self.text)
    #expect(table.relation == "all kinds")
    #expect(table.rowCount == 5)
    guard case .numbers(let numbers) = table["n"], case .labels(let labels) = table["c"],
      case .texts(let texts) = table["s"], case .dates(let dates) = table["d"],
      case .numbers(let integers) = table["i"]
    else {
      Issue.record("wrong kinds of columns")
      return
    }
    #expect((0..<5).filter { numbers.missing?[$0] == true } == [2])
    #expect([0, 1, 3, 4].map { numbers.values[$0] } == [1.5, -2, 1000, 0])
    #expect((0..<5).map { labels.codes[$0] } == [0, 1, -1, 2, 1])
    #expect(labels.labels[1] == "dark blue")
    #expect(
      (0..<5).map { texts.text(at: $0) } == ["plain", "with, comma", "", "say \"hi\"\n", "žluť"])
    #expect(texts.missing?.count == 1)
    let day: Int64 = 86_400_000
    #expect([0, 1, 3, 4].map { dates.milliseconds[$0] } == [11415 * day, 0, -day, 0])
    #expect(integers.missing?.count == 1 && integers.missing?[1] == true)
    #expect(table.weights == [1, 1, 0.5, 1, 1])
    #expect(table.sparseRows == [false, false, false, false, true])
    #expect(table.warnings.isEmpty)
  }

  @Test func `gives rows by name and by place`() throws {
    let table = try Table.read(Self.text)
    let row = table[row: 1]
    guard case .label(let label) = row["c"], case .text(let text) = row[2],
      case .missing = row["i"]
    else {
      Issue.record("wrong values")
      return
    }
    #expect(label == "dark blue" && text == "with, comma")
    #expect(row["no such name"] == nil)
    #expect(table.index(of: "d") == 3)
    #expect(table[row: 2].weight == 0.5 && table[row: 4].isSparse)
  }

  @Test func `tells names apart byte by byte`() throws {
    // é as one scalar and as two, which a string comparison takes for equal.
    let table = try Table.read(
      "@relation r\n@attribute caf\u{E9} numeric\n@attribute cafe\u{301} numeric\n@data\n1,2\n")
    #expect(table.index(of: "caf\u{E9}") == 0)
    #expect(table.index(of: "cafe\u{301}") == 1)
    let labels = try Table.read("@relation r\n@attribute c {\u{E9},e\u{301}}\n@data\ne\u{301}\n")
    guard case .labels(let column) = labels.columns[0] else { return }
    #expect(column.codes[0] == 1)
  }

  @Test func `puts the rows of bags into one table`() throws {
    let table = try Table.read(
      """
      @relation r
      @attribute b relational
      @attribute x numeric
      @attribute t string
      @end b
      @data
      "1,'a b'\\n2,\\"c\\",{3}"
      ?
      ''
      '{0 4,1 d}'

      """)
    guard case .bags(let bags) = table["b"] else {
      Issue.record("no bags")
      return
    }
    #expect((0..<4).map { bags.rows(at: $0) } == [0..<2, 0..<0, 2..<2, 2..<3])
    #expect(bags.missing?.count == 1 && bags.missing?[1] == true)
    #expect(bags.table.rowCount == 3)
    #expect(bags.table.weights == [1, 3, 1])
    #expect(bags.table.sparseRows == [false, false, true])
    guard case .texts(let texts) = bags.table["t"] else { return }
    #expect((0..<3).map { texts.text(at: $0) } == ["a b", "c", "d"])
  }

  @Test(arguments: [
    (TextEncoding.latin1, "caf\u{E9}\u{80}"),
    (.windows1252, "caf\u{E9}\u{20AC}"),
  ])
  func `converts other encodings`(encoding: TextEncoding, expected: String) throws {
    let bytes = Array("@relation r\n@attribute s string\n@data\ncaf".utf8) + [0xE9, 0x80, 0x0A]
    let source = SharedBytes(bytes)
    #expect(throws: ReadingError.self) { try Table(parsing: source) }
    let table = try Table(parsing: source, options: ReadingOptions(encoding: encoding))
    guard case .texts(let texts) = table.columns[0] else { return }
    #expect(texts.text(at: 0).unicodeScalars.elementsEqual(expected.unicodeScalars))
    var reader = try TableReader(parsing: source, options: ReadingOptions(encoding: encoding))
    let block = try #require(try reader.next())
    #expect(block.dump == table.dump)
  }

  @Test func `finds many labels, long and short`() throws {
    let labels = (0..<3000).map { $0 % 2 == 0 ? "l\($0)" : "a-rather-long-label-\($0)" }
    let rows = labels.reversed().joined(separator: "\n")
    let table = try Table.read(
      "@relation r\n@attribute c {\(labels.joined(separator: ","))}\n@data\n\(rows)\n")
    guard case .labels(let column) = table.columns[0] else { return }
    #expect((0..<3000).allSatisfy { column.codes[$0] == Int32(2999 - $0) })
  }

  @Test(.timeLimit(.minutes(1))) func `takes a question mark for missing unless it is quoted`()
    throws
  {
    let table = try Table.read(
      "@relation r\n@attribute c {'?',x}\n@attribute s string\n@data\n?,?\n'?','?'\n\"?\",\"?\"\n")
    #expect(
      table.dump == "?,? {1.0} false\nlabel ?,text 1 ? {1.0} false\nlabel ?,text 1 ? {1.0} false\n")
  }
}
