// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

import Diagnostics
internal import ARFF
internal import ByteKit
internal import TableCodecs
internal import TestSupport
internal import Testing

@Suite struct JSONTableTests {
  let codec = JSONTableCodec()

  @Test func `writes one object, a row a line`() throws {
    let expected = """
      {"format":"splittool.table","version":1,"relation":"all of it","attributes":[\
      {"name":"n","type":"numeric","weight":2},\
      {"name":"c","type":"nominal","values":["a","b \\"c\\"",""]},{"name":"s","type":"string"},\
      {"name":"d","type":"date","format":"yyyy-MM-dd'T'HH:mm:ss"},\
      {"name":"e","type":"date","format":"yyyy-MM-dd"},\
      {"name":"bag","type":"relational","attributes":[{"name":"x","type":"numeric"},\
      {"name":"t","type":"string"}]}],"rows":[
      [1.5,"a","x, y\\n\\"z\\"",{"date":"2001-02-03T04:05:06.000"},\
      {"date":"2001-02-03T00:00:00.000"},{"rows":[[1,"p q"],[null,null]],"weights":[1,3]}],
      [-0.0,null,null,null,null,null],
      [{"number":"Infinity"},"","",{"date":"1970-01-01T00:00:00.000"},\
      {"date":"1970-01-01T00:00:00.000"},{"rows":[]}]
      ],"sparse":[false,false,true],"weights":[1,0.5,1]}

      """
    #expect(try Tables.encoded(Tables.everything, codec) == expected)
    let prefix = Array(expected.utf8.prefix(64))
    let isRecognized = codec.recognizes(prefix.span.rawBytes)
    #expect(isRecognized)
  }

  @Test func `comes back with everything`() throws {
    let table = try Tables.parse(Tables.everything)
    let json = try Tables.encoded(Tables.everything, codec)
    #expect(Tables.text(try Tables.decode(json, codec)) == Tables.text(table))
  }

  @Test func `keeps weights and sparse marks inside a bag`() throws {
    let text = """
      @relation r
      @attribute b relational
      @attribute x numeric
      @attribute y numeric
      @end b
      @data
      "1,2\\n{1 3},{2}"
      "{0 5}"
      """
    let json = try Tables.encoded(text, codec)
    #expect(json.contains(#"{"rows":[[1,2],[0,3]],"sparse":[false,true],"weights":[1,2]}"#))
    let back = try Tables.decode(json, codec)
    #expect(Tables.text(back) == Tables.text(try Tables.parse(text)))
  }

  @Test(arguments: 1...60 as ClosedRange<UInt64>)
  func `comes back from random tables`(seed: UInt64) throws {
    let table = try Tables.parse(RandomTableText(seed: seed).text)
    let json = try Tables.encode(table, codec)
    let back = try codec.decode(SharedBytes(json))
    #expect(Tables.text(back) == Tables.text(table), "seed \(seed)")
    #expect(try Tables.encode(back, codec) == json, "seed \(seed)")
  }

  @Test func `gives the same bytes and rows however they are cut into blocks`() throws {
    let table = try Tables.parse(Tables.everything)
    let json = try Tables.encode(table, codec)
    var options = ReadingOptions()
    options.blockSize = 1
    var sink = ByteSink()
    var writer = codec.writer(
      relation: table.relation, attributes: table.attributes, options: TableEncodingOptions())
    try writer.begin(into: &sink)
    var blocks = 0
    try codec.read(SharedBytes(json), options: options) { block throws(ReadingError) in
      blocks += 1
      try writer.write(block, into: &sink)
    }
    try writer.finish(into: &sink)
    #expect(blocks == 3)
    #expect(sink.array == json)
  }

  static let head = #"{"format":"splittool.table","version":1,"relation":"r","attributes":"#

  @Test func `reads members in any order, and any spelling of numbers`() throws {
    let json = """
      {"weights":[1,2e0],"rows":[[1E2,"\\u0061"],[-0,null]],"sparse":[false,true],
       "attributes":[{"type":"real","name":"n"},{"values":["a"],"name":"c","type":"nominal"}],
       "version":1,"relation":"r","format":"splittool.table"}
      """
    let expected = """
      @relation r

      @attribute n real
      @attribute c {a}

      @data
      100,a
      {0 -0,1 ?},{2}

      """
    #expect(Tables.text(try Tables.decode(json, codec)) == expected)
  }

