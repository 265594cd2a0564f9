// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import ByteKit
internal import CArrow

/// One array of a producer: typed reads of its buffers, inside their lengths.
struct ArrowView {
  let count: Int
  private let array: UnsafeMutablePointer<ArrowArray>
  private let format: String
  private let offset: Int
  /// The buffer of values, offsets or views; not read where there are no rows.
  private let values: UnsafeRawPointer
  /// Keeps the memory.
  private let owner: AnyObject
  /// The texts of a dictionary.
  let labels: [String]

  init(
    _ array: UnsafeMutablePointer<ArrowArray>, offset: Int, length: Int, format: String,
    dictionary: String?, owner: AnyObject
  ) throws(Failure) {
    self.array = array
    self.format = format
    self.owner = owner
    count = length
    self.offset = Int(array.pointee.offset) + offset
    guard array.pointee.offset >= 0, Int(array.pointee.length) >= offset + length,
      Int(array.pointee.n_buffers) >= Self.bufferCount(format),
      array.pointee.buffers != nil || Self.bufferCount(format) == 0
    else { throw Failure(argument: "an Arrow array is shorter than its batch") }
    let found = Self.bufferCount(format) > 1 ? array.pointee.buffers[1] : nil
    guard found != nil || length == 0 || format == "n" else {
      throw Failure(argument: "an Arrow array lacks a buffer")
    }
    values = found ?? UnsafeRawPointer(array)
    if let dictionary {
      guard let inner = array.pointee.dictionary else {
        throw Failure(argument: "an Arrow array lacks its dictionary")
      }
      let texts = try ArrowView(
        inner, offset: 0, length: Int(inner.pointee.length), format: dictionary, dictionary: nil,
        owner: owner)
      guard ["u", "U", "vu"].contains(dictionary) else {
        throw Failure(argument: "a dictionary of Arrow type '\(dictionary)' has no labels of text")
      }
      labels = try (0..<texts.count).map { row throws(Failure) in
        guard !texts.isNull(row) else { throw Failure(argument: "a category is null") }
        return String(decoding: try texts.text(row), as: UTF8.self)
      }
    } else {
      labels = []
    }
  }

  private static func bufferCount(_ format: String) -> Int {
    switch format {
    case "n": 0
    case "u", "U": 3
    case "vu": 3
    default: 2
    }
  }

  private func buffer(_ index: Int) -> UnsafeRawPointer? { array.pointee.buffers[index] }

  /// Whether a value is missing.
  func isNull(_ row: Int) -> Bool {
    if format == "n" { return true }
    guard array.pointee.null_count != 0, let bits = buffer(0) else { return false }
    let place = offset + row
    // SAFE: the interface says that there is a bit for each row up to offset + length.
    return bits.load(fromByteOffset: place >> 3, as: UInt8.self) >> UInt8(place & 7) & 1 == 0
  }

  private func load<T: BitwiseCopyable>(_ row: Int, _ type: T.Type) -> T {
    // SAFE: the initializer checked that the buffer is there; the interface says that it has an
    // element for each row up to offset + length.
    values.loadUnaligned(
      fromByteOffset: (offset + row) * MemoryLayout<T>.stride, as: T.self)
  }

  /// A number as a double; nothing if a double cannot hold it exactly.
  func number(_ row: Int) -> Double? {
    switch format {
    case "c": Double(load(row, Int8.self))
    case "C": Double(load(row, UInt8.self))
    case "s": Double(load(row, Int16.self))
    case "S": Double(load(row, UInt16.self))
    case "i": Double(load(row, Int32.self))
    case "I": Double(load(row, UInt32.self))
    case "l": Double(exactly: load(row, Int64.self))
    case "L": Double(exactly: load(row, UInt64.self))
    case "e": Double(Float16(bitPattern: load(row, UInt16.self)))
    case "f": Double(load(row, Float.self))
    default: load(row, Double.self)
    }
  }

  /// A truth value.
  func bit(_ row: Int) -> Bool {
    let place = offset + row
    // SAFE: as in `isNull`.
    return values.load(fromByteOffset: place >> 3, as: UInt8.self) >> UInt8(place & 7)
      & 1 == 1
  }

  /// A whole number of 32 or 64 bits.
  func integer(_ row: Int, isLong: Bool) -> Int64 {
    isLong ? load(row, Int64.self) : Int64(load(row, Int32.self))
  }

  /// The bytes of a text.
  func text(_ row: Int) throws(Failure) -> [UInt8] {
    switch format {
    case "vu": return try viewed(row)
    case "U": return try sliced(load(row, Int64.self), load(row + 1, Int64.self))
    default: return try sliced(Int64(load(row, Int32.self)), Int64(load(row + 1, Int32.self)))
    }
  }

  private func sliced(_ start: Int64, _ end: Int64) throws(Failure) -> [UInt8] {
    if start == end { return [] }
    guard start >= 0, end >= start, let bytes = buffer(2) else {
      throw Failure(argument: "the offsets of an Arrow text do not rise")
    }
    // SAFE: the interface says that the bytes reach to the last offset.
    return Array(
      UnsafeRawBufferPointer(start: bytes + Int(start), count: Int(end - start)))
  }

  private func viewed(_ row: Int) throws(Failure) -> [UInt8] {
    let place = (offset + row) * 16
    // SAFE: sixteen bytes a row, as in `load`.
    let views = values + place
    let count = Int(views.loadUnaligned(as: Int32.self))
    if count <= 12 {
      guard count >= 0 else { throw Failure(argument: "an Arrow text has a negative length") }
      return Array(UnsafeRawBufferPointer(start: views + 4, count: count))
    }
    let index = Int(views.loadUnaligned(fromByteOffset: 8, as: Int32.self))
    let start = Int(views.loadUnaligned(fromByteOffset: 12, as: Int32.self))
    let last = Int(array.pointee.n_buffers) - 1
    guard index >= 0, start >= 0, 2 + index < last, let bytes = buffer(2 + index) else {
      throw Failure(argument: "an Arrow text lies outside its buffers")
    }
    // SAFE: the last buffer has the sizes of the others; the text lies inside its own.
    guard let sizes = buffer(last) else {
      throw Failure(argument: "an Arrow array lacks a buffer")
    }
    let size = Int(sizes.loadUnaligned(fromByteOffset: index * 8, as: Int64.self))
    guard start + count <= size else {
      throw Failure(argument: "an Arrow text lies outside its buffers")
    }
    return Array(UnsafeRawBufferPointer(start: bytes + start, count: count))
  }
}
