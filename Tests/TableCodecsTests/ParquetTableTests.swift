// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

import Diagnostics
internal import ARFF
internal import ByteKit
internal import TableCodecs
internal import TestSupport
internal import Testing

@Suite struct ParquetTableTests {
  let codec = ParquetTableCodec()

  /// Every type, labels that no row has, and values that are hard to store.
  static let text = """
    @relation 'my r'
    @attribute 'n, m' numeric
    @attribute w integer {2}
    @attribute r real
    @attribute c {b,'a "c"','',unused}
    @attribute s string
    @attribute d date
    @attribute e date yyyy-MM-dd
    @attribute none {}
    @data
    1.5,1,3,b,'x, y\\n"z"',2001-02-03T04:05:06,2001-02-03,?
    -0,?,4,?,?,?,?,?
    -Infinity,-7,5,'a "c"','',1999-12-31T23:59:59,1960-01-01,?
    1e300,2,1e15,'',' ',?,2020-01-01,?
    """

  private func small(isDeflated: Bool = false) throws -> [UInt8] {
    try Tables.encode(
      Tables.parse(Self.text), codec, TableEncodingOptions(isDeflated: isDeflated))
  }

  @Test(arguments: [false, true])
  func `comes back with all that ARFF says`(isDeflated: Bool) throws {
    let table = try codec.decode(SharedBytes(small(isDeflated: isDeflated)))
    #expect(Tables.text(table) == Tables.text(try Tables.parse(Self.text)))
  }

  @Test(arguments: 1...80 as ClosedRange<UInt64>)
  func `comes back from random tables`(seed: UInt64) throws {
    let table = try Tables.parse(RandomTableText(seed: seed, isPlain: true).text)
    let back = try codec.decode(SharedBytes(Tables.encode(table, codec)))
    #expect(Tables.text(back) == Tables.text(table))
  }

  @Test func `comes back from many rows, in blocks`() throws {
    var text = "@relation r\n@attribute a numeric\n@attribute s string\n@attribute c {x,y}\n@data\n"
    for row in 0..<70_000 {
      text +=
        row % 7 == 0 ? "?,?,?\n" : "\(row % 1000).5,t\(row % 10),\(row % 3 == 0 ? "x" : "y")\n"
    }
    let table = try Tables.parse(text)
    let bytes = SharedBytes(try Tables.encode(table, codec))
    #expect(Tables.text(try codec.decode(bytes)) == Tables.text(table))
    var options = ReadingOptions()
    options.blockSize = 10_000
    var rows = 0
    var blocks = 0
    try codec.read(bytes, options: options) { block in
      for row in stride(from: 0, to: block.rowCount, by: 97) {
        #expect("\(block[row: row][0])" == "\(table[row: rows + row][0])")
      }
      rows += block.rowCount
      blocks += 1
    }
    #expect(rows == 70_000 && blocks > 50)
  }

  @Test func `gives every truncation as an error`() throws {
    let bytes = try small()
    for length in bytes.indices {
      #expect(throws: ReadingError.self, "\(length)") {
        try codec.decode(SharedBytes(Array(bytes[..<length])))
      }
    }
  }

  @Test func `gives every flipped bit as an error or as the rows that were written`() throws {
    let bytes = try small()
    let written = Tables.text(try Tables.parse(Self.text))
    var refused = 0
    for index in bytes.indices {
      for bit in 0..<8 {
        var damaged = bytes
        damaged[index] ^= 1 << UInt8(bit)
        do throws(ReadingError) {
          let table = try codec.decode(SharedBytes(damaged))
          #expect(Tables.text(table) == written, "bit \(bit) of byte \(index)")
        } catch {
          refused += 1
        }
      }
    }
    #expect(refused > bytes.count * 7)
  }

  @Test func `refuses what it cannot hold unless told to leave it out`() throws {
    let error = #expect(throws: ReadingError.self) { try Tables.encoded(Tables.everything, codec) }
    #expect(error?.code == "cannot-hold")
    let table = try Tables.parse(Tables.everything)
    var sink = ByteSink()
    let warnings = try codec.encode(
      table, into: &sink, options: TableEncodingOptions(isLossy: true))
    #expect(warnings.map(\.code.rawValue) == ["left-out"])
    #expect(try codec.decode(sink.takeBytes()).rowCount == table.rowCount)
  }

  @Test func `takes attributes of a schema, and refuses those of other columns`() throws {
    let plain = try Tables.parse("@relation r\n@attribute a {x,y}\n@data\nx\n")
    let bytes = SharedBytes(try Tables.encode(plain, codec))
    func header(_ text: String) throws -> Header {
      let table = try Tables.parse(text + "@data\n")
      return Header(relation: table.relation, attributes: table.attributes)
    }
    let schema = try header("@relation q\n@attribute a {y,x}\n")
    let table = try ParquetTableCodec(schema: schema).decode(bytes)
    #expect(Tables.text(table) == "@relation q\n\n@attribute a {y,x}\n\n@data\nx\n")
    for (text, code) in [
      ("@relation q\n@attribute b {y,x}\n", "schema-mismatch"),
      ("@relation q\n@attribute a numeric\n", "schema-mismatch"),
      ("@relation q\n@attribute a {y}\n", "undeclared-nominal-value"),
    ] {
      let other = ParquetTableCodec(schema: try header(text))
      let error = #expect(throws: ReadingError.self) { try other.decode(bytes) }
      #expect(error?.code.rawValue == code, "\(text)")
    }
  }

  @Test(arguments: [
    "pyarrow-snappy-v1", "pyarrow-gzip-v2", "pyarrow-delta-zstd", "pyarrow-split-lz4",
    "pyarrow-int96", "polars-zstd", "duckdb-snappy",
  ])
  func `reads files of other programs`(name: String) throws {
    let path = Fixtures.path("parquet/\(name).parquet")
    let table = try codec.decode(SharedBytes.reading(path))
    let golden = try Golden.read(
      Fixtures.path("parquet/\(name).arff"), recording: Array(Tables.text(table).utf8))
    #expect(golden.bytes.text(0..<golden.count) == Tables.text(table))
  }

  @Test(arguments: ["pyarrow-nested", "pyarrow-time"])
  func `refuses columns that no attribute can hold, by name`(name: String) throws {
    let source = try SharedBytes.reading(Fixtures.path("parquet/\(name).parquet"))
    let error = #expect(throws: ReadingError.self) { try codec.decode(source) }
    #expect(error?.code == "unsupported-form" && error?.message.contains("'odd'") == true)
  }
}
