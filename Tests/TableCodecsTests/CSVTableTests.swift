// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

import Diagnostics
internal import ARFF
internal import ByteKit
internal import TableCodecs
internal import TestSupport
internal import Testing

@Suite struct CSVTableTests {
  let codec = CSVTableCodec()

  static let plain = """
    @relation r
    @attribute 'n, m' numeric
    @attribute c {a,'b "c"',''}
    @attribute s string
    @attribute d date
    @data
    1.5,a,'x, y\\n"z"',2001-02-03T04:05:06
    -0,?,?,?
    -Infinity,'b "c"','',1999-12-31T23:59:59
    1e300,'',' ',?
    """

  static let csv = """
    "n, m",c,s,d
    1.5,a,"x, y
    ""z""\",2001-02-03T04:05:06.000
    -0,,,
    -Infinity,"b ""c""\","",1999-12-31T23:59:59.000
    1e300,"", ,

    """

  static func withSchema(_ text: String) throws -> CSVTableCodec {
    let table = try Tables.parse(text)
    return CSVTableCodec(
      schema: Header(relation: table.relation, attributes: table.attributes))
  }

  @Test func `writes names, then rows`() throws {
    #expect(try Tables.encoded(Self.plain, codec) == Self.csv)
  }

  @Test func `comes back with a schema`() throws {
    let table = try Tables.decode(Self.csv, Self.withSchema(Self.plain))
    #expect(Tables.text(table) == Tables.text(try Tables.parse(Self.plain)))
  }

  @Test(arguments: 1...60 as ClosedRange<UInt64>)
  func `comes back from random tables with a schema`(seed: UInt64) throws {
    let text = RandomTableText(seed: seed, isPlain: true).text
    let table = try Tables.parse(text)
    let csv = try Tables.encode(table, codec)
    let codec = try Self.withSchema(text)
    #expect(Tables.text(try codec.decode(SharedBytes(csv))) == Tables.text(table))
  }

  @Test func `infers numbers, else text`() throws {
    let text = """
      \u{FEFF}a,b,c,d,e\r
      1,x,"1.5",,1\r
      \r
      NaN,"",-inf,,y\r
      ,,"",,\r
      """
    let expected = """
      @relation table

      @attribute a numeric
      @attribute b string
      @attribute c string
      @attribute d numeric
      @attribute e string

      @data
      1,x,1.5,?,1
      ?,"",-inf,?,y
      ?,?,"",?,?

      """
    #expect(Tables.text(try Tables.decode(text, codec)) == expected)
  }

  @Test func `takes columns in any order when there is a schema`() throws {
    let codec = try Self.withSchema("@relation r\n@attribute a real\n@attribute b {x}\n@data\n")
    let table = try Tables.decode("b,a\nx,1\n,2\n", codec)
    #expect(Tables.text(table).hasSuffix("@data\n1,x\n2,?\n"))
  }

  @Test func `takes an empty line for a missing value if there is one column`() throws {
    #expect(Tables.text(try Tables.decode("a\n1\n\n3", codec)).hasSuffix("@data\n1\n?\n3\n"))
  }

  @Test(arguments: [
    ("", "no-attributes", 0), ("a,a\n", "duplicate-attribute", 2),
    ("a,b\n1\n", "too-few-values", 5), ("a\n1,2\n", "too-many-values", 4),
    ("a\n\"x", "unterminated-quote", 2), ("a\n\"x\"y\n", "text-after-quote", 5),
    ("a\nx\"y\n", "quote-in-unquoted", 3), ("a\n\"\"\"\n", "unterminated-quote", 2),
  ])
  func `refuses what is no CSV, with its place`(text: String, code: String, offset: Int) {
    let error = Tables.failure(text, codec)
    #expect(error?.code.rawValue == code)
    #expect(error?.offset == offset)
  }

  @Test(arguments: [
    ("n,c,d\nx,,\n", "number-expected", 6), ("n,c,d\n,b,\n", "undeclared-nominal-value", 7),
    ("n,c,d\n,,2001-02-30\n", "bad-date", 8), ("n,c\n", "schema-mismatch", 0),
    ("n,c,d,e\n", "schema-mismatch", 6), ("n,c,d\n\"\",,\n", "number-expected", 7),
  ])
  func `refuses what the schema does not allow`(text: String, code: String, offset: Int) throws {
    let header = "@relation r\n@attribute n real\n@attribute c {a}\n@attribute d date\n@data\n"
    let error = Tables.failure(text, try Self.withSchema(header))
    #expect(error?.code.rawValue == code)
    #expect(error?.offset == offset)
  }

  @Test func `refuses broken UTF-8 at its byte`() {
    let bytes = Array("a,b\nx,".utf8) + [0x79, 0xE9, 0x0A]
    #expect(
      throws: ReadingError(
        .invalidUTF8, at: 7, "byte 0xe9 is not valid UTF-8",
        hint: "--encoding latin1")
    ) { try codec.decode(SharedBytes(bytes)) }
  }

  @Test func `converts other encodings first`() throws {
    var options = ReadingOptions()
    options.encoding = .latin1
    let table = try codec.decode(SharedBytes(Array("a\ncaf".utf8) + [0xE9]), options: options)
    #expect(Tables.text(table).hasSuffix("@data\n\"café\"\n"))
  }

  @Test func `gives every prefix as an error or as the rows that are there`() throws {
    let bytes = Array(Self.csv.utf8)
    let codec = try Self.withSchema(Self.plain)
    let whole = try codec.decode(SharedBytes(bytes))
    for length in bytes.indices {
      guard let part = try? codec.decode(SharedBytes(Array(bytes[..<length])))
      else { continue }
      for row in 0..<max(part.rowCount - 1, 0) {
        #expect("\(part[row: row][2])" == "\(whole[row: row][2])", "\(length)")
      }
      #expect(part.rowCount <= whole.rowCount)
    }
  }

  @Test func `refuses what it cannot hold unless told to leave it out`() throws {
    let error = #expect(throws: ReadingError.self) { try Tables.encoded(Tables.everything, codec) }
    #expect(error?.code == "cannot-hold")
    let lossy = try Tables.encoded(Tables.everything, codec, isLossy: true)
    #expect(lossy.hasPrefix("n,c,s,d,e\n1.5,a,"))
    let table = try Tables.parse(Tables.everything)
    var sink = ByteSink()
    let warnings = try codec.encode(
      table, into: &sink, options: TableEncodingOptions(isLossy: true))
    // The weight of n, the bag, one row's weight, one sparse row.
    #expect(warnings.map(\.code.rawValue) == ["left-out"] && warnings.map(\.count) == [4])
    #expect(warnings.first?.message == "csv leaves out the weight of attribute 'n'")
  }
}
