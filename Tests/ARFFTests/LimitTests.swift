// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import ARFF
import ByteKit
import Testing

/// Limits, and texts that would be slow for a careless reader.
@Suite(.timeLimit(.minutes(1)))
struct LimitTests {
  private func code(_ text: String, _ limits: Limits = Limits()) -> String? {
    do throws(ReadingError) {
      _ = try Table.read(text, ReadingOptions(limits: limits))
      return nil
    } catch {
      return error.code.rawValue
    }
  }

  private let header = "@relation r\n@attribute s string\n@data\n"

  @Test func `refuses a line beyond the limit`() {
    let limits = Limits(lineLength: 40)
    let long = String(repeating: "x", count: 41)
    #expect(code(header + long + "\n", limits) == "line-too-long")
    #expect(code(header + "'" + long + "'", limits) == "line-too-long")
    #expect(code(header + long.dropLast() + "\n", limits) == nil)
    #expect(code("@relation " + long, limits) == "line-too-long")
    #expect(code(header + "%" + long + "\n  %" + long + "\nx", limits) == nil)
    #expect(code("%" + long + "\n" + header, limits) == nil)
  }

  @Test func `refuses deep nesting, at any depth`() {
    func nested(_ depth: Int) -> String {
      let opens = (0..<depth).map { "@attribute a\($0) relational\n" }.joined()
      let ends = (0..<depth).reversed().map { "@end a\($0)\n" }.joined()
      return "@relation r\n\(opens)@attribute x numeric\n\(ends)@data\n?\n"
    }
    #expect(code(nested(16)) == nil)
    #expect(code(nested(17)) == "nesting-too-deep")
    #expect(code(nested(100_000)) == "nesting-too-deep")
    // No limit allows what would exhaust the stack.
    let most = Limits(depth: .max)
    #expect(code(nested(100), most) == nil)
    #expect(code(nested(100_000), most) == "nesting-too-deep")
  }

  @Test func `refuses more attributes and sparse cells than allowed`() {
    let two = "@relation r\n@attribute a numeric\n@attribute b numeric\n@data\n"
    #expect(code(two, Limits(attributes: 1)) == "limit-exceeded")
    #expect(code(two + "{}\n{}\n", Limits(sparseCells: 4)) == nil)
    #expect(code(two + "{}\n{}\n{}\n", Limits(sparseCells: 4)) == "limit-exceeded")
  }

  @Test func `reads a value of 600,000 characters, bare and quoted`() throws {
    let long = String(repeating: "ab", count: 300_000)
    let table = try Table.read("\(header)\(long)\n'\(long)'\n'\\n\(long)'\n")
    guard case .texts(let texts) = table.columns[0] else { return }
    #expect(texts.bytes(at: 0).byteCount == 600_000)
    #expect(texts.bytes(at: 1).byteCount == 600_000)
    #expect(texts.bytes(at: 2).byteCount == 600_001)
  }

  @Test func `reads 150,000 columns`() throws {
    let count = 150_000
    let names = (0..<count).map { "@attribute a\($0) numeric\n" }.joined()
    let row = (0..<count).map { String($0 % 10) }.joined(separator: ",")
    let table = try Table.read("@relation r\n\(names)@data\n\(row)\n{149999 5}\n")
    #expect(table.columns.count == count && table.rowCount == 2)
    guard case .numbers(let last) = table["a149999"] else { return }
    #expect(last.values[0] == 9 && last.values[1] == 5)
  }

  @Test(arguments: [
    String(repeating: ",", count: 26), String(repeating: "'a' , ", count: 18),
    (0..<50_000).map { "'label \($0)'" }.joined(separator: ","),
  ])
  func `gives up on an open list of labels in linear time`(labels: String) {
    #expect(code("@relation r\n@attribute c {\(labels)\n@data\n") != nil)
  }

  @Test func `checks many columns in the memory of their values`() throws {
    let names = (0..<20_000).map { "@attribute a\($0) numeric\n" }.joined()
    let text = "@relation r\n\(names)@data\n{}\n{19999 1}\n"
    let check = TextCheck(of: SharedBytes(Array(text.utf8)))
    #expect(check.rowCount == 2 && check.errors.isEmpty)
  }

  @Test func `keeps memory for rows in proportion to the text`() throws {
    // Lines that are blank, for a table of a thousand columns.
    let names = (0..<1000).map { "@attribute a\($0) numeric\n" }.joined()
    let blank = String(repeating: "\n", count: 300_000)
    let table = try Table.read("@relation r\n\(names)@data\n\(blank){7 1}\n")
    #expect(table.rowCount == 1)
  }
}
