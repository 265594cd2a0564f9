// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

/// A random table as ARFF text, full of what is hard to write and read back.
public struct RandomTableText {
  /// The text.
  public private(set) var text = ""
  private var generator: SeededGenerator
  private var labels: [[String]] = []
  /// Whether each attribute is a date in the default format.
  private var hasDefaultDate: [Bool] = []

  /// Makes the table of a seed.
  ///
  /// A plain one has no weights, sparse rows and relational attributes, which some forms cannot
  /// hold.
  public init(seed: UInt64, isPlain: Bool = false) {
    generator = SeededGenerator(seed: seed)
    var kinds: [Int] = []
    text = "@relation \(quoted(word()))\n"
    for index in 0..<below(8) + 1 {
      let kind = below(isPlain ? 6 : 7)
      kinds.append(kind)
      labels.append([])
      hasDefaultDate.append(below(2) == 0)
      declare(kind, index)
    }
    text += "@data\n"
    for _ in 0..<below(30) {
      let isSparse = !isPlain && below(4) == 0
      let cells = kinds.indices.map { cell(kinds[$0], $0, depth: 0) }
      if isSparse {
        let kept = kinds.indices.filter { kinds[$0] > 4 || below(2) == 0 }
        text += "{" + kept.map { "\($0) \(cells[$0])" }.joined(separator: ",") + "}"
      } else {
        text += cells.joined(separator: ",")
      }
      if !isPlain, below(5) == 0 { text += ",{\(number())}" }
      text += "\n"
    }
  }

  private mutating func below(_ bound: Int) -> Int { Int.random(in: 0..<bound, using: &generator) }

  private mutating func declare(_ kind: Int, _ index: Int) {
    let name = quoted("a\(index) " + word())
    text += "@attribute \(name) "
    switch kind {
    case 0: text += "numeric\n"
    case 1: text += "real\n"
    case 2: text += "integer\n"
    case 3:
      labels[index] = (0..<below(5) + 1).map { "\($0)" + word() }
      text += "{" + labels[index].map(quoted).joined(separator: ",") + "}\n"
    case 4: text += hasDefaultDate[index] ? "date\n" : "date 'dd.MM.yyyy HH:mm:ss.SSS'\n"
    case 5: text += "string\n"
    default: text += "relational\n@attribute x numeric\n@attribute t string\n@end \(name)\n"
    }
  }

  private mutating func cell(_ kind: Int, _ index: Int, depth: Int) -> String {
    if below(6) == 0 { return "?" }
    switch kind {
    case 0, 1: return number()
    case 2: return String(below(2000) - 1000)
    case 3: return quoted(labels[index][below(labels[index].count)])
    case 4: return quoted(date(isDefault: hasDefaultDate[index]))
    case 5: return quoted(word())
    default:
      let rows = (0..<below(3)).map { _ in
        cell(0, 0, depth: 1) + "," + cell(5, 0, depth: 1) + (below(4) == 0 ? ",{2}" : "")
      }
      return quoted(rows.joined(separator: "\n"))
    }
  }

  private mutating func number() -> String {
    switch below(6) {
    case 0: return String(below(100))
    case 1: return "-0"
    case 2: return "\(Double(below(100_000)) / 1000)"
    case 3: return "1e\(below(300))"
    default:
      let value = Double(bitPattern: generator.next())
      return value.isFinite ? "\(value)" : "0.5"
    }
  }

  private mutating func date(isDefault: Bool) -> String {
    func digits(_ value: Int, _ count: Int) -> String {
      let text = String(value)
      return String(repeating: "0", count: max(count - text.utf8.count, 0)) + text
    }
    let (year, month, day) = (below(3000) + 1, below(12) + 1, below(28) + 1)
    let time = "\(digits(below(24), 2)):\(digits(below(60), 2)):\(digits(below(60), 2))"
    if isDefault { return "\(digits(year, 4))-\(digits(month, 2))-\(digits(day, 2))T" + time }
    return
      "\(digits(day, 2)).\(digits(month, 2)).\(digits(year, 4)) \(time).\(digits(below(1000), 3))"
  }

  private mutating func word() -> String {
    let alphabet = Array("ab ?'\"\\,%{}\n\r\t\u{1}é😀\u{A0}\u{2028}1.-@")
    return String((0..<below(8)).map { _ in alphabet[below(alphabet.count)] })
  }

  /// A text in single quotes.
  private func quoted(_ text: String) -> String {
    var result = "'"
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "'", "\\": result += "\\" + String(scalar)
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "'"
  }
}
