// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import ByteKit
internal import Diagnostics

/// One line of a header that says something, or several that belong together.
struct HeaderItem {
  enum Keyword: String, CaseIterable {
    case relation, attribute, data, end

    /// The keyword that a word with an at sign means, in any case; nothing unless one alone is
    /// an edit away.
    init?(nearest word: String) {
      let near = Self.allCases.filter {
        NearestName.isOneEdit(word, "@" + $0.rawValue)
      }
      guard near.count == 1 else { return nil }
      self = near[0]
    }
  }

  /// The bytes, without the line end.
  let range: Range<Int>
  /// The first word.
  let word: Range<Int>
  /// What follows it, without blanks around.
  let rest: Range<Int>
  /// The keyword; nothing if the word is none.
  let keyword: Keyword?
  /// Whether the first word is the keyword to the letter.
  let isSpeltRight: Bool
  /// Whether KEEL writes it, and no other program reads it.
  let isKEEL: Bool

  init(_ bytes: [UInt8], _ line: Range<Int>) {
    range = line
    let content = OddSpace.trimmed(bytes, line)
    var end = content.lowerBound
    while end < content.upperBound, bytes[end] > 0x20, OddSpace.length(bytes, at: end) == 0 {
      end += 1
    }
    word = content.lowerBound..<end
    rest = OddSpace.trimmed(bytes, end..<content.upperBound)
    let text = Array(bytes[word]).string.lowercased()
    let exact = Keyword.allCases.first { text == "@" + $0.rawValue }
    isKEEL = ["@inputs", "@input", "@outputs", "@output"].contains(text)
    keyword = exact ?? (isKEEL ? nil : Keyword(nearest: text))
    isSpeltRight =
      exact != nil && (end == line.upperBound || bytes[end] <= 0x20)
      && (line.lowerBound..<content.lowerBound).allSatisfy { bytes[$0] <= 0x20 }
  }
}
