// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import ARFF
internal import ByteKit
internal import Diagnostics

/// Mends one row that a strict reader does not read.
struct RowMender {
  let attributes: [Attribute]
  let columns: [ColumnFit]

  /// What became of a row.
  enum Outcome {
    /// These edits mend it.
    case mended([TextEdit], title: String)
    /// There is more than one way to read it.
    case ambiguous
    /// There is none.
    case none
  }

  /// Finds the edits for a dense row that cannot be read.
  func mend(
    _ bytes: [UInt8], _ line: Range<Int>, guess: (([UInt8], Int) -> FieldValue?)? = nil
  ) -> Outcome {
    let search = RowSearch(columns: columns[...], guess: guess ?? { _, _ in nil })
    for ends in ends(bytes, line) {
      let outcome = mend(bytes, line, endingAt: ends, search)
      if case .none = outcome { continue }
      return outcome
    }
    return .none
  }

  private func mend(
    _ bytes: [UInt8], _ line: Range<Int>, endingAt ends: [Int], _ search: RowSearch
  ) -> Outcome {
    var found: (edits: [TextEdit], title: String)?
    for end in ends.flatMap({ withoutWeight(bytes, line.lowerBound..<$0) }) {
      var result = search.read(bytes, line.lowerBound..<end)
      var drop: Range<Int>?
      if case .none = result, let comma = trailingComma(bytes, line.lowerBound..<end) {
        result = search.read(bytes, line.lowerBound..<comma)
        // The comma before a weight belongs there.
        if end == line.upperBound || bytes[end] != UInt8(ascii: "{") { drop = comma..<end }
      }
      switch result {
      case .none: continue
      case .several: return .ambiguous
      case .one(let fields):
        guard found == nil else { return .ambiguous }
        var edits = edits(fields, bytes)
        if let drop { edits.append(TextEdit(drop, [])) }
        // A comment needs a blank before it.
        if end < line.upperBound, bytes[end] == UInt8(ascii: "%"), bytes[end - 1] > 0x20 {
          edits.append(TextEdit(end..<end, " "))
        }
        found = (edits, title(fields, bytes))
      }
    }
    return found.map { .mended($0.edits, title: $0.title) } ?? .none
  }

  /// Where the values of a row may end, the likelier places first.
  ///
  /// A percent sign behind a blank begins a comment for every reader, so it is text only where the
  /// row cannot be read otherwise. One that is glued to a word is either.
  private func ends(_ bytes: [UInt8], _ line: Range<Int>) -> [[Int]] {
    let signs = Pieces(bytes: bytes, separator: UInt8(ascii: ",")).percentSigns(line)
      .filter { $0 > line.lowerBound }.prefix(8)
    let comment = signs.first { bytes[$0 - 1] <= 0x20 } ?? line.upperBound
    let usual = [comment] + signs.filter { $0 < comment }
    let others =
      signs.filter { $0 > comment } + (comment < line.upperBound ? [line.upperBound] : [])
    return others.isEmpty ? [usual] : [usual, others]
  }

  /// The end of a range, and the place of the weight before it, if there is one.
  private func withoutWeight(_ bytes: [UInt8], _ range: Range<Int>) -> [Int] {
    var last = range.upperBound
    while last > range.lowerBound, bytes[last - 1] <= 0x20 { last -= 1 }
    guard last > range.lowerBound, bytes[last - 1] == UInt8(ascii: "}"),
      let brace = bytes[range.lowerBound..<last].lastIndex(of: UInt8(ascii: "{")),
      Array(bytes[OddSpace.trimmed(bytes, brace + 1..<last - 1)]).decimal?.isFinite == true
    else { return [range.upperBound] }
    return [range.upperBound, brace]
  }

  /// The last byte of the values, if it is a comma.
  private func trailingComma(_ bytes: [UInt8], _ range: Range<Int>) -> Int? {
    var last = range.upperBound
    while last > range.lowerBound, bytes[last - 1] <= 0x20 { last -= 1 }
    guard last > range.lowerBound, bytes[last - 1] == UInt8(ascii: ",") else { return nil }
    return last - 1
  }

  /// What turns the fields into values of ARFF.
  private func edits(_ fields: [RowSearch.Field], _ bytes: [UInt8]) -> [TextEdit] {
    var edits: [TextEdit] = []
    for field in fields {
      let range = field.reading.range
      if !isRight(field, bytes) { edits.append(TextEdit(range, spelling(field))) }
      if field.reading.lacksComma {
        edits.append(TextEdit(range.upperBound..<range.upperBound, ","))
      }
    }
    return edits
  }

  /// Whether a strict reader reads the bytes of a field as its value.
  private func isRight(_ field: RowSearch.Field, _ bytes: [UInt8]) -> Bool {
    let range = field.reading.range
    if range.isEmpty { return false }
    let text = bytes.span.rawBytes
    var lexer = LineLexer(text, from: range.lowerBound, to: range.upperBound)
    var log = FindingLog()
    guard [ByteClass.word, ByteClass.quote].contains(lexer.next),
      let token = try? lexer.token(log: &log), lexer.position == range.upperBound, log.isEmpty
    else { return false }
    guard case .text(let value) = field.value else {
      return !token.isQuoted && Array(bytes[range]) == [UInt8(ascii: "?")]
    }
    return lexer.text(of: token) == value && (token.isQuoted || value != [UInt8(ascii: "?")])
  }

  private func spelling(_ field: RowSearch.Field) -> [UInt8] {
    guard case .text(let text) = field.value else { return [UInt8(ascii: "?")] }
    if case .text(_, let quote?) = field.reading.content { return text.quoted(by: quote) }
    return text.asValue
  }

  private func title(_ fields: [RowSearch.Field], _ bytes: [UInt8]) -> String {
    let odd = fields.filter { $0.reading.lacksComma || !isRight($0, bytes) }
    guard let first = odd.first else { return "drop the comma at the end" }
    if odd.contains(where: { $0.reading.lacksComma }) { return "put a comma behind the value" }
    switch (first.reading.content, first.value) {
    case (.empty, _), (_, .missing): return "write ? for the missing value"
    case (.text(_, .some), _): return "escape the quotes inside the value"
    case (.text(let text, nil), .text(let value)):
      return text == value ? "quote the value" : "write the value as it is declared"
    case (.missing, .text): return "quote the value"
    }
  }
}
