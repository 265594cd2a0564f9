// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import ARFF
import ByteKit
import TestSupport
import Testing

/// Reading in blocks and in chunks against reading in one go.
struct TableReaderTests {
  private func text(seed: UInt64, lines: Int) -> String {
    var generator = GeneratedText(seed: seed)
    return GeneratedText.header
      + (0..<lines).map { _ in generator.line() + generator.lineEnd() }.joined()
  }

  /// All that a reader says about a text: rows, warnings, the error, and all places.
  private func describe(
    _ source: SharedBytes, _ options: ReadingOptions, blockSize: Int
  ) -> String {
    var text = ""
    do throws(ReadingError) {
      var reader = try TableReader(parsing: source, options: options, blockSize: blockSize)
      while let block = try reader.next() { text += block.dump }
      for warning in reader.warnings {
        let place = reader.location(of: warning)
        text += "\(place.map(\.description) ?? "nowhere") \(warning.code) \(warning.count)\n"
      }
    } catch {
      text = "\(error)"
    }
    return text
  }

  private func describe(_ source: SharedBytes, _ options: ReadingOptions) -> String {
    do throws(ReadingError) {
      let table = try Table(parsing: source, options: options)
      var text = table.dump
      for warning in table.warnings {
        let place = place(warning, source)
        text += "\(place.map { "\($0)" } ?? "") \(warning.code) \(warning.count)\n"
      }
      return text
    } catch {
      return "\(error)"
    }
  }

  private func place(_ warning: Finding, _ source: SharedBytes) -> TextLocation? {
    warning.located(in: source.bytes).location
  }

  @Test(arguments: 0..<12 as Range<UInt64>)
  func `reads the same in blocks of any size`(seed: UInt64) {
    let source = SharedBytes(Array(text(seed: seed, lines: 40).utf8))
    let whole = describe(source, ReadingOptions())
    #expect(!whole.contains("error["), "seed \(seed)")
    for blockSize in [1, 17, 64, 300, 1000, 1 << 20] {
      #expect(
        describe(source, ReadingOptions(), blockSize: blockSize) == whole,
        "seed \(seed), block size \(blockSize)")
    }
  }

  @Test func `says the same about a text cut at every length`() {
    let bytes = Array(text(seed: 7, lines: 12).utf8)
    for length in bytes.indices {
      let source = SharedBytes(Array(bytes[..<length]))
      #expect(
        describe(source, ReadingOptions(), blockSize: 64) == describe(source, ReadingOptions()),
        "cut at \(length)")
    }
  }

  @Test func `says the same about a text with any bit flipped`() {
    let bytes = Array(text(seed: 3, lines: 4).utf8)
    for place in bytes.indices {
      for bit in 0..<8 {
        var flipped = bytes
        flipped[place] ^= 1 << bit
        let source = SharedBytes(flipped)
        #expect(
          describe(source, ReadingOptions(), blockSize: 64) == describe(source, ReadingOptions()),
          "byte \(place), bit \(bit)")
      }
    }
  }

  @Test(.scratchDirectory) func `reads a file`() throws {
    let bytes = Array(text(seed: 1, lines: 200).utf8)
    let path = Scratch.path.appending("table.arff")
    try Scratch.write(bytes, to: path)
    var reader = try TableReader(contentsOf: path, blockSize: 500)
    var dump = ""
    while let block = try reader.next() { dump += block.dump }
    let table = try Table(parsing: SharedBytes.reading(path))
    #expect(dump == table.dump)
    #expect(reader.rowCount == table.rowCount)
  }

  @Test(arguments: 0..<10 as Range<UInt64>)
  func `reads the same on one thread and on several`(seed: UInt64) throws {
    // Comments and blank lines leave gaps between the chunks, which must be closed.
    let bytes = Array(text(seed: seed, lines: 150).utf8)
    let source = SharedBytes(bytes)
    let one = try Table(parsing: source, options: ReadingOptions(threads: 1))
    var options = ReadingOptions(threads: 3)
    options.parallelThreshold = 100
    let several = try Table(parsing: source, options: options)
    #expect(one.rowCount == several.rowCount)
    #expect(one.weights == several.weights && one.sparseRows == several.sparseRows)
    #expect(one.warnings == several.warnings)
    for (left, right) in zip(one.columns, several.columns) {
      #expect(left.missing?.words == right.missing?.words)
      switch (left, right) {
      case (.numbers(let left), .numbers(let right)):
        #expect(
          (0..<left.count).allSatisfy { left.values[$0].bitPattern == right.values[$0].bitPattern })
      case (.labels(let left), .labels(let right)):
        #expect((0..<left.count).allSatisfy { left.codes[$0] == right.codes[$0] })
      case (.texts(let left), .texts(let right)):
        #expect(
          (0..<left.count).allSatisfy { left.bytes(at: $0).hasSameBytes(as: right.bytes(at: $0)) })
      case (.dates(let left), .dates(let right)):
        #expect((0..<left.count).allSatisfy { left.milliseconds[$0] == right.milliseconds[$0] })
      default: Issue.record("different kinds of columns")
      }
    }
    for broken in [bytes + Array("oops\n".utf8) + bytes, bytes + Array("{0 ".utf8)] {
      let broken = SharedBytes(broken)
      let expected = #expect(throws: ReadingError.self) {
        try Table(parsing: broken, options: ReadingOptions(threads: 1))
      }
      let found = #expect(throws: ReadingError.self) {
        try Table(parsing: broken, options: options)
      }
      #expect(found == expected && expected != nil)
    }
  }

  @Test func `counts the cells of sparse rows over all chunks`() {
    var options = ReadingOptions(limits: Limits(sparseCells: 400), threads: 3)
    options.parallelThreshold = 100
    let rows = String(repeating: "{}\n", count: 401)
    let source = SharedBytes(Array("@relation r\n@attribute n numeric\n@data\n\(rows)".utf8))
    let error = #expect(throws: ReadingError.self) { try Table(parsing: source, options: options) }
    #expect(error?.code == .limitExceeded && error?.location?.line == 404)
  }

  @Test func `decodes text that only the general way understands once for each chunk`() throws {
    // The plain path decodes most of each text before it meets an escape that it does not know.
    var options = ReadingOptions(threads: 3)
    options.parallelThreshold = 100
    let text = String(repeating: "x", count: 90)
    let rows = String(repeating: "'\\\\\(text)\\u0041'\n", count: 60)
    let source = SharedBytes(Array("@relation r\n@attribute s string\n@data\n\(rows)".utf8))
    let table = try Table(parsing: source, options: options)
    guard case .texts(let column) = table.columns[0] else {
      Issue.record("no column of text")
      return
    }
    #expect((0..<60).allSatisfy { column.text(at: $0) == "\\\(text)A" })
  }

  @Test func `keeps memory small for a line without end`() {
    let header = "@relation r\n@attribute s string\n@data\nx\n"
    let options = ReadingOptions(limits: Limits(lineLength: 100))
    let long = String(repeating: "y", count: 5000)
    for end in ["", "\n", "\nz\n"] {
      let source = SharedBytes(Array((header + long + end).utf8))
      #expect(describe(source, options, blockSize: 32).hasPrefix("5:1: error[line-too-long]"))
      let comment = SharedBytes(Array((header + "%" + long + end + "\nO'B").utf8))
      #expect(describe(comment, options, blockSize: 32) == describe(comment, options))
      let opening = SharedBytes(Array(("%" + long + end + "\n" + header + "O'B").utf8))
      #expect(
        describe(opening, options, blockSize: 32) == describe(opening, options) || end == "\nz\n")
    }
  }
}
