// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

import Splittool
import TestSupport
import Testing

/// What the library promises for one import: each way in one line, each error with its place.
@Suite(.scratchDirectory) struct OneImportTests {
  struct Flower: Decodable, Equatable {
    let x: Double?
    let kind: String
  }

  private static let data =
    "@relation flowers\n@attribute x numeric\n@attribute kind {rose,iris}\n"
    + "@attribute note string\n@attribute day date yyyy-MM-dd\n@data\n"
    + "1.5,iris,'a note',2020-01-02\n?,rose,?,?\n"

  private static let splits =
    "@relation s\n@attribute type {TRAIN,TEST}\n@attribute rowid numeric\n"
    + "@attribute repeat numeric\n@attribute fold numeric\n@data\n"
    + "TRAIN,0,0,0\nTEST,1,0,0\nTRAIN,1,0,1\nTEST,0,0,1\n"

  private func file(_ name: String, _ text: String) throws -> FilePath {
    let path = Scratch.path.appending(name)
    try Scratch.write(Array(text.utf8), to: path)
    return path
  }

  @Test func `reads a table and its columns`() throws {
    let table = try Table(contentsOf: file("data.arff", Self.data))
    let numbers = try table.numbers("x")
    let labels = try table.labels("kind")
    let dates = try table.dates("day")
    #expect(numbers.values[0] == 1.5 && numbers.missing?[1] == true)
    #expect(labels.codes[0] == 1 && labels.labels == ["rose", "iris"])
    #expect(try table.texts("note").text(at: 0) == "a note")
    #expect(dates.milliseconds[0] == 1_577_923_200_000)
    #expect(
      try table.rows(as: Flower.self) == [
        Flower(x: 1.5, kind: "iris"), Flower(x: nil, kind: "rose"),
      ])
    let matrix = try table.matrix(of: ["kind", "x"])
    #expect(matrix.rowCount == 2 && matrix[0, 0] == 1 && matrix[0, 1] == 1.5)
    #expect(matrix[1, 0] == 0 && matrix[1, 1].isNaN)
  }

  @Test func `says what was meant, and what a column is`() throws {
    let table = try Table(contentsOf: file("data.arff", Self.data))
    let missing = #expect(throws: ReadingError.self) { try table.numbers("xx") }
    #expect(missing?.code == .noSuchAttribute && missing?.hint == "did you mean 'x'?")
    let near = #expect(throws: ReadingError.self) { try table.labels("kidn") }
    #expect(near?.hint == "did you mean 'kind'?")
    let far = #expect(throws: ReadingError.self) { try table.texts("weight") }
    #expect(far?.code == .noSuchAttribute && far?.hint == nil)
    let other = #expect(throws: ReadingError.self) { try table.numbers("kind") }
    #expect(other?.code == .wrongAttribute)
    #expect(throws: ReadingError.self) { try table.matrix(of: ["x", "note"]) }
  }

  @Test(arguments: ["data.csv", "data.json", "data.json.gz", "data.ndjson", "data.parquet"])
  func `writes and reads other forms by their suffix`(name: String) throws {
    let table = try Table(contentsOf: file("data.arff", Self.data))
    let path = Scratch.path.appending(name)
    try table.write(to: path)
    if !name.hasSuffix("ndjson") {
      let numbers = try Table(contentsOf: path).numbers("x")
      #expect(numbers.values[0] == 1.5)
    }
    let again = #expect(throws: ReadingError.self) { try table.write(to: path) }
    #expect(again?.code == .outputExists && again?.path == path)
    try table.write(to: path, replacing: true)
    let unknown = #expect(throws: ReadingError.self) { try table.write(to: path.appending(".x")) }
    #expect(unknown != nil)
  }

  @Test func `reads a split, its folds, and a store`() throws {
    let source = try file("split.arff", Self.splits)
    let split = try SplitSet(contentsOf: source)
    let fold = try #require(split[repeat: 0, fold: 1])
    #expect(fold.train.array == [1] && fold.test.array == [0])
    for name in ["a.splits", "a.json", "a.arff.gz", "a.json.gz"] {
      let path = Scratch.path.appending(name)
      try split.write(to: path)
      #expect(try SplitSet(contentsOf: path) == split, "\(name)")
    }
    for (name, form) in [("b.bin", "arff.gz"), ("b.gz", "arff.gz"), ("c.dat", "json.gz")] {
      let path = Scratch.path.appending(name)
      try split.write(to: path, form: form)
      let packed = try SharedBytes.reading(path)
      #expect(packed.bytes[0] == 0x1F && packed.bytes[1] == 0x8B, "\(name)")
      let text = try packed.unpacked()
      let first = form == "arff.gz" ? UInt8(ascii: "@") : UInt8(ascii: "{")
      #expect(text.bytes[0] == first, "\(name)")
    }
    let store = try SplitStore(Scratch.path.appending("cache"))
    #expect(try store.split(of: source) == split)
    #expect(try store.split(of: source) == split)
    #expect(store.statistics.hits == 1)
  }

  @Test func `an error begins with path, line, column and code`() throws {
    let bad = try file("bad.arff", "@relation r\n@attribute x numeric\n@data\n1\nx\n")
    let table = #expect(throws: ReadingError.self) { try Table(contentsOf: bad) }
    #expect(table?.description.hasPrefix("\(bad):5:1: error[number-expected]: ") == true)
    let cut = try file("cut.arff", Self.splits + "TRAIN,2\n")
    let split = #expect(throws: ReadingError.self) { try SplitSet(contentsOf: cut) }
    #expect(split?.description.hasPrefix("\(cut):11:8: error[too-few-values]: ") == true)
    let json = try file("bad.json", "{\"format\":\"splittool.table\",\n\"version\":1,,}")
    let other = #expect(throws: ReadingError.self) { try Table(contentsOf: json) }
    #expect(other?.description.hasPrefix("\(json):2:") == true, "\(other as Any)")
    let store = try SplitStore(Scratch.path.appending("cache"))
    let stored = #expect(throws: StoreError.self) { try store.split(of: cut) }
    #expect(stored.map { "\($0)" }?.hasPrefix("\(cut):11:8: error[too-few-values]: ") == true)
    let none = #expect(throws: ReadingError.self) { try Table(contentsOf: "no-such.arff") }
    #expect(
      none?.description.hasPrefix("no-such.arff: error[input-output]: cannot open it") == true)
  }
}
