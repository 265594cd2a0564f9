// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import CFieldMarks

// Rows of fields between separators, field by field.
//
//     1.5,-12,red⏎       block of 64 bytes, its separators and line ends marked
//     ---1---1---1       as bits; the lowest one is the end of the next field
//
// A field's end is known before its bytes are looked at, so the value is read backwards from there:
// the last eight bytes of a number are one load, whatever its length. What does not look like a
// value of the expected kind is the caller's to read; nothing here decides what is right.
//
// All loads stay inside the bytes because of three rules, which `init`, `read(_:_:)` and
// `endField(behind:)` keep: a field begins at 17 or later, marks are of blocks up to `lastBlock`, and
// that one ends sixteen bytes before the bytes do.

/// Goes over the fields of rows.
///
///     var fields = FieldCursor(bytes, from: line)
///     let isRead = fields.read(20) { field in … field.shortNumber … }
///     if isRead, fields.endRow() { … fields.place … }
@safe
package struct FieldCursor: ~Escapable, BitwiseCopyable {
  /// The bytes.
  package let bytes: RawSpan
  @usableFromInline let shapes: NumberShapes
  @usableFromInline let separator: UInt8
  /// The last place where a block may begin.
  @usableFromInline let lastBlock: Int
  /// Where the block begins.
  @usableFromInline var block: Int
  /// The ends of fields in the block that were not reached yet.
  @usableFromInline var marks: UInt64
  /// Where the last field ended.
  @usableFromInline var end: Int
  /// The byte there, or a separator before the first field of a row.
  @usableFromInline var endByte: UInt8

  /// Starts before the first field of a row; nothing if the row is too near to an end of the bytes.
  ///
  /// - Precondition: `0 <= line <= bytes.byteCount`.
  @_lifetime(copy bytes)
  package init?(_ bytes: RawSpan, from line: Int, separator: UInt8 = UInt8(ascii: ",")) {
    precondition(line >= 0 && line <= bytes.byteCount, "offset out of bounds")
    let lastBlock = bytes.byteCount &- 80
    guard line >= 17, line <= lastBlock else { return nil }
    self.bytes = bytes
    self.separator = separator
    self.lastBlock = lastBlock
    shapes = NumberShapes.all
    block = line
    marks = Self.marks(bytes, at: line, separator)
    end = line &- 1
    endByte = separator
  }

  /// Where the next field begins.
  @inlinable package var place: Int { end &+ 1 }

  /// Reads the next fields of the row.
  ///
  /// The state of the loop is in variables of its own, so that it stays in registers.
  ///
  /// - Returns: False if the row ends before, if the bytes are nearly at their end, or if `body` says
  ///   so; then the cursor stays where it was.
  @_lifetime(self: copy self)
  @inlinable
  @inline(__always)
  package mutating func read(_ count: Int, _ body: (borrowing PlainField) -> Bool) -> Bool {
    var (block, marks, end, endByte) = (self.block, self.marks, self.end, self.endByte)
    var left = count
    while left > 0 {
      guard endByte == separator else { return false }
      let start = end &+ 1
      while marks == 0 {
        block &+= 64
        guard block <= lastBlock else { return false }
        marks = Self.marks(bytes, at: block, separator)
      }
      end = block &+ marks.trailingZeroBitCount
      marks &= marks &- 1
      endByte = byte(at: end)
      guard body(PlainField(bytes, shapes, start, end)) else { return false }
      left &-= 1
    }
    (self.block, self.marks, self.end, self.endByte) = (block, marks, end, endByte)
    return true
  }

  /// Goes behind the end of a row, which the last field must have reached.
  ///
  /// - Returns: False if the row goes on.
  @_lifetime(self: copy self)
  @inlinable
  @inline(__always)
  package mutating func endRow() -> Bool {
    if endByte != UInt8(ascii: "\n") {
      guard endByte == UInt8(ascii: "\r") else { return false }
      if byte(at: end &+ 1) == UInt8(ascii: "\n"), !findEnd() { return false }
    }
    endByte = separator
    return true
  }

  /// Where the next field of the row begins, behind blanks and tabs; nothing at the end of the row.
  ///
  /// Text that may hold separators is read from there on; ``endField(behind:)`` ends it.
  @inlinable package var beginning: Int? {
    endByte == separator ? skipBlanks(from: end &+ 1) : nil
  }

  /// Ends the field that begins at ``beginning`` behind its text, and behind blanks and tabs.
  ///
  /// - Returns: False if the text is followed by something else.
  @_lifetime(self: copy self)
  package mutating func endField(behind text: Int) -> Bool {
    guard text > end, text <= lastBlock else { return false }
    let place = skipBlanks(from: text)
    guard place <= lastBlock else { return false }
    if place &- block < 64 {
      marks &= ~0 &<< UInt64(truncatingIfNeeded: place &- block)
    } else {
      block = place
      marks = Self.marks(bytes, at: place, separator)
    }
    return findEnd() && end == place
  }

  /// The first place from one on that is no blank or tab, or the first behind ``lastBlock``.
  @usableFromInline
  func skipBlanks(from start: Int) -> Int {
    var place = start
    while place <= lastBlock, byte(at: place) == 0x20 || byte(at: place) == 0x09 { place &+= 1 }
    return place
  }

  /// Goes to the next mark.
  @_lifetime(self: copy self)
  @usableFromInline
  mutating func findEnd() -> Bool {
    while marks == 0 {
      block &+= 64
      guard block <= lastBlock else { return false }
      marks = Self.marks(bytes, at: block, separator)
    }
    end = block &+ marks.trailingZeroBitCount
    marks &= marks &- 1
    endByte = byte(at: end)
    return true
  }

  @inlinable
  @inline(__always)
  static func marks(_ bytes: RawSpan, at place: Int, _ separator: UInt8) -> UInt64 {
    unsafe bytes.withUnsafeBytes { buffer in
      // SAFE: a block ends sixteen bytes before the bytes do.
      unsafe splittool_field_marks(buffer.baseAddress.unsafelyUnwrapped + place, separator)
    }
  }

  @inlinable
  @inline(__always)
  func byte(at place: Int) -> UInt8 {
    // SAFE: places are the ends of fields, the bytes behind them, and those before `lastBlock`.
    unsafe bytes.unsafeLoad(fromUncheckedByteOffset: place, as: UInt8.self)
  }
}
