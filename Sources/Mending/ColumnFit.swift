// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import ARFF
internal import ByteKit
internal import Diagnostics

/// Which texts may stand in a column, and what they mean there.
struct ColumnFit {
  private let type: AttributeType
  private let labels: Set<[UInt8]>
  /// Labels by their number, where no other label has it.
  private let numbers: [Double: [UInt8]]
  private let longestLabel: Int
  /// Whether letter case does not matter: the set of a split.
  private let ignoresCase: Bool
  /// Whether `<null>` is a missing value, as KEEL writes it.
  private let isKEEL: Bool

  init(_ attribute: Attribute, isSplitPart: Bool, isKEEL: Bool) {
    type = attribute.type
    self.isKEEL = isKEEL
    ignoresCase = isSplitPart
    guard case .nominal(let labels) = attribute.type else {
      self.labels = []
      numbers = [:]
      longestLabel = 0
      return
    }
    let texts = labels.map { Array($0.utf8) }
    self.labels = Set(texts)
    longestLabel = texts.map(\.count).max() ?? 0
    var numbers = [Double: [UInt8]]()
    var twice = Set<Double>()
    for text in texts {
      guard let number = text.decimal else { continue }
      if numbers.updateValue(text, forKey: number) != nil { twice.insert(number) }
    }
    self.numbers = numbers.filter { !twice.contains($0.key) }
  }

  /// Whether text of any kind may stand in it.
  var isText: Bool {
    switch type {
    case .string, .relational: true
    case .nominal, .date, .numeric, .real, .integer: false
    }
  }

  /// Whether it holds numbers.
  var isNumber: Bool { type.isNumber }

  /// What a text means in this column; nothing if it does not fit.
  func value(of text: [UInt8]) -> FieldValue? {
    if let value = exactValue(of: text) { return value }
    let trimmed = OddSpace.trimmed(text, text.indices)
    if !isText, trimmed.count < text.count, let value = value(of: Array(text[trimmed])) {
      return value
    }
    if isMissingWord(text) { return .missing }
    guard case .nominal = type else { return nil }
    if let label = label(asNumber: text) { return .text(label) }
    if ignoresCase {
      let word = text.string.lowercased()
      let found = labels.filter { $0.string.lowercased() == word }
      if found.count == 1, let label = found.first { return .text(label) }
    }
    return nil
  }

  private func exactValue(of text: [UInt8]) -> FieldValue? {
    let bytes = text.span.rawBytes
    switch type {
    case .numeric, .real, .integer:
      if DecimalNumber.parse(bytes, in: 0..<text.count) != nil { return .text(text) }
      guard let number = NonstandardNumber.parse(bytes, in: 0..<text.count) else { return nil }
      return number.isNaN ? .missing : .text(Self.spelling(number))
    case .nominal:
      return text.count <= longestLabel && labels.contains(text) ? .text(text) : nil
    case .string, .relational:
      return .text(text)
    case .date(let format):
      return format.parse(bytes, in: 0..<text.count) == nil ? nil : .text(text)
    }
  }

  private static func spelling(_ number: Double) -> [UInt8] {
    if number.isInfinite { return Array((number < 0 ? "-Infinity" : "Infinity").utf8) }
    var sink = ByteSink()
    sink.append(number: number)
    return sink.array
  }

  /// `1.0` for the label `1`, and the reverse: the same digits but for zeros behind the dot.
  private func label(asNumber text: [UInt8]) -> [UInt8]? {
    guard let number = text.decimal, let label = numbers[number],
      Self.withoutFraction(label) == Self.withoutFraction(text)
    else { return nil }
    return label
  }

  /// Digits without zeros behind the dot; other texts as they are.
  private static func withoutFraction(_ text: [UInt8]) -> [UInt8] {
    guard text.contains(UInt8(ascii: ".")) else { return text }
    var end = text.count
    while text[end - 1] == UInt8(ascii: "0") { end -= 1 }
    if text[end - 1] == UInt8(ascii: ".") { end -= 1 }
    return Array(text[..<end])
  }

  /// What other programs write for a missing value, in columns where it can be nothing else.
  private func isMissingWord(_ text: [UInt8]) -> Bool {
    let word = text.string
    if isKEEL, word == "<null>" { return true }
    switch type {
    case .numeric, .real, .integer, .date:
      return ["NA", "N/A", "null", "NULL", "<null>", "None"].contains(word)
    case .nominal, .string, .relational: return false
    }
  }

  /// The declared label that a misspelt one stands for, if one alone is an edit away.
  func nearestLabel(to text: [UInt8]) -> [UInt8]? {
    guard text.count >= 4, text.count <= longestLabel + 1 else { return nil }
    let word = text.string
    let near = labels.filter { NearestName.isOneEdit(word, $0.string) }
    return near.count == 1 ? near.first : nil
  }

  /// Whether it holds labels.
  var isNominal: Bool {
    if case .nominal = type { true } else { false }
  }
}
