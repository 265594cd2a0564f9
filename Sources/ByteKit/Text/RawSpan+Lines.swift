// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

extension RawSpan {
  /// The place of the first LF or CR in a range; `end` if there is none.
  ///
  /// - Complexity: O(*n*), by sixteen bytes at a time.
  /// - Precondition: The range lies within the span.
  package func endOfLine(from start: Int, before end: Int) -> Int {
    precondition(start >= 0 && start <= end && end <= byteCount, "range out of bounds")
    var offset = start
    while offset &+ 16 <= end {
      let block = block(at: offset)
      let marks = Self.bits(block .== Self.lineFeeds) | Self.bits(block .== Self.returns)
      if marks != SIMD2(0, 0) { break }
      offset &+= 16
    }
    while offset < end {
      let byte = self[offset]
      if byte == 0x0A || byte == 0x0D { return offset }
      offset &+= 1
    }
    return end
  }

  /// The place behind the line end at `end`: LF, CR LF or CR; `end` itself at the end of the span.
  @inlinable
  package func startOfNextLine(after end: Int) -> Int {
    guard end < byteCount else { return end }
    if self[end] == 0x0D, end &+ 1 < byteCount, self[end &+ 1] == 0x0A { return end &+ 2 }
    return end &+ 1
  }

  /// The number of line ends in a range: LF, CR LF and CR each count one.
  ///
  /// A CR LF across the end of the range counts with its LF, outside.
  ///
  /// - Complexity: O(*n*), by sixteen bytes at a time.
  /// - Precondition: The range lies within the span.
  package func countLineEnds(in range: Range<Int>) -> Int {
    precondition(range.lowerBound >= 0 && range.upperBound <= byteCount, "range out of bounds")
    var offset = range.lowerBound
    var count = 0
    while offset < range.upperBound {
      // Lanes of one byte overflow after 255 rounds.
      let stop = min(range.upperBound, offset &+ 255 &* 16)
      count &+= countLineEnds(from: offset, shortTo: stop)
      offset = stop
    }
    return count
  }

  /// Counts the line ends of at most 4080 bytes.
  private func countLineEnds(from start: Int, shortTo end: Int) -> Int {
    var offset = start
    var sums = SIMD16<UInt8>(repeating: 0)
    var returns = SIMD2<UInt64>(0, 0)
    while offset &+ 16 <= end {
      let block = block(at: offset)
      // SAFE: both types are 16 bytes; a lane that matches is 255, which is −1.
      let matches = unsafe unsafeBitCast(block .== Self.lineFeeds, to: SIMD16<UInt8>.self)
      sums = sums &- matches
      returns |= Self.bits(block .== Self.returns)
      offset &+= 16
    }
    var count = 0
    if returns == SIMD2(0, 0) {
      for lane in sums.indices { count &+= Int(sums[lane]) }
    } else {
      offset = start
    }
    while offset < end {
      let byte = self[offset]
      let isPair = byte == 0x0D && offset &+ 1 < byteCount && self[offset &+ 1] == 0x0A
      if byte == 0x0A || (byte == 0x0D && !isPair) { count &+= 1 }
      offset &+= 1
    }
    return count
  }

  private static var lineFeeds: SIMD16<UInt8> { SIMD16(repeating: 0x0A) }
  private static var returns: SIMD16<UInt8> { SIMD16(repeating: 0x0D) }

  /// A comparison's result as two words, which compare and combine in one instruction.
  @inlinable
  @inline(__always)
  static func bits(_ mask: SIMDMask<SIMD16<Int8>>) -> SIMD2<UInt64> {
    // SAFE: both types are 16 bytes without padding.
    unsafe unsafeBitCast(mask, to: SIMD2<UInt64>.self)
  }

  /// Sixteen bytes from an offset on.
  ///
  /// - Precondition: They lie inside the span.
  @inlinable
  package func block(at offset: Int) -> SIMD16<UInt8> {
    precondition(offset >= 0 && offset &+ 16 <= byteCount, "load out of bounds")
    // SAFE: the line above checked the bounds; the load is an unaligned one.
    return unsafe unsafeLoadUnaligned(
      fromUncheckedByteOffset: offset, as: SIMD16<UInt8>.self)
  }
}
