// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
internal import ByteKit
internal import Packing

/// Reads structures in the compact protocol of Thrift, which may be hostile.
///
///     var last: Int16 = 0
///     while let field = try reader.next(after: &last) {
///       switch field.id {
///       case 1: count = try reader.int(field)
///       default: try reader.skip(field)
///       }
///     }
///
/// Nothing is allocated on the word of the bytes: lengths are held against what is left, and lists
/// are read element by element.
struct ThriftReader {
  /// A field: its number and type.
  struct Field {
    let id: Int16
    let type: ThriftType
  }

  private static let deepest = 32

  let source: SharedBytes
  private(set) var offset: Int
  private let end: Int

  /// Reads from a range of bytes.
  init(_ source: SharedBytes, in range: Range<Int>) {
    self.source = source
    offset = range.lowerBound
    end = range.upperBound
  }

  /// The next field of a structure; nothing at its end.
  mutating func next(after last: inout Int16) throws(ReadingError) -> Field? {
    let byte = try byte()
    if byte == 0 { return nil }
    let type = try type(byte & 15)
    let step = Int64(byte >> 4)
    let id = step == 0 ? try zigzag() : Int64(last) + step
    guard let id = Int16(exactly: id) else { throw malformed("a field has no possible number") }
    last = id
    return Field(id: id, type: type)
  }

  /// A whole number of any width.
  mutating func int(_ field: Field) throws(ReadingError) -> Int {
    switch field.type {
    case .byte: return Int(Int8(bitPattern: try byte()))
    case .int16, .int32, .int64: return Int(try zigzag())
    default: throw malformed("field \(field.id) is no whole number")
    }
  }

  /// A truth value.
  mutating func bool(_ field: Field) throws(ReadingError) -> Bool {
    switch field.type {
    case .yes: return true
    case .no: return false
    default: throw malformed("field \(field.id) is no truth value")
    }
  }

  /// The place of bytes or text.
  mutating func bytes(_ field: Field) throws(ReadingError) -> Range<Int> {
    guard field.type == .binary else { throw malformed("field \(field.id) is no text") }
    return try bytes()
  }

  /// Text.
  mutating func text(_ field: Field) throws(ReadingError) -> String {
    try text(in: bytes(field))
  }

  /// A structure's beginning.
  func check(structure field: Field) throws(ReadingError) {
    guard field.type == .structure else { throw malformed("field \(field.id) is no structure") }
  }

  /// The number of elements of a list of structures, numbers or texts; the elements follow.
  mutating func list(_ field: Field, of wanted: ThriftType) throws(ReadingError) -> Int {
    guard field.type == .list else { throw malformed("field \(field.id) is no list") }
    let (type, count) = try listHead()
    guard count == 0 || type == wanted else {
      throw malformed("field \(field.id) is a list of something else")
    }
    return count
  }

  /// A whole number in a list.
  mutating func element() throws(ReadingError) -> Int { Int(try zigzag()) }

  /// Text in a list.
  mutating func textElement() throws(ReadingError) -> String { try text(in: bytes()) }

  /// Passes over a field.
  mutating func skip(_ field: Field) throws(ReadingError) {
    try skip(field.type, depth: 0, isElement: false)
  }

  private mutating func skip(
    _ type: ThriftType, depth: Int, isElement: Bool
  ) throws(ReadingError) {
    guard depth < Self.deepest else {
      throw ReadingError(.nestingTooDeep, at: offset, "the metadata nests too deep")
    }
    switch type {
    case .yes, .no: if isElement { _ = try byte() }
    case .byte: _ = try byte()
    case .int16, .int32, .int64: _ = try varint()
    case .double: try advance(8)
    case .binary: _ = try bytes()
    case .list, .set:
      let (inner, count) = try listHead()
      for _ in 0..<count { try skip(inner, depth: depth + 1, isElement: true) }
    case .map:
      let count = try size()
      if count == 0 { return }
      let types = try byte()
      let (key, value) = (try self.type(types >> 4), try self.type(types & 15))
      for _ in 0..<count {
        try skip(key, depth: depth + 1, isElement: true)
        try skip(value, depth: depth + 1, isElement: true)
      }
    case .structure:
      var last: Int16 = 0
      while let field = try next(after: &last) {
        try skip(field.type, depth: depth + 1, isElement: false)
      }
    }
  }

  /// An error at the place that was reached.
  func malformed(_ message: String) -> ReadingError {
    ReadingError(.malformed, at: offset, "the metadata is damaged: \(message)")
  }
}

// MARK: - Pieces

extension ThriftReader {
  private mutating func listHead() throws(ReadingError) -> (ThriftType, Int) {
    let head = try byte()
    let count = head >> 4 == 15 ? try size() : Int(head >> 4)
    // An element takes a byte at least.
    guard count <= end - offset else { throw malformed("a list is longer than what is left") }
    if count == 0, head & 15 == 0 { return (.byte, 0) }
    return (try type(head & 15), count)
  }

  private func type(_ number: UInt8) throws(ReadingError) -> ThriftType {
    guard let type = ThriftType(rawValue: number) else { throw malformed("an unknown type") }
    return type
  }

  private mutating func bytes() throws(ReadingError) -> Range<Int> {
    let count = try size()
    let start = offset
    try advance(count)
    return start..<offset
  }

  private func text(in range: Range<Int>) throws(ReadingError) -> String {
    if let place = source.bytes.firstInvalidUTF8(in: range) {
      throw ReadingError(.invalidUTF8, at: place, "a text of the metadata is not valid UTF-8")
    }
    return source.bytes.text(range)
  }

  private mutating func size() throws(ReadingError) -> Int {
    guard let count = Int(exactly: try varint()), count <= end - offset else {
      throw malformed("a length is beyond the end")
    }
    return count
  }

  private mutating func advance(_ count: Int) throws(ReadingError) {
    guard count <= end - offset else { throw malformed("it ends too early") }
    offset += count
  }

  private mutating func byte() throws(ReadingError) -> UInt8 {
    guard offset < end else { throw malformed("it ends too early") }
    offset += 1
    return source.bytes[offset - 1]
  }

  private mutating func varint() throws(ReadingError) -> UInt64 {
    var place = offset
    guard let value = source.bytes.varint(at: &place, before: end) else {
      throw malformed("a number is broken")
    }
    offset = place
    return value
  }

  private mutating func zigzag() throws(ReadingError) -> Int64 { Int64(zigzag: try varint()) }
}
