// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

package import Diagnostics
package import ByteKit

/// The values of one column in a record batch.
package struct ArrowArray {
  /// The column.
  package let field: ArrowField
  /// The number of values.
  package let count: Int
  private let bits: SharedBytes
  /// Values, or places of texts.
  private let values: SharedBytes
  /// The bytes of texts.
  private var texts: [SharedBytes] = []
  private let width: Int

  /// Takes the buffers of a column, and holds their lengths against the number of values.
  init(
    _ field: ArrowField, count: Int, missing: Int64, _ buffers: inout ArrowBatch.Buffers
  ) throws(ReadingError) {
    self.field = field
    self.count = count
    if case .null = field.type, field.dictionary == nil {
      (bits, values, width) = (SharedBytes([]), SharedBytes([]), 0)
      return
    }
    let bits = try buffers.take()
    self.bits = missing == 0 ? SharedBytes([]) : bits
    values = try buffers.take()
    width = try Self.width(of: field)
    let isShort = self.bits.count > 0 && self.bits.count < (count + 7) / 8
    // A column of texts without values may have no places at all.
    let places = Self.hasPlaces(field) && count > 0 ? count + 1 : count
    guard !isShort, missing == 0 || self.bits.count > 0 || count == 0,
      places <= (width == 0 ? values.count * 8 : values.count / width)
    else { throw ReadingError(.malformed, "the buffers of '\(field.name)' are too short") }
    guard field.dictionary == nil else { return }
    switch field.type {
    case .text: texts = [try buffers.take()]
    case .textView:
      for _ in 0..<(try buffers.takeVariadicCount()) { texts.append(try buffers.take()) }
    default: break
    }
  }

  private static func hasPlaces(_ field: ArrowField) -> Bool {
    if case .text = field.type, field.dictionary == nil { return true }
    return false
  }

  /// The bytes of a value or place; zero for bits.
  private static func width(of field: ArrowField) throws(ReadingError) -> Int {
    let bits: Int
    if let dictionary = field.dictionary {
      bits = dictionary.bits
    } else {
      switch field.type {
      case .integer(let width, _), .float(let width), .decimal(let width, _): bits = width
      case .text(let isLarge): bits = isLarge ? 64 : 32
      case .textView: bits = 128
      case .date(let isMilliseconds): bits = isMilliseconds ? 64 : 32
      case .timestamp: bits = 64
      case .boolean: return 0
      case .null: bits = 0
      case .other(let what):
        throw ReadingError(
          .unsupportedForm,
          "the column '\(field.name)' holds \(what), for which tables have no type",
          hint: "leave it out or convert it before")
      }
    }
    guard [8, 16, 32, 64, 128].contains(bits) else {
      throw ReadingError(
        .unsupportedForm, "values of \(bits) bits, as in '\(field.name)', are not read")
    }
    return bits / 8
  }

  /// Whether a value is missing.
  package func isMissing(_ row: Int) -> Bool {
    if case .null = field.type, field.dictionary == nil { return true }
    guard bits.count > 0 else { return false }
    return bits.bytes[row >> 3] >> UInt8(row & 7) & 1 == 0
  }

  /// A whole number, code, truth value or time; numbers without a sign as their bits.
  package func integer(_ row: Int) -> Int64 {
    let bytes = values.bytes
    let isSigned =
      if let dictionary = field.dictionary { dictionary.isSigned } else { field.type.isSigned }
    switch (width, isSigned) {
    case (0, _): return Int64(bytes[row >> 3] >> UInt8(row & 7) & 1)
    case (1, true): return Int64(Int8(bitPattern: bytes[row]))
    case (1, false): return Int64(bytes[row])
    case (2, true): return Int64(bytes.load(Int16.self, at: row * 2))
    case (2, false): return Int64(bytes.load(UInt16.self, at: row * 2))
    case (4, true): return Int64(bytes.load(Int32.self, at: row * 4))
    case (4, false): return Int64(bytes.load(UInt32.self, at: row * 4))
    default: return bytes.load(Int64.self, at: row * 8)
    }
  }

  /// A fraction of 32 or 64 bits.
  package func double(_ row: Int) -> Double {
    let bytes = values.bytes
    return width == 4
      ? Double(Float(bitPattern: bytes.load(UInt32.self, at: row * 4)))
      : Double(bitPattern: bytes.load(UInt64.self, at: row * 8))
  }

  /// The bits of a fraction of 16 bits.
  package func half(_ row: Int) -> UInt16 { values.bytes.load(UInt16.self, at: row * 2) }

  /// The bytes of a decimal number, the lowest first.
  package func bytes(_ row: Int) -> [UInt8] {
    values.bytes.array((row * width)..<((row + 1) * width))
  }

  /// Where a text is.
  ///
  /// - Throws: `malformed` for a place outside the bytes.
  package func text(_ row: Int) throws(ReadingError) -> (source: SharedBytes, range: Range<Int>) {
    if case .textView = field.type { return try view(row) }
    let bytes = values.bytes
    let (start, end) =
      width == 8
      ? (bytes.load(Int64.self, at: row * 8), bytes.load(Int64.self, at: row * 8 + 8))
      : (Int64(bytes.load(Int32.self, at: row * 4)), Int64(bytes.load(Int32.self, at: row * 4 + 4)))
    guard start >= 0, start <= end, end <= Int64(texts[0].count) else { throw outside }
    return (texts[0], Int(start)..<Int(end))
  }

  /// A text that stands in its place if it has up to twelve bytes, or in one of the buffers.
  private func view(_ row: Int) throws(ReadingError) -> (source: SharedBytes, range: Range<Int>) {
    let bytes = values.bytes
    let length = Int(bytes.load(Int32.self, at: row * 16))
    if length >= 0, length <= 12 { return (values, (row * 16 + 4)..<(row * 16 + 4 + length)) }
    let buffer = Int(bytes.load(Int32.self, at: row * 16 + 8))
    let start = Int(bytes.load(Int32.self, at: row * 16 + 12))
    guard length > 0, buffer >= 0, buffer < texts.count, start >= 0,
      start <= texts[buffer].count, length <= texts[buffer].count - start
    else { throw outside }
    return (texts[buffer], start..<(start + length))
  }

  private var outside: ReadingError {
    ReadingError(.malformed, "a text of '\(field.name)' lies outside its buffer")
  }
}

extension ArrowType {
  fileprivate var isSigned: Bool {
    if case .integer(_, let isSigned) = self { return isSigned }
    return true
  }
}
