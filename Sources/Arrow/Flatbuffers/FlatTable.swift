// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
internal import ByteKit

/// A table of a flatbuffer, which may be hostile: every place is held against the bytes.
struct FlatTable {
  private let source: SharedBytes
  /// The place of the table.
  private let table: Int
  /// The places of its slots: list and length.
  private let slots: Range<Int>
  private let end: Int

  /// The root of a buffer that takes a range of bytes.
  init(root source: SharedBytes, in range: Range<Int>) throws(ReadingError) {
    guard range.count >= 4 else { throw Self.damaged(at: range.lowerBound) }
    let step = Int(source.bytes.load(UInt32.self, at: range.lowerBound))
    try self.init(source, at: range.lowerBound + step, in: range)
  }

  private init(_ source: SharedBytes, at table: Int, in range: Range<Int>) throws(ReadingError) {
    let bytes = source.bytes
    guard table >= range.lowerBound, table <= range.upperBound - 4 else {
      throw Self.damaged(at: range.lowerBound)
    }
    let list = table - Int(bytes.load(Int32.self, at: table))
    guard list >= range.lowerBound, list <= range.upperBound - 4 else {
      throw Self.damaged(at: table)
    }
    let size = Int(bytes.load(UInt16.self, at: list))
    guard size >= 4, size % 2 == 0, size <= range.upperBound - list else {
      throw Self.damaged(at: table)
    }
    self.source = source
    self.table = table
    slots = (list + 4)..<(list + size)
    start = range.lowerBound
    end = range.upperBound
  }

  private let start: Int

  /// The bytes of the whole buffer.
  var size: Int { end - start }

  /// The error for a buffer whose places are impossible.
  static func damaged(at place: Int) -> ReadingError {
    ReadingError(.malformed, at: place, "the metadata is damaged: a place outside of it")
  }

  /// The place of a slot's value of some bytes; nothing if the slot is empty.
  private func place(_ slot: Int, size: Int) throws(ReadingError) -> Int? {
    guard slots.lowerBound + 2 * slot < slots.upperBound else { return nil }
    let step = Int(source.bytes.load(UInt16.self, at: slots.lowerBound + 2 * slot))
    if step == 0 { return nil }
    guard table + step <= end - size else { throw Self.damaged(at: table) }
    return table + step
  }

  /// A truth value or a small number.
  func uint8(_ slot: Int, default value: UInt8 = 0) throws(ReadingError) -> UInt8 {
    try place(slot, size: 1).map { source.bytes[$0] } ?? value
  }

  /// A whole number of two bytes.
  func int16(_ slot: Int, default value: Int = 0) throws(ReadingError) -> Int {
    try place(slot, size: 2).map { Int(source.bytes.load(Int16.self, at: $0)) } ?? value
  }

  /// A whole number of four bytes.
  func int32(_ slot: Int, default value: Int = 0) throws(ReadingError) -> Int {
    try place(slot, size: 4).map { Int(source.bytes.load(Int32.self, at: $0)) } ?? value
  }

  /// A whole number of eight bytes.
  func int64(_ slot: Int) throws(ReadingError) -> Int {
    try place(slot, size: 8).map { Int(source.bytes.load(Int64.self, at: $0)) } ?? 0
  }

  /// The place of a text; nothing if there is none.
  func textPlace(_ slot: Int) throws(ReadingError) -> Range<Int>? { try vector(slot, size: 1) }

  /// Text; nothing if there is none.
  func text(_ slot: Int) throws(ReadingError) -> String? {
    guard let vector = try vector(slot, size: 1) else { return nil }
    if let place = source.bytes.firstInvalidUTF8(in: vector) {
      throw ReadingError(.invalidUTF8, at: place, "a text of the metadata is not valid UTF-8")
    }
    return source.bytes.text(vector)
  }

  /// A table.
  func table(_ slot: Int) throws(ReadingError) -> FlatTable? {
    guard let place = try place(slot, size: 4) else { return nil }
    return try FlatTable(source, at: target(of: place), in: start..<end)
  }

  /// The places of references to tables, for ``table(at:)``.
  func tables(_ slot: Int) throws(ReadingError) -> [Int] {
    guard let vector = try vector(slot, size: 4) else { return [] }
    return Array(stride(from: vector.lowerBound, to: vector.upperBound, by: 4))
  }

  /// The table of a reference.
  func table(at reference: Int) throws(ReadingError) -> FlatTable {
    try FlatTable(source, at: target(of: reference), in: start..<end)
  }

  /// The words of structures that are whole words of eight bytes.
  func words(_ slot: Int, perElement: Int) throws(ReadingError) -> [Int64] {
    guard let vector = try vector(slot, size: 8 * perElement) else { return [] }
    return stride(from: vector.lowerBound, to: vector.upperBound, by: 8).map {
      source.bytes.load(Int64.self, at: $0)
    }
  }

  /// The bytes of a vector's elements.
  private func vector(_ slot: Int, size: Int) throws(ReadingError) -> Range<Int>? {
    guard let place = try place(slot, size: 4) else { return nil }
    let vector = target(of: place)
    guard vector <= end - 4 else { throw Self.damaged(at: place) }
    let count = Int(source.bytes.load(UInt32.self, at: vector))
    guard count <= (end - vector - 4) / size else { throw Self.damaged(at: vector) }
    return (vector + 4)..<(vector + 4 + count * size)
  }

  private func target(of reference: Int) -> Int {
    reference + Int(source.bytes.load(UInt32.self, at: reference))
  }
}
