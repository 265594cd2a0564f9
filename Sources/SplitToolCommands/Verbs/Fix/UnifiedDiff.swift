// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import ByteKit

/// The lines in which two texts differ, as `diff -u` and `patch` have it.
///
/// Fixes touch lines here and there, so the texts are compared line by line, and where they part,
/// the nearest lines that are the same again are looked for.
struct UnifiedDiff {
  private let old: [[UInt8]]
  private let new: [[UInt8]]
  private static let context = 3

  /// Cuts two texts at their line feeds; each line keeps its own.
  init(_ old: RawSpan, _ new: RawSpan) {
    self.old = Self.lines(old)
    self.new = Self.lines(new)
  }

  private static func lines(_ text: RawSpan) -> [[UInt8]] {
    var lines: [[UInt8]] = []
    var start = 0
    for place in 0..<text.byteCount where text[place] == 0x0A {
      lines.append(text.array(start..<place + 1))
      start = place + 1
    }
    if start < text.byteCount { lines.append(text.array(start..<text.byteCount)) }
    return lines
  }

  /// Lines that go and lines that come.
  private struct Change {
    var old: Range<Int>
    var new: Range<Int>
  }

  /// Writes the differences; nothing if there are none.
  func write(old oldName: [UInt8], new newName: [UInt8], into sink: inout ByteSink) {
    let changes = changes()
    guard !changes.isEmpty else { return }
    for (mark, name) in [("--- ", oldName), ("+++ ", newName)] {
      sink.append(mark)
      sink.append(name)
      sink.append("\n")
    }
    var start = 0
    for index in changes.indices {
      let isLast = index + 1 == changes.count
      guard
        isLast
          || changes[index + 1].old.lowerBound - changes[index].old.upperBound > 2 * Self.context
      else { continue }
      writeHunk(changes[start...index], into: &sink)
      start = index + 1
    }
  }

  private func changes() -> [Change] {
    var changes: [Change] = []
    var (a, b) = (0, 0)
    while a < old.count || b < new.count {
      if a < old.count, b < new.count, old[a] == new[b] {
        (a, b) = (a + 1, b + 1)
        continue
      }
      let (nextA, nextB) = meeting(a, b)
      if let last = changes.last, last.old.upperBound == a, last.new.upperBound == b {
        changes[changes.count - 1].old = last.old.lowerBound..<nextA
        changes[changes.count - 1].new = last.new.lowerBound..<nextB
      } else {
        changes.append(Change(old: a..<nextA, new: b..<nextB))
      }
      (a, b) = (nextA, nextB)
    }
    return changes
  }

  /// The nearest lines that are the same in both texts, or one line further in each.
  private func meeting(_ a: Int, _ b: Int) -> (Int, Int) {
    let limit = 50
    for distance in 1...limit {
      for step in 0...distance {
        let (i, j) = (a + step, b + distance - step)
        let areOver = i >= old.count && j >= new.count
        if areOver { return (old.count, new.count) }
        if i < old.count, j < new.count, old[i] == new[j] { return (i, j) }
      }
    }
    return (min(a + 1, old.count), min(b + 1, new.count))
  }

  private func writeHunk(_ changes: ArraySlice<Change>, into sink: inout ByteSink) {
    guard let first = changes.first, let last = changes.last else { return }
    let before = min(Self.context, first.old.lowerBound)
    let oldEnd = min(old.count, last.old.upperBound + Self.context)
    let oldStart = first.old.lowerBound - before
    let newStart = first.new.lowerBound - before
    let newEnd = last.new.upperBound + oldEnd - last.old.upperBound
    sink.append("@@ -\(Self.span(oldStart..<oldEnd)) +\(Self.span(newStart..<newEnd)) @@\n")
    var place = oldStart
    for change in changes {
      for line in old[place..<change.old.lowerBound] { write(" ", line, into: &sink) }
      for line in old[change.old] { write("-", line, into: &sink) }
      for line in new[change.new] { write("+", line, into: &sink) }
      place = change.old.upperBound
    }
    for line in old[place..<oldEnd] { write(" ", line, into: &sink) }
  }

  /// First line and count, as the format has it: an empty range names the line before it.
  private static func span(_ range: Range<Int>) -> String {
    let first = range.isEmpty ? range.lowerBound : range.lowerBound + 1
    return range.count == 1 ? "\(first)" : "\(first),\(range.count)"
  }

  private func write(_ mark: String, _ line: [UInt8], into sink: inout ByteSink) {
    sink.append(mark)
    sink.append(line)
    if line.last != 0x0A { sink.append("\n\\ No newline at end of file\n") }
  }
}
