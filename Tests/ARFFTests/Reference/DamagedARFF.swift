// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import TestSupport

/// Makes small ARFF files along the grammar, and damages many of them.
struct DamagedARFF {
  private var random: SeededGenerator

  private static let values = [
    "a", "b", "x", "y", "0", "1", "-1.5", "?", "NaN", "inf", "1e3", "1f", "0x1p2", "é", "@data",
    "\\", "2001-04-03", "12345678901234567890", "'a b'", "\"a b\"", "'it\\'s'", "''", "'?'", "'1'",
    "' 1 '", "'\\n'", "'\\u0041'", "'\\7'", "'%'", "'\\101'", "'\\\\'", "\"\\\"\"", "'x'", "'\\q'",
    "'\\ud83d\\ude00'", "'3 Apr 01'", "TRAIN", "abcdefghijklmnop",
  ]
  private static let special = [
    "'", "\"", "%", ",", "{", "}", "\\", "?", " ", "\t", "\n", "\r", "\u{C}", "\0", "@", "é",
    "\u{3000}", "\u{FEFF}", "0", "x", "\\n", "{2}", "@end a",
  ]

  init(seed: UInt64) {
    random = SeededGenerator(seed: seed)
  }

  /// The bytes of the next file.
  mutating func file() -> [UInt8] {
    var bytes = Array(text().utf8)
    if chance(60) {
      for _ in 0..<Int.random(in: 1...3, using: &random) { damage(&bytes) }
    }
    if chance(3) { bytes = [0xEF, 0xBB, 0xBF] + bytes }
    // Far from the end, rows take the fast path.
    if chance(60) { bytes += Array("\n%".utf8) + Array(repeating: UInt8(ascii: "-"), count: 64) }
    return bytes
  }

  private mutating func chance(_ percent: Int) -> Bool {
    Int.random(in: 0..<100, using: &random) < percent
  }

  private mutating func pick(_ texts: [String]) -> String {
    texts[Int.random(in: 0..<texts.count, using: &random)]
  }

  private indirect enum Kind {
    case number
    case string
    case date
    case nominal([String])
    case bag([Kind])
  }

  private mutating func text() -> String {
    let end = pick(["\n", "\n", "\n", "\r\n", "\r"])
    var lines: [String] = []
    if chance(15) { lines.append(pick(["% c", "", "  ", "\t% é"])) }
    lines.append(pick(["@relation ", "@RELATION\t"]) + pick(["r", "'a b'", "\"it's\"", "r % c"]))
    let kinds = attributes(&lines, depth: 0)
    lines.append(pick(["@data", "@DATA", " @data ", "@data % c"]))
    for _ in 0..<Int.random(in: 0...4, using: &random) {
      lines.append(row(kinds))
      if chance(8) { lines.append(pick(["", "%", ",", " , ,", "  % x", "\u{C}"])) }
    }
    return lines.joined(separator: end) + (chance(80) ? end : "")
  }

  private mutating func attributes(_ lines: inout [String], depth: Int) -> [Kind] {
    var kinds: [Kind] = []
    for name in ["a", "'b c'", "\"it's\"", "é"].prefix(Int.random(in: 1...4, using: &random)) {
      let start = pick(["@attribute ", "@attribute ", "@ATTRIBUTE\t", " @attribute  "]) + name
      let tail = pick(
        Array(repeating: "", count: 12) + [" {2}", " {0.5}", " [0,1]", " % c", "{x}", " {1f}"])
      switch Int.random(in: 0..<(depth < 2 ? 11 : 10), using: &random) {
      case 0...3:
        let word = pick(["numeric", "real", "integer", "integer", "NUMERIC", "'numeric'"])
        lines.append(start + " " + word + tail)
        kinds.append(.number)
      case 4...5:
        lines.append(start + " string" + tail)
        kinds.append(.string)
      case 6:
        let format = pick(["", " yyyy-MM-dd", " 'd MMM yy'", " yyyyMMdd", " 'yyyy'", " 'yy b'"])
        lines.append(start + " date" + format + tail)
        kinds.append(.date)
      case 7...9:
        let all = [
          "x", "y", "'a b'", "\"it's\"", "0", "TRAIN", "?", "abcdefghijklmnop", "abcdefghijklmnopq",
          "''", "'{x}'", "'{2}'", "'a%b'", "'\\'\\''", "'\\'x\\''", "'1,2'", "'%'", "'\\n'",
          "'\\000'",
        ]
        let count = chance(90) ? Int.random(in: 1...5, using: &random) : 0
        let labels = Array(all.shuffled(using: &random).prefix(count))
        let comma = pick([",", ",", ", ", " ,", ",,", " "])
        lines.append(
          start + pick([" ", " ", ""]) + "{" + labels.joined(separator: comma) + "}" + tail)
        kinds.append(.nominal(labels))
      default:
        lines.append(start + " relational" + tail)
        kinds.append(.bag(attributes(&lines, depth: depth + 1)))
        lines.append(pick(["@end ", " @END\t"]) + name)
      }
    }
    return kinds
  }

