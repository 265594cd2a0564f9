// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import ARFF
internal import ByteKit

/// Reads a declaration that a strict reader does not take: name, type, and what to call the fix.
struct Declaration {
  let name: [UInt8]
  let type: TypeReading

  /// The declaration as it should be, behind its keyword.
  var text: [UInt8] { name + [0x20] + type.text }

  /// What was done to it.
  let title: String

  /// Reads what stands behind `@attribute`; nothing if there is no one way to read it.
  init?(_ bytes: [UInt8], labels: LabelList, allMissing: () -> Bool) {
    var found: [Declaration] = []
    for split in Self.splits(bytes) {
      guard
        let type = TypeReading(
          split.type, isBehindWord: split.isWord, labels: labels, allMissing: allMissing)
      else { continue }
      found.append(Declaration(name: split.name, type: type, isNameMended: split.isMended))
    }
    guard let best = found.map(\.type.distance).min() else { return nil }
    let nearest = found.filter { $0.type.distance == best }
    guard nearest.count == 1 else { return nil }
    self = nearest[0]
  }

  private init(name: [UInt8], type: TypeReading, isNameMended: Bool) {
    self.name = name
    self.type = type
    title = isNameMended ? "quote the name" : type.title
  }

  private struct Split {
    let name: [UInt8]
    let type: [UInt8]
    /// Whether the name is one word, or in quotes.
    let isWord: Bool
    let isMended: Bool
  }

  /// The ways to cut the text into a name and a type.
  private static func splits(_ bytes: [UInt8]) -> [Split] {
    guard let quote = bytes.first else { return [] }
    if quote == UInt8(ascii: "'") || quote == UInt8(ascii: "\"") { return quoted(bytes, quote) }
    var splits: [Split] = []
    var isWord = true
    for place in bytes.indices.dropFirst() {
      let isBlank = bytes[place] <= 0x20
      let odd = isBlank ? 0 : OddSpace.length(bytes, at: place)
      guard isBlank || odd > 0 || bytes[place] == UInt8(ascii: "{") else { continue }
      guard bytes[place - 1] > 0x20 else { continue }
      let type = Array(bytes[OddSpace.trimmed(bytes, place..<bytes.count)])
      var name = Array(bytes[..<place])
      if name.last == UInt8(ascii: ",") { name.removeLast() }
      guard !type.isEmpty, !name.isEmpty, !name.contains(UInt8(ascii: "{")) else { break }
      let text = unescaped(name)
      splits.append(
        Split(
          name: text.asName, type: type, isWord: isWord, isMended: !isWord || text.asName != name))
      isWord = false
    }
    return splits
  }

  private static func quoted(_ bytes: [UInt8], _ quote: UInt8) -> [Split] {
    var text: [UInt8] = []
    var place = 1
    while place < bytes.count {
      if bytes[place] == UInt8(ascii: "\\"), place + 1 < bytes.count {
        text += bytes[place...place + 1]
        place += 2
        continue
      }
      if bytes[place] == quote {
        let behind = place + 1 < bytes.count ? bytes[place + 1] : 0x20
        let isEnd = behind <= 0x20 || behind == UInt8(ascii: ",") || behind == UInt8(ascii: "{")
        if isEnd { break }
        text += [UInt8(ascii: "\\"), quote]
        place += behind == quote ? 2 : 1
        continue
      }
      text.append(bytes[place])
      place += 1
    }
    guard place < bytes.count else { return [] }
    let start = bytes[(place + 1)...].firstIndex { $0 != UInt8(ascii: ",") } ?? bytes.count
    let type = Array(bytes[OddSpace.trimmed(bytes, start..<bytes.count)])
    let name = [quote] + text + [quote]
    let isMended = name != Array(bytes[...place])
    return [Split(name: name, type: type, isWord: true, isMended: isMended)]
  }

  /// A bare name whose quotes somebody escaped for a quoted one.
  private static func unescaped(_ name: [UInt8]) -> [UInt8] {
    var text: [UInt8] = []
    for (place, byte) in name.enumerated() {
      let next = place + 1 < name.count ? name[place + 1] : 0
      let isEscape = byte == UInt8(ascii: "\\") && (next == 0x27 || next == 0x22)
      if !isEscape { text.append(byte) }
    }
    return text
  }
}
