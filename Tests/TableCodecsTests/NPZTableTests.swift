// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

import Diagnostics
internal import ARFF
internal import ByteKit
internal import TableCodecs
internal import Testing

@Suite struct NPZTableTests {
  let codec = NPZTableCodec()

  static let text = """
    @relation r
    @attribute n numeric
    @attribute 'a é' {x,yz}
    @attribute d date
    @data
    1.5,yz,1970-01-01T00:00:01
    ?,?,?
    """

  /// The bytes of a stored member: they follow the name in its local record.
  static func member(_ name: String, _ archive: [UInt8]) -> [UInt8]? {
    let wanted = Array(name.utf8)
    var index = 0
    while index + 30 < archive.count, archive[index...].starts(with: [0x50, 0x4B, 3, 4]) {
      func number(_ offset: Int, _ count: Int) -> Int {
        (0..<count).reversed().reduce(0) { $0 << 8 | Int(archive[index + offset + $1]) }
      }
      let content = index + 30 + number(26, 2) + number(28, 2)
      let found = archive[(index + 30)..<(index + 30 + number(26, 2))]
      if found.elementsEqual(wanted) { return Array(archive[content..<(content + number(18, 4))]) }
      index = content + number(18, 4)
    }
    return nil
  }

  @Test func `writes sparse rows of numbers as compressed sparse rows`() throws {
    let header = (0..<40).map { "@attribute a\($0) numeric\n" }.joined()
    let sparse = "{3 1.5,39 -2}\n{}\n{0 0,7 ?}\n"
    let dense = Array(repeating: "0", count: 40).joined(separator: ",") + "\n"
    // Most of the first rows decide how a table is kept, and nothing of what is written.
    for rows in [sparse, sparse + dense, sparse + String(repeating: dense, count: 9)] {
      let archive = try Tables.encode(
        try Tables.parse("@relation r\n\(header)@data\n\(rows)"), codec)
      let indices = try #require(Self.member("indices.npy", archive))
      #expect(indices.dropFirst(128).elementsEqual([3, 0, 0, 0, 39, 0, 0, 0, 7, 0, 0, 0]))
      let ends = try #require(Self.member("indptr.npy", archive))
      #expect(ends[128..<144].elementsEqual([0, 0, 0, 0, 2, 0, 0, 0, 2, 0, 0, 0, 3, 0, 0, 0]))
      let data = try #require(Self.member("data.npy", archive))
      #expect(data.count == 128 + 24)
      #expect(data[144..<152].elementsEqual([0, 0, 0, 0, 0, 0, 0xF8, 0x7F]))
      #expect(Self.member("format.npy", archive)?.suffix(3) == Array("csr".utf8)[...])
    }
  }

  @Test func `writes an array a column`() throws {
    let archive = try Tables.encode(try Tables.parse(Self.text), codec)
    let numbers = try #require(Self.member("c0.npy", archive))
    #expect(numbers.count == 128 + 16)
    #expect(numbers[128..<136].elementsEqual([0, 0, 0, 0, 0, 0, 0xF8, 0x3F]))
    #expect(numbers[136..<144].elementsEqual([0, 0, 0, 0, 0, 0, 0xF8, 0x7F]))
    let codes = try #require(Self.member("c1.npy", archive))
    #expect(codes[128...].elementsEqual([1, 0, 0, 0, 0xFF, 0xFF, 0xFF, 0xFF]))
    let labels = try #require(Self.member("c1_labels.npy", archive))
    #expect(
      labels[128...].elementsEqual([0x78, 0, 0, 0, 0, 0, 0, 0, 0x79, 0, 0, 0, 0x7A, 0, 0, 0]))
    let dates = try #require(Self.member("c2.npy", archive))
    #expect(String(decoding: dates[10..<80], as: UTF8.self).contains("'<M8[ms]'"))
    #expect(dates[128..<136].elementsEqual([0xE8, 3, 0, 0, 0, 0, 0, 0]))
    #expect(dates[136...].elementsEqual([0, 0, 0, 0, 0, 0, 0, 0x80]))
    let names = try #require(Self.member("columns.npy", archive))
    #expect(String(decoding: names[10..<80], as: UTF8.self).contains("'descr': '<U3'"))
    #expect(try Tables.encode(try Tables.parse(Self.text), codec) == archive)
  }

  @Test func `refuses text unless told to leave it out`() throws {
    let error = #expect(throws: ReadingError.self) { try Tables.encoded(Tables.everything, codec) }
    #expect(error?.code == "cannot-hold")
    let table = try Tables.parse(Tables.everything)
    let archive = try Tables.encode(table, codec, TableEncodingOptions(isLossy: true))
    #expect(Self.member("c3.npy", archive) != nil)
    #expect(Self.member("c4.npy", archive) == nil)
  }

  @Test func `knows its forms by name, suffix and first bytes`() {
    let registry = TableRegistry.standard
    #expect(
      registry.forms.map(\.name) == ["arff", "json", "ndjson", "csv", "npz", "parquet", "arrow"])
    #expect(registry.form(named: "csv")?.canRead == true)
    #expect(registry.form(forPath: "a/B.JSON")?.name == "json")
    #expect(registry.form(forPath: "x.ndjson")?.name == "ndjson")
    #expect(registry.form(forPath: "x.txt") == nil)
    let json = Array(#"{ "format" : "splittool.table", "#.utf8)
    let found = registry.form(recognizing: json.span.rawBytes)
    #expect(found?.name == "json")
    let split = Array(#"{"format":"splittool.split","#.utf8)
    let none = registry.form(recognizing: split.span.rawBytes)
    #expect(none == nil)
  }
}
