// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import ByteKit

/// What one pass over a repeat's buffer tells, so that cells can be judged by their pieces alone.
struct RepeatStructure: Sendable {
  /// Which slots occur in the repeat.
  let seen: [Bool]
  /// How many slots occur.
  let seenCount: Int
  /// Whether no slot occurs twice in the stored rows: then sets are intervals.
  let isDistinct: Bool

  init(_ block: SplitRepeat, slotCount: Int) {
    var seen = [Bool](repeating: false, count: slotCount)
    var seenCount = 0
    var stored = 0
    let rows = block.buffer.rows
    for stretch in block.usedStretches() {
      stored += stretch.count
      var index = stretch.lowerBound
      while index < stretch.upperBound {
        let slot = Int(rows[index])
        if !seen[slot] {
          seen[slot] = true
          seenCount &+= 1
        }
        index &+= 1
      }
    }
    self.seen = seen
    self.seenCount = seenCount
    isDistinct = stored == seenCount
  }
}

extension SplitRepeat {
  /// The stretches of the buffer that some cell uses, rising and apart from each other.
  fileprivate func usedStretches() -> [Range<Int>] {
    var pieces = cells.flatMap { [$0.train.first, $0.train.second, $0.test.first, $0.test.second] }
    pieces.removeAll(where: \.isEmpty)
    pieces.sort { $0.lowerBound < $1.lowerBound }
    var result = [Range<Int>]()
    for piece in pieces {
      if let last = result.last, piece.lowerBound <= last.upperBound {
        result[result.count - 1] =
          last.lowerBound..<max(last.upperBound, piece.upperBound)
      } else {
        result.append(piece)
      }
    }
    return result
  }
}

extension Pieces {
  /// Whether a place of the buffer is in both stretches.
  var isFolded: Bool { first.overlaps(second) }

  /// Whether a place of the buffer is in both lists.
  func overlaps(_ other: Pieces) -> Bool {
    first.overlaps(other.first) || first.overlaps(other.second) || second.overlaps(other.first)
      || second.overlaps(other.second)
  }

  /// Whether these are the places of `other` up to some length.
  func isPrefix(of other: Pieces) -> Bool {
    if first.isEmpty { return true }
    guard first.lowerBound == other.first.lowerBound else { return false }
    if second.isEmpty { return first.upperBound <= other.first.upperBound }
    return first == other.first && second.lowerBound == other.second.lowerBound
      && second.upperBound <= other.second.upperBound
  }

  /// The places of the first rows.
  func prefix(_ length: Int) -> Pieces {
    let head = min(length, first.count)
    return Pieces(first.prefix(head), second.prefix(max(0, length - head)))
  }
}
