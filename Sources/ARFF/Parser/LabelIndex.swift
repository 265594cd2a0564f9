// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import ByteKit

/// Finds the code of a text by its bytes: of a label, or of an attribute's name.
///
/// Texts of any length and number; an open hash table at most half full. Hashes begin with a number
/// that differs from process to process, so that nobody can choose texts that share places.
struct LabelIndex: Sendable {
  private static let seed = UInt64.random(in: .min ... .max)

  private let seed = LabelIndex.seed
  private var slots: [Int32] = [-1, -1]
  private var hashes: [UInt32] = []
  private var ends: [Int] = [0]
  private var bytes: [UInt8] = []

  /// Makes an index of nothing.
  init() {}

  /// Indexes texts; their codes are their places in the list, the first of equal ones.
  init(_ texts: [String]) {
    reserve(texts.count)
    for text in texts {
      let start = bytes.count
      bytes.append(contentsOf: text.utf8)
      let hash = hash(bytes.span.rawBytes, start..<bytes.count)
      add(hash, at: place(of: bytes.span.rawBytes, start..<bytes.count, hash))
    }
  }

  /// Adds a text, whose code is the number of those before it.
  ///
  /// - Returns: The code of an equal text that is there already; then nothing is added.
  mutating func insert(_ text: RawSpan, _ range: Range<Int>) -> Int32? {
    if slots.count < (hashes.count + 1) * 2 { reserve((hashes.count + 1) * 2) }
    let hash = hash(text, range)
    let slot = place(of: text, range, hash)
    if slots[slot] >= 0 { return slots[slot] }
    var index = range.lowerBound
    while index < range.upperBound {
      bytes.append(text[index])
      index &+= 1
    }
    add(hash, at: slot)
    return nil
  }

  /// The code of the text that a range of bytes spells.
  func code(of text: RawSpan, _ range: Range<Int>) -> Int32? {
    let code = slots[place(of: text, range, hash(text, range))]
    return code < 0 ? nil : code
  }

  /// Takes the bytes behind the last text for a new one; an equal one keeps its place.
  private mutating func add(_ hash: UInt32, at slot: Int) {
    if slots[slot] < 0 { slots[slot] = Int32(hashes.count) }
    hashes.append(hash)
    ends.append(bytes.count)
  }

  /// Makes room for a number of texts.
  private mutating func reserve(_ count: Int) {
    var size = slots.count
    while size < count * 2 { size *= 2 }
    guard size > slots.count else { return }
    var larger = [Int32](repeating: -1, count: size)
    for code in slots where code >= 0 {
      var slot = Int(hashes[Int(code)]) & (size - 1)
      while larger[slot] >= 0 { slot = (slot + 1) & (size - 1) }
      larger[slot] = code
    }
    slots = larger
  }

  /// The place of an equal text, or the empty one where it would stand.
  private func place(of text: RawSpan, _ range: Range<Int>, _ hash: UInt32) -> Int {
    var slot = Int(hash) & (slots.count &- 1)
    while true {
      let code = slots[slot]
      if code < 0 || isEqual(Int(code), text, range) { return slot }
      slot = (slot &+ 1) & (slots.count &- 1)
    }
  }

  private func isEqual(_ code: Int, _ text: RawSpan, _ range: Range<Int>) -> Bool {
    let start = ends[code]
    guard ends[code &+ 1] &- start == range.count else { return false }
    var index = 0
    while index < range.count {
      if bytes[start &+ index] != text[range.lowerBound &+ index] { return false }
      index &+= 1
    }
    return true
  }

  private func hash(_ bytes: RawSpan, _ range: Range<Int>) -> UInt32 {
    var hash = seed
    var index = range.lowerBound
    while index < range.upperBound {
      hash = (hash ^ UInt64(bytes[index])) &* 0x9E37_79B9_7F4A_7C15
      hash ^= hash >> 29
      index &+= 1
    }
    return UInt32(truncatingIfNeeded: hash ^ hash >> 32)
  }
}