  private mutating func value(_ kind: Kind) -> String {
    if chance(8) { return "?" }
    if chance(6) { return pick(Self.values) }
    if chance(4) { return pick(["{x}", "a%b", "''", "\"\"", "", "\"'x'\"", "1,2", "'x'"]) }
    switch kind {
    case .number: return pick(["0", "1", "-2.5", "1e3", "'3'", "+4", "5.", ".5", "0.1", "-0"])
    case .nominal(let labels) where !labels.isEmpty: return pick(labels)
    case .date:
      return pick(["2001-04-03", "'3 Apr 01'", "20010403", "2001", "2001-04-03T01:02:03"])
    case .bag(let kinds):
      let rows = (0..<Int.random(in: 0...2, using: &random)).map { _ in row(kinds) }
      var quoted = "\""
      for letter in rows.joined(separator: "\n").unicodeScalars {
        switch letter {
        case "\n": quoted += "\\n"
        case "\\", "\"": quoted += "\\\(letter)"
        default: quoted.unicodeScalars.append(letter)
        }
      }
      return quoted + "\""
    case .string, .nominal: return pick(Self.values)
    }
  }

  private mutating func row(_ kinds: [Kind]) -> String {
    var row: String
    if chance(25) {
      var entries: [String] = []
      for (index, kind) in kinds.enumerated() where chance(50) {
        entries.append("\(index)" + pick([" ", " ", "  ", ",", "\t"]) + value(kind))
      }
      if chance(10) { entries.shuffle(using: &random) }
      row = "{" + entries.joined(separator: pick([",", ", ", ",", " ", " ,"]))
      row += pick(["", "", " ", ","]) + "}"
    } else {
      var values = kinds.map { value($0) }
      if chance(8) { values[Int.random(in: 0..<values.count, using: &random)] = "" }
      row = values.joined(separator: pick([",", ",", ",", ", ", " ,", "\t", " ", ",,"]))
      row += pick(Array(repeating: "", count: 10) + [",", " ", ",,"])
    }
    return row
      + pick(
        Array(repeating: "", count: 12) + [
          " {2}", ",{0.5}", "{3}", " % c", ",{x}", " {-1} % c", "% c", " {1f}",
        ])
  }

  private mutating func damage(_ bytes: inout [UInt8]) {
    let place = Int.random(in: 0...bytes.count, using: &random)
    let end = min(place + Int.random(in: 1...12, using: &random), bytes.count)
    switch Int.random(in: 0..<6, using: &random) {
    case 0, 1: bytes.insert(contentsOf: pick(Self.special).utf8, at: place)
    case 2: bytes.removeSubrange(place..<min(place + 1, bytes.count))
    case 3:
      bytes.replaceSubrange(place..<min(place + 1, bytes.count), with: pick(Self.special).utf8)
    case 4: bytes.insert(contentsOf: Array(bytes[place..<end]), at: end)
    default: bytes.insert(UInt8.random(in: 0...255, using: &random), at: place)
    }
  }
}