  @Test(arguments: [
    ("", "truncated", 0), ("[]", "table-expected", 0), ("{}", "member-missing", 2),
    (#"{"format":"splittool.split"}"#, "table-expected", 10),
    (#"{"format":"splittool.table","format":"x"}"#, "duplicate-member", 28),
    (#"{"version":2}"#, "version", 11), (#"{"version":1.0}"#, "version", 11),
    (#"{"schema":1}"#, "unknown-member", 1), (#"{"relation":null}"#, "text-expected", 12),
    (#"{"attributes":[]}"#, "no-attributes", 14),
    (#"{"attributes":[1]}"#, "attribute-expected", 15),
    (#"{"attributes":[{"name":"a"}]}"#, "member-missing", 15),
    (#"{"attributes":[{"name":"a","type":"float"}]}"#, "unknown-type", 15),
    (#"{"attributes":[{"name":"a","type":"nominal"}]}"#, "member-missing", 15),
    (#"{"attributes":[{"name":"a","type":"real","weight":1e999}]}"#, "bad-attribute-weight", 50),
    (#"{"attributes":[{"name":"a","type":"date","format":"b"}]}"#, "bad-date-format", 15),
    (
      #"{"attributes":[{"name":"a","type":"nominal","values":["x","x"]}]}"#,
      "duplicate-nominal-value", 58
    ),
    (
      #"{"attributes":[{"name":"a","type":"real"},{"name":"a","type":"real"}]}"#,
      "duplicate-attribute", 42
    ),
    (#"{"attributes":[{"name":"a","name":"b"}]}"#, "duplicate-member", 27),
    (#"{"rows":[[]],"sparse":[1]}"#, "boolean-expected", 23),
    (#"{"weights":["1"]}"#, "bad-instance-weight", 12),
  ])
  func `refuses what is no table, with its place`(json: String, code: String, offset: Int) {
    let error = Tables.failure(json, codec)
    #expect(error?.code.rawValue == code)
    #expect(error?.offset == offset, "\(String(describing: error))")
  }

  /// The place of the error is marked with `¦`.
  @Test(arguments: [
    (#"[{"name":"a","type":"real"}],"rows":[[1,¦2]]}"#, "too-many-values"),
    (#"[{"name":"a","type":"real"}],"rows":[[¦]]}"#, "too-few-values"),
    (#"[{"name":"a","type":"real"}],"rows":[[¦"x"]]}"#, "number-expected"),
    (#"[{"name":"a","type":"real"}],"rows":[[¦{"number":"NaN"}]]}"#, "number-expected"),
    (#"[{"name":"a","type":"real"}],"rows":[¦1]}"#, "array-expected"),
    (#"[{"name":"a","type":"string"}],"rows":[[¦7]]}"#, "text-expected"),
    (
      #"[{"name":"a","type":"nominal","values":["é"]}],"rows":[[¦"e\u0301"]]}"#,
      "undeclared-nominal-value"
    ),
    (#"[{"name":"a","type":"date"}],"rows":[[¦{"date":"2001-13-01"}]]}"#, "bad-date"),
    (
      #"[{"name":"a","type":"date","format":"yyyy"}],"rows":[[¦{"date":"2001-02-01"}]]}"#,
      "bad-date"
    ),
    (#"[{"name":"a","type":"real"}],"rows":[[1]],¦"sparse":[]}"#, "row-count"),
    (#"[{"name":"a","type":"real"}],"rows":[[1]],¦"weights":[1,2]}"#, "row-count"),
    (
      #"[{"name":"b","type":"relational","attributes":[{"name":"x","type":"real"}]}],"#
        + #""rows":[[¦{"rows":[[1]],"weights":[]}]]}"#, "row-count"
    ),
  ])
  func `refuses rows that are not of their attributes`(marked: String, code: String) {
    let pieces = (Self.head + marked).split(separator: "¦").map(String.init)
    let error = Tables.failure(pieces.joined(), codec)
    #expect(error?.code.rawValue == code)
    #expect(error?.offset == pieces[0].utf8.count, "\(String(describing: error))")
  }

  @Test func `refuses every proper prefix of a table`() throws {
    let json = Array(try Tables.encoded(Tables.everything, codec).utf8)
    for length in 0..<(json.count - 2) {
      #expect(throws: ReadingError.self, "\(length)") {
        try codec.decode(SharedBytes(Array(json[..<length])))
      }
    }
  }

  @Test func `survives every changed byte`() throws {
    let json = Array(try Tables.encoded(Tables.everything, codec).utf8)
    for index in json.indices {
      for byte in [0x00, 0x22, 0x2C, 0x30, 0x5B, 0x5C, 0x7D, 0xFF] as [UInt8] {
        var changed = json
        changed[index] = byte
        _ = try? codec.decode(SharedBytes(changed))
      }
    }
  }

  @Test func `refuses what nests too deep`() {
    let deep = Self.head + String(repeating: "[", count: 100_000)
    #expect(Tables.failure(deep, codec)?.code == "attribute-expected")
    let rows = Self.head + #"[{"name":"a","type":"real"}],"rows":"#
    #expect(
      Tables.failure(rows + String(repeating: "[", count: 100_000), codec)?.code
        == "nesting-too-deep")
  }

  @Test func `writes rows as lines of objects`() throws {
    let text = """
      @relation r
      @attribute 'a "b"' numeric
      @attribute c {x,y}
      @attribute d date
      @data
      1,y,2001-02-03T04:05:06
      ?,?,?
      """
    let expected = """
      {"a \\"b\\"":1,"c":"y","d":{"date":"2001-02-03T04:05:06.000"}}
      {"a \\"b\\"":null,"c":null,"d":null}

      """
    #expect(try Tables.encoded(text, NDJSONTableCodec()) == expected)
    #expect(throws: ReadingError.self) { try Tables.encoded(Tables.everything, NDJSONTableCodec()) }
    let lossy = try Tables.encoded(Tables.everything, NDJSONTableCodec(), isLossy: true)
    #expect(lossy.contains(#""bag":{"rows":[[1,"p q"],[null,null]],"weights":[1,3]}}"#))
  }
}
