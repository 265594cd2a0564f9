// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

/// Where a run of plain text ends.
@frozen
@usableFromInline
package struct TextRun: BitwiseCopyable, Sendable {
  /// The place of the byte that ends it, or the end of the span.
  package let end: Int
  /// Whether it may hold bytes of 0x80 and above.
  package let mayHaveHighBytes: Bool

  @usableFromInline
  init(end: Int, mayHaveHighBytes: Bool) {
    self.end = end
    self.mayHaveHighBytes = mayHaveHighBytes
  }
}

extension RawSpan {
  /// Finds the first quote of a kind, backslash or control character.
  ///
  /// - Complexity: O(*n*), by sixteen bytes at a time.
  /// - Precondition: `start` lies within the span or at its end.
  package func quotedRun(from start: Int, quote: UInt8) -> TextRun {
    precondition(start >= 0 && start <= byteCount, "offset out of bounds")
    var high = SIMD16<UInt8>(repeating: 0)
    var offset = start
    while offset &+ 16 <= byteCount {
      let block = block(at: offset)
      high |= block
      let marks = Self.quotedTextEnds(block, quote)
      if marks != SIMD2(0, 0) {
        return TextRun(end: offset &+ Self.first(marks), mayHaveHighBytes: Self.isHigh(high))
      }
      offset &+= 16
    }
    while offset < byteCount {
      let byte = self[offset]
      if byte == quote || byte == 0x5C || byte < 0x20 { break }
      high[0] |= byte
      offset &+= 1
    }
    return TextRun(end: offset, mayHaveHighBytes: Self.isHigh(high))
  }

  /// Finds the first byte that ends a bare word or is not allowed in one: white space, controls,
  /// comma, braces, quotes and the percent sign.
  ///
  /// - Complexity: O(*n*), by sixteen bytes at a time.
  /// - Precondition: `start` lies within the span or at its end.
  package func wordRun(from start: Int) -> TextRun {
    precondition(start >= 0 && start <= byteCount, "offset out of bounds")
    var high = SIMD16<UInt8>(repeating: 0)
    var offset = start
    while offset &+ 16 <= byteCount {
      let block = block(at: offset)
      high |= block
      let marks = Self.wordEnds(block)
      if marks != SIMD2(0, 0) {
        return TextRun(end: offset &+ Self.first(marks), mayHaveHighBytes: Self.isHigh(high))
      }
      offset &+= 16
    }
    while offset < byteCount {
      let byte = self[offset]
      if Self.wordEnds(SIMD16(repeating: byte)) != SIMD2(0, 0) { break }
      high[0] |= byte
      offset &+= 1
    }
    return TextRun(end: offset, mayHaveHighBytes: Self.isHigh(high))
  }

  @inlinable
  @inline(__always)
  static func quotedTextEnds(_ block: SIMD16<UInt8>, _ quote: UInt8) -> SIMD2<UInt64> {
    let quotes = bits(block .== SIMD16(repeating: quote))
    let backslashes = bits(block .== SIMD16(repeating: 0x5C))
    let controls = bits(block .< SIMD16(repeating: 0x20))
    return quotes | backslashes | controls
  }

  /// Marks the commas, double quotes, LF and CR among the 64 bytes from a place on, the first byte
  /// in the lowest bit.
  ///
  /// - Precondition: 64 bytes from `start` on lie within the span.
  package func fieldEnds(at start: Int) -> UInt64 {
    precondition(start >= 0 && start <= byteCount &- 64, "block out of bounds")
    var marks: UInt64 = 0
    var offset = 0
    while offset < 64 {
      let bytes = Self.fieldEnds(block(at: start &+ offset))
      marks |= (Self.packed(bytes[0]) | Self.packed(bytes[1]) << 8) &<< UInt64(offset)
      offset &+= 16
    }
    return marks
  }

  /// The place of the first comma, double quote, LF or CR from a place on; the end if there is none.
  ///
  /// - Complexity: O(*n*), by sixteen bytes at a time.
  /// - Precondition: `start` lies within the span or at its end.
  package func firstFieldEnd(from start: Int) -> Int {
    precondition(start >= 0 && start <= byteCount, "offset out of bounds")
    var offset = start
    while offset &+ 16 <= byteCount {
      let marks = Self.fieldEnds(block(at: offset))
      if marks != SIMD2(0, 0) { return offset &+ Self.first(marks) }
      offset &+= 16
    }
    while offset < byteCount, Self.fieldEnds(SIMD16(repeating: self[offset])) == SIMD2(0, 0) {
      offset &+= 1
    }
    return offset
  }

  /// One bit for each of eight bytes that are 255 or 0.
  @inline(__always)
  private static func packed(_ bytes: UInt64) -> UInt64 {
    ((bytes & 0x0101_0101_0101_0101) &* 0x0102_0408_1020_4080) >> 56
  }

  @inline(__always)
  private static func fieldEnds(_ block: SIMD16<UInt8>) -> SIMD2<UInt64> {
    bits(block .== SIMD16(repeating: UInt8(ascii: ",")))
      | bits(block .== SIMD16(repeating: UInt8(ascii: "\"")))
      | bits(block .== SIMD16(repeating: 0x0A)) | bits(block .== SIMD16(repeating: 0x0D))
  }

  @inline(__always)
  private static func wordEnds(_ block: SIMD16<UInt8>) -> SIMD2<UInt64> {
    let blanks = bits(block .<= SIMD16(repeating: 0x20))
    let commas = bits(block .== SIMD16(repeating: UInt8(ascii: ",")))
    let quotes = bits(block .== SIMD16(repeating: UInt8(ascii: "\"")))
    let singleQuotes = bits(block .== SIMD16(repeating: UInt8(ascii: "'")))
    let percents = bits(block .== SIMD16(repeating: UInt8(ascii: "%")))
    let open = bits(block .== SIMD16(repeating: UInt8(ascii: "{")))
    let close = bits(block .== SIMD16(repeating: UInt8(ascii: "}")))
    return blanks | commas | quotes | singleQuotes | percents | open | close
  }

  /// The index of the first lane that is set.
  @inlinable
  @inline(__always)
  static func first(_ marks: SIMD2<UInt64>) -> Int {
    marks[0] != 0
      ? marks[0].trailingZeroBitCount >> 3 : 8 &+ marks[1].trailingZeroBitCount >> 3
  }

  @inlinable
  @inline(__always)
  static func isHigh(_ bytes: SIMD16<UInt8>) -> Bool {
    // SAFE: both types are 16 bytes without padding.
    let words = unsafe unsafeBitCast(bytes, to: SIMD2<UInt64>.self)
    return (words[0] | words[1]) & 0x8080_8080_8080_8080 != 0
  }
}
