// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

extension RawSpan {
  /// The place of the first byte in a range that is not part of valid UTF-8.
  ///
  /// Overlong forms, surrogates and scalars above U+10FFFF are not valid; the place is that of the
  /// first byte of the sequence that is broken.
  ///
  /// - Complexity: O(*n*); ASCII goes by eight bytes at a time.
  /// - Precondition: The range lies within the span.
  public func firstInvalidUTF8(in range: Range<Int>) -> Int? {
    precondition(range.lowerBound >= 0 && range.upperBound <= byteCount, "range out of bounds")
    var index = range.lowerBound
    let stop = range.upperBound
    while index < stop {
      if stop &- index >= 8 {
        let high = load(UInt64.self, at: index) & 0x8080_8080_8080_8080
        if high == 0 {
          index &+= 8
          continue
        }
        index &+= high.trailingZeroBitCount >> 3
      } else if self[index] < 0x80 {
        index &+= 1
        continue
      }
      let length = lengthOfUTF8Sequence(at: index, before: stop)
      if length == 0 { return index }
      index &+= length
    }
    return nil
  }

  /// The length of the sequence of two to four bytes at a place; 0 if it is not valid.
  private func lengthOfUTF8Sequence(at index: Int, before stop: Int) -> Int {
    let first = self[index]
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
