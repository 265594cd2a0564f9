// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import ByteKit

/// Finds the code of a label by its bytes.
///
/// Labels of any length and number; an open hash table at most half full.
struct LabelIndex: Sendable {
  private var slots: [Int32]
  private var ends: [Int] = [0]
  private var bytes: [UInt8] = []

  /// Indexes labels; their codes are their places in the list.
  init(_ labels: [String]) {
    var size = 2
    while size < labels.count * 2 { size *= 2 }
    slots = [Int32](repeating: -1, count: size)
    for (code, label) in labels.enumerated() {
      let start = bytes.count
      bytes.append(contentsOf: label.utf8)
      ends.append(bytes.count)
      var slot = Self.hash(bytes.span.rawBytes, start..<bytes.count) & (size - 1)
      while slots[slot] >= 0 { slot = (slot + 1) & (size - 1) }
      slots[slot] = Int32(code)
    }
  }

  /// The code of the label that a range of bytes spells.
  func code(of text: RawSpan, _ range: Range<Int>) -> Int32? {
    var slot = Self.hash(text, range) & (slots.count &- 1)
    while true {
      let code = slots[slot]
      if code < 0 { return nil }
      if isLabel(Int(code), text, range) { return code }
      slot = (slot &+ 1) & (slots.count &- 1)
    }
  }

  private func isLabel(_ code: Int, _ text: RawSpan, _ range: Range<Int>) -> Bool {
    let start = ends[code]
    guard ends[code &+ 1] &- start == range.count else { return false }
    var index = 0
    while index < range.count {
      if bytes[start &+ index] != text[range.lowerBound &+ index] { return false }
      index &+= 1
    }
    return true
  }

  private static func hash(_ bytes: RawSpan, _ range: Range<Int>) -> Int {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    var index = range.lowerBound
    while index < range.upperBound {
      hash = (hash ^ UInt64(bytes[index])) &* 0x0000_0100_0000_01B3
      index &+= 1
    }
    return Int(truncatingIfNeeded: (hash ^ hash >> 32) & 0x7FFF_FFFF)
  }
}
