// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import ARFF
internal import ByteKit
internal import Diagnostics

/// One way to read what stands behind the name of an attribute.
struct TypeReading {
  /// How far the text is from what it should be; of several readings the nearest counts.
  enum Distance: Int, Comparable {
    case exact, withRest, misspelt

    static func < (left: Distance, right: Distance) -> Bool { left.rawValue < right.rawValue }
  }

  /// The type as a strict reader wants it.
  let text: [UInt8]
  /// Text behind it that no reader looks at.
  var rest: [UInt8] = []
  let distance: Distance
  /// What was done to it.
  let title: String

  private static let words = ["numeric", "real", "integer", "string", "date", "relational"]

  /// What other programs call the types.
  private static let synonyms = [
    "float": "numeric", "double": "numeric", "float64": "numeric", "float32": "numeric",
    "number": "numeric", "decimal": "numeric", "int": "integer", "int64": "integer",
    "int32": "integer", "long": "integer", "str": "string", "text": "string", "char": "string",
    "varchar": "string", "datetime": "date", "timestamp": "date",
  ]

  /// Reads a type that fills a text.
  ///
  /// `allMissing` says whether nothing but missing values stands in the column.
  init?(_ text: [UInt8], isBehindWord: Bool, labels: LabelList, allMissing: () -> Bool) {
    guard let first = text.first else { return nil }
    if first == UInt8(ascii: "{") {
      self.init(list: text, labels)
      return
    }
    let word = text.prefix { $0 > 0x20 && $0 != 0x2C && $0 != 0x5B && $0 != 0x7B }
    let rest = Array(text[word.count...].drop { $0 <= 0x20 })
    let name = Array(word).string.lowercased().filter { $0 != "'" && $0 != "\"" }
    if Self.words.contains(name) {
      self.init(word: name, written: Array(word), rest, isBehindWord: isBehindWord)
      return
    }
    if rest.isEmpty, isBehindWord {
      let near = Self.words.filter { NearestName.isOneEdit(name, $0) }
      if near.count == 1 || Self.synonyms[name] != nil {
        let meant = Self.synonyms[name] ?? near[0]
        self.init(text: Array(meant.utf8), distance: .misspelt, title: "write \(meant)")
        return
      }
      if name == "unknown", allMissing() {
        self.init(
          text: Array("string".utf8), distance: .misspelt,
          title: "declare the attribute, whose values are all missing, as string")
        return
      }
    }
    if isBehindWord, let list = Self.bareList(text) {
      self.init(text: list, distance: .misspelt, title: "put the list of labels in braces")
      return
    }
    return nil
  }

  private init(text: [UInt8], rest: [UInt8] = [], distance: Distance, title: String) {
    self.text = text
    self.rest = rest
    self.distance = distance
    self.title = title
  }

  /// Reads a type word and what follows it.
  private init?(word: String, written: [UInt8], _ rest: [UInt8], isBehindWord: Bool) {
    let bare = written.filter { $0 != UInt8(ascii: "'") && $0 != UInt8(ascii: "\"") }
    if rest.isEmpty || Self.isWeight(rest) {
      let text = rest.isEmpty ? bare : bare + [0x20] + rest
      self.init(text: text, distance: .exact, title: "quote the name")
    } else if word == "date" {
      guard let format = Self.format(rest) else { return nil }
      self.init(text: bare + [0x20] + format, distance: .exact, title: "quote the date format")
    } else if isBehindWord || rest.first == UInt8(ascii: "[") {
      self.init(
        text: bare, rest: rest, distance: .withRest,
        title: "make a comment of what stands behind the type")
    } else {
      return nil
    }
  }

  /// Reads a list in braces, a weight, and what stands behind it.
  private init?(list text: [UInt8], _ labels: LabelList) {
    let pieces = Pieces(bytes: text, separator: UInt8(ascii: "}")).of(1..<text.count)
    guard pieces.count >= 2, let found = labels.labels(text, pieces[0]) else { return nil }
    let tail = Array(text[(pieces[0].upperBound + 1)...].drop { $0 <= 0x20 })
    let joined = found.map(\.asValue).joined(separator: [UInt8(ascii: ",")])
    var list = [UInt8(ascii: "{")] + joined + [UInt8(ascii: "}")]
    if !tail.isEmpty, Self.isWeight(tail) { list += [0x20] + tail }
    let hasRest = !tail.isEmpty && !Self.isWeight(tail)
    guard !hasRest || tail.first != UInt8(ascii: "{") else { return nil }
    self.init(
      text: list, rest: hasRest ? tail : [], distance: hasRest ? .withRest : .exact,
      title: "write the list of labels as it should be")
  }

  private static func isWeight(_ text: [UInt8]) -> Bool {
    guard text.first == UInt8(ascii: "{"), text.last == UInt8(ascii: "}") else { return false }
    let number = OddSpace.trimmed(text, 1..<text.count - 1)
    return Array(text[number]).decimal?.isFinite == true
  }

  /// The format of a date in quotes, from one behind a comma, or without quotes.
  private static func format(_ rest: [UInt8]) -> [UInt8]? {
    var text = Array(rest.drop { $0 == 0x2C || $0 <= 0x20 })
    if let quote = text.first, quote == UInt8(ascii: "'") || quote == UInt8(ascii: "\"") {
      guard text.count > 2, text.last == quote else { return nil }
      text = Array(text[1..<text.count - 1])
    }
    guard (try? DateFormat(text.string)) != nil else { return nil }
    return text.quoted(by: UInt8(ascii: text.contains(0x22) ? "'" : "\""))
  }

  /// `{0,1,2}` from `0,1,2`.
  private static func bareList(_ text: [UInt8]) -> [UInt8]? {
    let parts = text.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false)
    guard parts.count >= 2 else { return nil }
    var labels: [[UInt8]] = []
    for part in parts {
      let range = OddSpace.trimmed(text, part.indices)
      let label = Array(text[range])
      guard !label.isEmpty, label.allSatisfy({ ByteClass.of($0) == ByteClass.word }),
        !labels.contains(label)
      else { return nil }
      labels.append(label)
    }
    return [UInt8(ascii: "{")] + labels.joined(separator: [UInt8(ascii: ",")])
      + [UInt8(ascii: "}")]
  }
}
