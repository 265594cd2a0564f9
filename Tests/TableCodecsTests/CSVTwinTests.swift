// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
internal import ARFF
internal import ByteKit
internal import TableCodecs
internal import TestSupport
internal import Testing

/// Random CSV, read by the codec and by the obvious way: cut into fields byte by byte, written as
/// ARFF text, and read as that.
@Suite struct CSVTwinTests {
  private static let types = ["numeric", "string", "{a,'b \"c\"',''}", "integer"]

  /// The fields of each line, missing ones as nothing; no lines if a quote is where none may be.
  private static func fields(_ csv: [UInt8]) -> [[[UInt8]?]]? {
    var lines: [[[UInt8]?]] = []
    var line: [[UInt8]?] = []
    var index = 0
    while index < csv.count {
      var field: [UInt8] = []
      let isQuoted = csv[index] == 0x22
      if isQuoted {
        index += 1
        while true {
          guard index < csv.count else { return nil }
          if csv[index] == 0x22 {
            index += 1
            guard index < csv.count, csv[index] == 0x22 else { break }
          }
          field.append(csv[index])
          index += 1
        }
      }
      while index < csv.count, ![0x2C, 0x0A, 0x0D].contains(csv[index]) {
        if isQuoted || csv[index] == 0x22 { return nil }
        field.append(csv[index])
        index += 1
      }
      line.append(field.isEmpty && !isQuoted ? nil : field)
      let isComma = index < csv.count && csv[index] == 0x2C
      if isComma, index + 1 == csv.count { line.append(nil) }
      if index < csv.count, csv[index] == 0x0D, index + 1 < csv.count, csv[index + 1] == 0x0A {
        index += 1
      }
      index += 1
      if isComma, index < csv.count { continue }
      lines.append(line)
      line = []
    }
    return lines
  }

  /// The lines as rows of ARFF text, every value in quotes.
  private static func arff(_ lines: [[[UInt8]?]], _ header: String) -> [UInt8] {
    var text = Array(header.utf8)
    for line in lines.dropFirst() where line != [nil] {
      for (column, field) in line.enumerated() {
        if column > 0 { text.append(0x2C) }
        guard let field else {
          text.append(0x3F)
          continue
        }
        text.append(0x27)
        for byte in field {
          switch byte {
          case 0x0A: text += Array("\\n".utf8)
          case 0x0D: text += Array("\\r".utf8)
          case 0x5C, 0x27: text += [0x5C, byte]
          default: text.append(byte)
          }
        }
        text.append(0x27)
      }
      text.append(0x0A)
    }
    return text
  }

  private static func csv(_ generator: inout SeededGenerator) -> [UInt8] {
    let plain: [[String]] = [
      ["1", "-2.50", "1e5", "123456789.123", "", "NaN", "-inf", "007", "+.5", "\"8\""],
      ["x", "", "\"\"", "a b", "\"q, \"\"r\"\"\"", "\"two\nlines\"", "é", "back\\slash"],
      ["a", "\"b \"\"c\"\"\"", "\"\"", "", "a"],
      ["1", "-7", "", "40"],
    ]
    let noise = ["x", "\"", "a\"b", "\"a\"b", "1 2", "b"]
    var text = "n,s,c,i\n"
    for _ in 0..<Int.random(in: 0...12, using: &generator) {
      var row = plain.map { $0[Int.random(in: 0..<$0.count, using: &generator)] }
      if Int.random(in: 0..<8, using: &generator) == 0 {
        row[Int.random(in: 0..<4, using: &generator)] = noise.randomElement(using: &generator) ?? ""
      }
      if Int.random(in: 0..<12, using: &generator) == 0 { row.removeLast() }
      if Int.random(in: 0..<4, using: &generator) == 0 {
        row[1] += String(repeating: "long ", count: Int.random(in: 0..<30, using: &generator))
      }
      text += row.joined(separator: ",")
      text += ["\n", "\r\n", "\r"].randomElement(using: &generator) ?? "\n"
    }
    return Array(text.utf8)
  }

  @Test(arguments: 1...400 as ClosedRange<UInt64>)
  func `reads what the obvious way reads`(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let csv = Self.csv(&generator)
    let names = ["n", "s", "c", "i"]
    let header =
      "@relation r\n" + zip(names, Self.types).map { "@attribute \($0) \($1)\n" }.joined()
      + "@data\n"
    let empty = try Tables.parse(header)
    let schema = Header(relation: "r", attributes: empty.attributes)
    let table = try? CSVTableCodec(schema: schema).decode(SharedBytes(csv))
    var twin: Table?
    if let lines = Self.fields(csv),
      lines.allSatisfy({ $0.count == names.count || $0 == [nil] })
    {
      twin = try? Table(parsing: SharedBytes(Self.arff(lines, header)))
    }
    let text = String(decoding: csv, as: UTF8.self).debugDescription
    #expect(table.map(Tables.text) == twin.map(Tables.text), "seed \(seed): \(text)")
  }
}
