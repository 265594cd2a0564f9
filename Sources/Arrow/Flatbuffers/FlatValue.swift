// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import ByteKit

/// A value of a flatbuffer that is to be written.
///
/// A table is a list of slots, of which those that are nothing take no room. What is not a number
/// stands behind the table that refers to it.
indirect enum FlatValue {
  case bool(Bool)
  case uint8(UInt8)
  case int16(Int16)
  case int32(Int32)
  case int64(Int64)
  case text(String)
  case table([FlatValue?])
  case tables([FlatValue])
  /// Structures of whole words of eight bytes.
  case words([Int64], perElement: Int)

  /// The bytes of a buffer whose root is this table.
  func buffer() -> SharedBytes {
    var writer = FlatWriter()
    writer.write(root: self)
    return writer.takeBytes()
  }

  /// The bytes that it takes in its table.
  fileprivate var size: Int {
    switch self {
    case .bool, .uint8: 1
    case .int16: 2
    case .int32, .text, .table, .tables, .words: 4
    case .int64: 8
    }
  }
}

/// Writes tables front to back: references are patched when what they refer to has its place.
private struct FlatWriter {
  private var bytes: [UInt8] = []

  func takeBytes() -> SharedBytes { SharedBytes(bytes) }

  mutating func write(root: FlatValue) {
    append(0 as UInt32)
    patch(0, with: write(root))
    pad(to: 8)
  }

  /// Writes what is no number; returns its place.
  private mutating func write(_ value: FlatValue) -> Int {
    switch value {
    case .text(let text):
      pad(to: 4)
      let place = bytes.count
      append(UInt32(text.utf8.count))
      bytes.append(contentsOf: text.utf8)
      bytes.append(0)
      return place
    case .table(let slots): return write(slots)
    case .tables(let tables):
      pad(to: 4)
      let place = bytes.count
      append(UInt32(tables.count))
      for _ in tables { append(0 as UInt32) }
      for (index, table) in tables.enumerated() {
        patch(place + 4 + 4 * index, with: write(table))
      }
      return place
    case .words(let words, let perElement):
      while bytes.count % 8 != 4 { bytes.append(0) }
      let place = bytes.count
      append(UInt32(words.count / perElement))
      for word in words { append(word) }
      return place
    case .bool, .uint8, .int16, .int32, .int64:
      preconditionFailure("numbers stand in their tables")
    }
  }

  /// Writes the list of places of a table's slots, then the table, then what it refers to.
  private mutating func write(_ slots: [FlatValue?]) -> Int {
    var places: [Int] = []
    var size = 4
    for slot in slots {
      guard let slot else {
        places.append(0)
        continue
      }
      size = (size + slot.size - 1) / slot.size * slot.size
      places.append(size)
      size += slot.size
    }
    pad(to: 2)
    let list = bytes.count
    append(UInt16(4 + 2 * slots.count))
    append(UInt16(size))
    for place in places { append(UInt16(place)) }
    pad(to: 8)
    let table = bytes.count
    append(Int32(table - list))
    var references: [(at: Int, to: FlatValue)] = []
    for (slot, place) in zip(slots, places) {
      guard let slot else { continue }
      while bytes.count < table + place { bytes.append(0) }
      switch slot {
      case .bool(let value): bytes.append(value ? 1 : 0)
      case .uint8(let value): bytes.append(value)
      case .int16(let value): append(value)
      case .int32(let value): append(value)
      case .int64(let value): append(value)
      case .text, .table, .tables, .words:
        references.append((bytes.count, slot))
        append(0 as UInt32)
      }
    }
    for reference in references { patch(reference.at, with: write(reference.to)) }
    return table
  }

  private mutating func append<T: FixedWidthInteger>(_ value: T) {
    for index in 0..<(T.bitWidth / 8) {
      bytes.append(UInt8(truncatingIfNeeded: value >> T(8 * index)))
    }
  }

  private mutating func patch(_ place: Int, with target: Int) {
    for index in 0..<4 {
      bytes[place + index] = UInt8(truncatingIfNeeded: (target - place) >> (8 * index))
    }
  }

  private mutating func pad(to alignment: Int) {
    while bytes.count % alignment != 0 { bytes.append(0) }
  }
}
