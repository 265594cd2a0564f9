// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import ByteKit

/// Writes structures in the compact protocol of Thrift.
///
/// A field is a byte of type and distance from the last field's number, then its value; numbers are
/// zigzag and seven bits a byte. Fields are written in rising order.
struct ThriftWriter: ~Copyable {
  private(set) var sink = ByteSink()
  /// The last field of each structure that is open.
  private var fields: [Int16] = [0]

  /// The number of bytes so far.
  var count: Int { sink.count }

  /// The bytes so far, which are taken out.
  mutating func takeBytes() -> SharedBytes { sink.takeBytes() }

  /// Writes a whole number.
  mutating func write(_ field: Int16, int32 value: Int) {
    begin(field, .int32)
    sink.append(zigzag: Int64(value))
  }

  /// Writes a long whole number.
  mutating func write(_ field: Int16, int64 value: Int) {
    begin(field, .int64)
    sink.append(zigzag: Int64(value))
  }

  /// Writes a short whole number.
  mutating func write(_ field: Int16, int16 value: Int) {
    begin(field, .int16)
    sink.append(zigzag: Int64(value))
  }

  /// Writes a byte.
  mutating func write(_ field: Int16, byte value: UInt8) {
    begin(field, .byte)
    sink.append(value)
  }

  /// Writes a truth value.
  mutating func write(_ field: Int16, bool value: Bool) { begin(field, value ? .yes : .no) }

  /// Writes text.
  mutating func write(_ field: Int16, text: String) {
    begin(field, .binary)
    append(element: text)
  }

  /// Writes bytes.
  mutating func write(_ field: Int16, bytes: [UInt8]) {
    begin(field, .binary)
    sink.append(varint: UInt64(bytes.count))
    sink.append(bytes)
  }

  /// Writes a structure.
  mutating func write(_ field: Int16, structure body: (inout ThriftWriter) -> Void) {
    begin(field, .structure)
    append(structure: body)
  }

  /// Opens a list; the elements follow.
  mutating func writeList(_ field: Int16, of type: ThriftType, count: Int) {
    begin(field, .list)
    if count < 15 {
      sink.append(UInt8(count) << 4 | type.rawValue)
    } else {
      sink.append(0xF0 | type.rawValue)
      sink.append(varint: UInt64(count))
    }
  }

  /// Appends a structure that is no field: an element of a list, or the outermost one.
  mutating func append(structure body: (inout ThriftWriter) -> Void) {
    fields.append(0)
    body(&self)
    fields.removeLast()
    sink.append(0)
  }

  /// Appends a whole number to a list.
  mutating func append(element value: Int) { sink.append(zigzag: Int64(value)) }

  /// Appends a text to a list.
  mutating func append(element text: String) {
    sink.append(varint: UInt64(text.utf8.count))
    sink.append(text)
  }

  private mutating func begin(_ field: Int16, _ type: ThriftType) {
    let step = field - fields[fields.count - 1]
    precondition(step > 0 && step < 16, "fields are written in rising order")
    sink.append(UInt8(step) << 4 | type.rawValue)
    fields[fields.count - 1] = field
  }
}
