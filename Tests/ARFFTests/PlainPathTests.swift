// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import ARFF
import ByteKit
import TestSupport
import Testing

/// The fast path against the general one, which a comment behind each row enforces.
struct PlainPathTests {
  @Test(arguments: 0..<40 as Range<UInt64>)
  func `reads the same with a comment behind every row`(seed: UInt64) throws {
    var text = GeneratedText(seed: seed)
    let rows = (0..<50).map { _ in text.row() }
    let plain = try Table.read(GeneratedText.header + rows.joined(separator: "\n"))
    let general = try Table.read(GeneratedText.header + rows.joined(separator: " %\n") + " %")
    #expect(plain.rowCount == 50)
    #expect(plain.dump == general.dump, "seed \(seed)")
    #expect(
      plain.warnings.map { "\($0.code) \($0.count)" }
        == general.warnings.map { "\($0.code) \($0.count)" }, "seed \(seed)")
  }

  @Test(arguments: 0..<300 as Range<UInt64>)
  func `says the same about a damaged row anywhere`(seed: UInt64) {
    var text = GeneratedText(seed: seed)
    var random = SeededGenerator(seed: seed)
    var bytes = Array(text.row().utf8)
    let special = Array("'\"%,{}\\? \t1x\u{C}\u{0}".utf8)
    let place = Int.random(in: 0..<bytes.count, using: &random)
    bytes[place] = special[Int.random(in: 0..<special.count, using: &random)]
    // The fast path leaves the last bytes of a text alone, but not those before a comment.
    func result(_ end: String) -> String {
      let all = Array(GeneratedText.header.utf8) + bytes + Array(end.utf8)
      do throws(ReadingError) {
        return try Table(parsing: SharedBytes(all)).dump
      } catch {
        return "\(error.code) \(error.finding.offset)"
      }
    }
    let comment = "\n% words of text that may be loaded together with the row\n"
    #expect(result("") == result(comment), "seed \(seed)")
  }

  @Test func `reads rows of any length at the end of the text`() throws {
    // Words are loaded sixteen bytes at a time; the last ones must come out all the same.
    for length in 1...40 {
      let label = String(repeating: "q", count: length)
      let table = try Table.read(
        "@relation r\n@attribute c {\(label),z}\n@attribute n numeric\n@data\nz,1\n\(label),2")
      guard case .labels(let labels) = table.columns[0] else { return }
      #expect(labels.codes[0] == 1 && labels.codes[1] == 0)
    }
  }

  @Test(arguments: ["\n", "\r\n", "\r"])
  func `reads every kind of line end on both paths`(end: String) throws {
    let lines = ["@relation r", "@attribute n numeric", "@data", "1", "2 % x", "", "3"]
    let table = try Table.read(lines.joined(separator: end))
    #expect(table.dump == "1.0 {1.0} false\n2.0 {1.0} false\n3.0 {1.0} false\n")
  }
}
