// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import ByteKit

/// The line of a text around a place, short enough for a terminal.
public struct Excerpt: Sendable, Hashable {
  /// The line, made visible; `…` where something was left out.
  public let text: String
  /// How many columns stand before the place.
  public let indentation: Int
  /// How many columns the place takes, at least one.
  public let width: Int

  /// At most so many scalars are shown on either side of the place.
  private static let reach = 36

  /// Cuts the line in which a range begins out of a text.
  ///
  /// - Complexity: O(1): at most a few hundred bytes around the place are looked at.
  public init(of range: Range<Int>, in bytes: RawSpan) {
    let offset = max(0, min(range.lowerBound, bytes.byteCount))
    // A scalar takes up to four bytes.
    var start = offset
    let earliest = max(0, offset - Self.reach * 4)
    while start > earliest, !Self.endsLine(bytes[start - 1]) { start -= 1 }
    var end = offset
    let latest = min(bytes.byteCount, offset + Self.reach * 4)
    while end < latest, !Self.endsLine(bytes[end]) { end += 1 }
    let isFirst = start == 0 || Self.endsLine(bytes[start - 1])
    let isLast = end == bytes.byteCount || Self.endsLine(bytes[end])

    var before = Self.pieces(bytes, start..<offset)
    var after = Self.pieces(bytes, offset..<end)
    let marked = Self.pieces(bytes, offset..<max(offset, min(range.upperBound, end)))
    let leavesOutStart = !isFirst || before.count > Self.reach
    let leavesOutEnd = !isLast || after.count > Self.reach
    before = before.suffix(Self.reach)
    after = Array(after.prefix(Self.reach))
    let lead = (leavesOutStart ? "…" : "") + before.joined()
    text = lead + after.joined() + (leavesOutEnd ? "…" : "")
    indentation = Self.columns(of: lead)
    width = max(1, Self.columns(of: marked.prefix(Self.reach).joined()))
  }

  private static func endsLine(_ byte: UInt8) -> Bool { byte == 0x0A || byte == 0x0D }

  /// The scalars of a range, each made visible; tabs become a blank.
  private static func pieces(_ bytes: RawSpan, _ range: Range<Int>) -> [String] {
    var rest = bytes.array(range)[...]
    // A range that begins inside a scalar begins behind it.
    while let first = rest.first, first & 0xC0 == 0x80, rest.count > 3 { rest.removeFirst() }
    var pieces = [String]()
    while !rest.isEmpty {
      var decoder = UTF8()
      var iterator = rest.prefix(4).makeIterator()
      var width = 1
      if case .scalarValue(let scalar) = decoder.decode(&iterator) { width = UTF8.width(scalar) }
      let scalar = rest.prefix(width)
      pieces.append(scalar.first == 0x09 ? " " : Escaping.visible(scalar))
      rest = rest.dropFirst(width)
    }
    return pieces
  }

  /// The columns that text takes: none for marks that combine, two for East Asian wide characters.
  package static func columns(of text: String) -> Int {
    text.unicodeScalars.reduce(0) { $0 + width($1) }
  }

  private static func width(_ scalar: Unicode.Scalar) -> Int {
    switch scalar.value {
    case 0..<0x300: 1
    case 0x300...0x36F, 0x200B...0x200D, 0xFE00...0xFE0F: 0
    case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
      0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F900...0x1F9FF, 0x20000...0x3FFFD:
      2
    default: 1
    }
  }
}
