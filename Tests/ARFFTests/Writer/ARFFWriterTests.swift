// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

import Diagnostics
internal import ARFF
internal import ByteKit
internal import TestSupport
internal import Testing

@Suite struct ARFFWriterTests {
  static func parse(_ text: String) throws(ReadingError) -> Table {
    try Table(parsing: SharedBytes(Array(text.utf8)))
  }

  static func written(_ table: Table) -> String {
    var sink = ByteSink()
    _ = ARFFWriter.write(table, into: &sink)
    return String(decoding: sink.array, as: UTF8.self)
  }

  static func value(_ text: String) -> String {
    var sink = ByteSink()
    sink.append(arffValue: text)
    return String(decoding: sink.array, as: UTF8.self)
  }

  @Test(arguments: [
    ("plain", "plain"), ("a-b_c.d;e:f@g!~", "a-b_c.d;e:f@g!~"), ("", "\"\""), ("?", "\"?\""),
    ("??", "??"), ("a b", "\"a b\""), ("a,b", "\"a,b\""), ("50%", "\"50%\""), ("{x}", "\"{x}\""),
    ("O'Brien", "\"O'Brien\""), ("say \"hi\"", "'say \"hi\"'"), ("'\"", #""'\"""#),
    ("\\", #""\\""#), ("a\\\"", #"'a\\"'"#), ("é", "\"é\""), ("a\tb", "\"a\tb\""),
    ("\u{1}", "\"\u{1}\""), ("a\nb\rc\0d", #""a\nb\rc\000d""#), ("\u{7F}", "\"\u{7F}\""),
    ("%'", "\"%'\""), ("\"'\\\n", #""\"'\\\n""#),
  ])
  func `writes values bare, else in the quotes most readers know`(text: String, expected: String) {
    #expect(Self.value(text) == expected)
  }

  @Test(arguments: [
    ("plain", "plain", true), ("a\\b", "a\\b", true), ("é", "é", true), ("?", "?", true),
    ("", "''", true), ("a b", "'a b'", true), ("it's", "\"it's\"", true), ("50%", "'50%'", true),
    ("a\u{A0}b", "'a\u{A0}b'", true), ("say \"hi\" now", "'say \"hi\" now'", true),
    ("say \"hi\"", "'say \"hi\"'", false), ("'a", "\"'a\"", false),
    ("'\"", #"'\'"'"#, false), ("a \\b", #"'a \\b'"#, false), ("a\nb", #"'a\nb'"#, false),
  ])
  func `writes names in single quotes where they need any`(
    name: String, expected: String, isPortable: Bool
  ) throws {
    let attributes = [Attribute(name, .numeric)]
    var writer = ARFFWriter(relation: "r", attributes: attributes)
    var sink = ByteSink()
    writer.writeHeader(into: &sink)
    let text = String(decoding: sink.array, as: UTF8.self)
    #expect(text == "@relation r\n\n@attribute \(expected) numeric\n\n@data\n")
    #expect(writer.warnings.map(\.code.rawValue) == (isPortable ? [] : ["name-not-portable"]))
    #expect(try Self.parse(text).attributes[0].name == name)
  }

  @Test func `takes the other quote for a name if a label would confuse liac-arff`() {
    let attributes = [
      Attribute("a b", .nominal(["x' y"])), Attribute("c d", .nominal(["x'"])),
      Attribute("it's", .nominal(["\" z"])),
    ]
    var writer = ARFFWriter(relation: "r", attributes: attributes)
    var sink = ByteSink()
    writer.writeHeader(into: &sink)
    let text = String(decoding: sink.array, as: UTF8.self)
    #expect(text.contains("@attribute \"a b\" {\"x' y\"}\n"))
    #expect(text.contains("@attribute 'c d' {\"x'\"}\n"))
    #expect(writer.warnings.map(\.count) == [1])
  }

  @Test func `writes every kind of attribute and row`() throws {
    let text = """
      % a comment
      @RELATION 'my data'
      @attribute n NUMERIC {2.5}
      @attribute r real
      @attribute i integer
      @attribute s string
      @attribute c { a, 'b c', "d" }
      @attribute d date
      @attribute e date 'yyyy-MM-dd HH:mm'
      @attribute bag relational
        @attribute x numeric
        @attribute t string
      @end bag
      @data
      1.50, -0, 3, 'it''' , ?, ?, ?, ?
      """.replacing("'it'''", with: "'it'")
    let more = """

      1e400, 0.1, 4, "a\\nb", 'b c', 2001-02-03T04:05:06, "2001-02-03 04:05", "1,'x y'\\n2,?" , {3}
      {0 5, 3 x, 4 d, 7 ''}
      {3 '', 7 "{}, {2}\\n{0 1,1 'a \\\\' b'}"}
      NaN, ?, ?, ?, a, ?, ?, "?,?"
      """
    let expected = """
      @relation 'my data'

      @attribute n numeric {2.5}
      @attribute r real
      @attribute i integer
      @attribute s string
      @attribute c {a,"b c",d}
      @attribute d date yyyy-MM-dd'T'HH:mm:ss
      @attribute e date "yyyy-MM-dd HH:mm"
      @attribute bag relational
      @attribute x numeric
      @attribute t string
      @end bag

      @data
      1.5,-0,3,it,?,?,?,?
      Infinity,0.1,4,"a\\nb","b c",2001-02-03T04:05:06,"2001-02-03 04:05",'1,"x y"\\n2,?',{3}
      {0 5,3 x,4 d,7 ""}
      {3 "",7 "{1 ?},{2}\\n{0 1,1 \\"a ' b\\"}"}
      ?,?,?,?,a,?,?,"?,?"

      """.replacing("date yyyy-MM-dd'T'HH:mm:ss", with: "date \"yyyy-MM-dd'T'HH:mm:ss\"")
    let table = try Self.parse(text + more)
    var sink = ByteSink()
    let warnings = ARFFWriter.write(table, into: &sink)
    #expect(String(decoding: sink.array, as: UTF8.self) == expected)
    #expect(warnings.map(\.code.rawValue) == ["weights-not-portable"])
    // What was written reads back as itself.
    #expect(Self.written(try Self.parse(expected)) == expected)
  }

  @Test func `writes comments above the relation, each on one line`() {
    var writer = ARFFWriter(
      relation: "", attributes: [Attribute("a", .nominal([]))], comments: ["made by hand", "a\nb"])
    var sink = ByteSink()
    writer.writeHeader(into: &sink)
    let text = String(decoding: sink.array, as: UTF8.self)
    #expect(text == "% made by hand\n% a b\n@relation ''\n\n@attribute a {}\n\n@data\n")
  }

  @Test(arguments: 1...60 as ClosedRange<UInt64>)
  func `reads back random tables, whose text then never changes`(seed: UInt64) throws {
    let text = RandomTableText(seed: seed).text
    do {
      let table = try Self.parse(text)
      let first = Self.written(table)
      let back = try Self.parse(first)
      #expect(Self.written(back) == first, "seed \(seed)")
      #expect(back.rowCount == table.rowCount, "seed \(seed)")
      for row in 0..<table.rowCount {
        for column in table.attributes.indices {
          let isEqual = same(table[row: row][column], back[row: row][column])
          #expect(isEqual, "seed \(seed), row \(row), column \(column)")
        }
        #expect(table[row: row].weight == back[row: row].weight)
        #expect(table[row: row].isSparse == back[row: row].isSparse)
      }
    } catch {
      Issue.record("seed \(seed): \(error)\n\(text)")
    }
  }

  @Test func `reads back what every accepted fixture holds`() throws {
    var count = 0
    for name in Fixtures.names(in: "arff/accept", suffix: ".arff") {
      let source = try Fixtures.bytes("arff/accept/" + name)
      guard let table = try? Table(parsing: source) else { continue }
      let first = Self.written(table)
      do {
        let back = try Self.parse(first)
        #expect(Self.written(back) == first, "\(name)")
        // What is left lies in the values: infinities, fractions, years.
        let values = ["nonstandard-number", "fraction-in-integer", "two-digit-year"]
        let others = back.warnings.map(\.code.rawValue).filter { !values.contains($0) }
        #expect(others.isEmpty, "\(name)\n\(first)")
        count += 1
      } catch {
        Issue.record("\(name): \(error)\n\(first)")
      }
    }
    #expect(count > 50)
  }
}

/// Whether two values are the same, bags row by row.
func same(_ left: Value, _ right: Value) -> Bool {
  switch (left, right) {
  case (.missing, .missing): true
  case (.number(let left), .number(let right)): left.bitPattern == right.bitPattern
  case (.label(let left), .label(let right)): Array(left.utf8) == Array(right.utf8)
  case (.text(let left), .text(let right)): Array(left.utf8) == Array(right.utf8)
  case (.date(let left), .date(let right)): left == right
  case (.bag(let left), .bag(let right)):
    left.rows.count == right.rows.count
      && zip(left.rows, right.rows).allSatisfy { pair in
        left.table[row: pair.0].weight == right.table[row: pair.1].weight
          && left.table.attributes.indices.allSatisfy {
            same(left.table[row: pair.0][$0], right.table[row: pair.1][$0])
          }
      }
  default: false
  }
}
