// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import ARFF
internal import ByteKit

/// Reads what stands between the braces of a list of labels, however it was written.
struct LabelList {
  /// Texts that stand in the column, to tell `New York` from `New` and `York`.
  let used: () -> Set<[UInt8]>

  /// The labels; nothing if they can be read in more than one way.
  func labels(_ bytes: [UInt8], _ range: Range<Int>) -> [[UInt8]]? {
    var labels: [[UInt8]] = []
    var known = Set<[UInt8]>()
    let pieces = Pieces(bytes: bytes, separator: UInt8(ascii: ",")).of(range)
    // A comment inside hides what follows.
    guard pieces.last?.upperBound == range.upperBound else { return nil }
    for piece in pieces {
      let piece = OddSpace.trimmed(bytes, piece)
      if piece.isEmpty { continue }
      guard let found = read(bytes, piece) else { return nil }
      for label in found where known.insert(label).inserted { labels.append(label) }
    }
    return labels
  }

  private func read(_ bytes: [UInt8], _ piece: Range<Int>) -> [[UInt8]]? {
    let text = Array(bytes[piece])
    if let first = text.first, first == UInt8(ascii: "'") || first == UInt8(ascii: "\"") {
      return quoted(bytes, piece)
    }
    guard !text.contains(UInt8(ascii: "{")), !text.contains(UInt8(ascii: "}")) else { return nil }
    let words = text.split { $0 <= 0x20 }.map { Array($0) }
    if words.count == 1 { return [text] }
    return choose(together: text, apart: words)
  }

  /// Reads one quoted label, or several without commas between them.
  private func quoted(_ bytes: [UInt8], _ piece: Range<Int>) -> [[UInt8]]? {
    let readings = FieldReadings(bytes: bytes, end: piece.upperBound, spareCommas: 0)
    var whole: [UInt8]?
    for reading in readings.all(at: piece.lowerBound) where reading.next == nil {
      if case .text(let text, .some) = reading.content { whole = text }
    }
    var parts: [[UInt8]]? = []
    var place: Int? = piece.lowerBound
    while let start = place, start < piece.upperBound {
      let next = readings.all(at: start).first {
        if case .text(_, .some) = $0.content { $0.lacksComma || $0.next == nil } else { false }
      }
      guard let next, case .text(let text, _) = next.content else {
        parts = nil
        break
      }
      parts?.append(text)
      place = next.next
    }
    guard let parts, parts.count > 1 else { return whole.map { [$0] } }
    guard let whole else { return parts }
    return choose(together: whole, apart: parts)
  }

  /// Asks the rows.
  private func choose(together: [UInt8], apart: [[UInt8]]) -> [[UInt8]]? {
    let used = used()
    let isTogether = used.contains(together)
    let isApart = apart.contains { used.contains($0) }
    if isTogether == isApart { return nil }
    return isTogether ? [together] : apart
  }
}
