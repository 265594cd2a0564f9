// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

/// Finds the codes of labels of up to sixteen bytes, for all columns of a table at once.
///
/// A label is two words and a length; one multiplication leads to its entry. The multiplier of a
/// column is chosen so that no two labels share an entry where that can be had, and a lookup that
/// misses goes on to the next entry, so it is right in any case.
struct ShortLabels: Sendable {
  /// A label as its bytes, with zeros behind, and its length.
  struct Key: Equatable {
    var low: UInt64 = 0
    var high: UInt64 = 0
    var length = 0
  }

  /// Where the entries of one column are.
  struct Column {
    var base = 0
    var mask: UInt64 = 0
    var multiplier: UInt64 = 1
  }

  /// One label, or an empty place.
  struct Entry {
    var low: UInt64 = 0
    var high: UInt64 = 0
    var length: Int32 = -1
    var code: Int32 = 0
  }

  /// The code of a bare question mark.
  static let missing: Int32 = -1
  /// What a lookup finds for anything else.
  static let unknown: Int32 = -2

  /// The entries of all columns.
  private(set) var entries: [Entry] = []

  /// Adds the labels of a column that may stand without quotes.
  ///
  /// A lookup takes all up to a comma or a blank for a label, so a label with a quote, a brace or a
  /// percent sign must not be found: without quotes it is no value.
  mutating func add(_ labels: [String]) -> Column {
    var keys: [(Key, Int32)] = [(Self.key("?"), Self.missing)]
    for (code, label) in labels.enumerated() where label.utf8.count <= 16 && label != "?" {
      guard !label.isEmpty, label.utf8.allSatisfy({ ByteClass.of($0) == ByteClass.word }) else {
        continue
      }
      keys.append((Self.key(label), Int32(code)))
    }
    var size = 4
    while size < keys.count * 4 { size *= 2 }
    var column = Column(base: entries.count, mask: UInt64(size - 1), multiplier: 1)
    var best = Int.max
    var multiplier: UInt64 = 0x9E37_79B9_7F4A_7C15
    for _ in 0..<(labels.count > 4096 ? 1 : 32) {
      let tried = Column(base: column.base, mask: column.mask, multiplier: multiplier)
      let clashes = keys.count - Set(keys.map { Self.slot($0.0, tried) }).count
      if clashes < best { (best, column) = (clashes, tried) }
      if clashes == 0 { break }
      multiplier = multiplier &* 0xD120_0000_0000_4E2D | 1
    }
    entries.append(contentsOf: repeatElement(Entry(), count: size))
    for (key, code) in keys { insert(key, code, column) }
    return column
  }

  private mutating func insert(_ key: Key, _ code: Int32, _ column: Column) {
    var slot = Self.slot(key, column)
    while entries[column.base + slot].length >= 0 { slot = (slot + 1) & Int(column.mask) }
    entries[column.base + slot] = Entry(
      low: key.low, high: key.high, length: Int32(key.length), code: code)
  }

  /// The entry where a search for a key begins, counted from the column's first.
  @inline(__always)
  private static func slot(_ key: Key, _ column: Column) -> Int {
    let mixed = (key.low ^ (key.high &<< 32 | key.high &>> 32)) &* column.multiplier
    return Int(truncatingIfNeeded: mixed &>> 40 & column.mask)
  }

  /// The code of a label, missing for a question mark, or unknown.
  @inline(__always)
  static func find(_ key: Key, in column: Column, _ entries: Span<Entry>) -> Int32 {
    var slot = slot(key, column)
    while true {
      let entry = entries[column.base &+ slot]
      if entry.low == key.low, entry.high == key.high, Int(entry.length) == key.length {
        return entry.code
      }
      if entry.length < 0 { return unknown }
      slot = (slot &+ 1) & Int(truncatingIfNeeded: column.mask)
    }
  }

  /// The key of a label of up to sixteen bytes.
  static func key(_ label: String) -> Key {
    var key = Key()
    for byte in label.utf8 {
      let shift = UInt64(key.length & 7) * 8
      if key.length < 8 {
        key.low |= UInt64(byte) << shift
      } else {
        key.high |= UInt64(byte) << shift
      }
      key.length += 1
    }
    return key
  }
}
