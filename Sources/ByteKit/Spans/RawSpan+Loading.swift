// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

extension RawSpan {
  /// Reads a little-endian integer at a byte offset, which need not be aligned.
  ///
  /// - Precondition: All bytes of the integer lie inside the span.
  @inlinable
  @inline(__always)
  public func load<T: FixedWidthInteger & BitwiseCopyable>(_ type: T.Type, at offset: Int) -> T {
    precondition(offset >= 0 && offset &+ MemoryLayout<T>.size <= byteCount, "load out of bounds")
    // SAFE: the line above checked the bounds; the load is an unaligned one.
    return T(littleEndian: unsafe unsafeLoadUnaligned(fromUncheckedByteOffset: offset, as: T.self))
  }

  /// The byte at an offset.
  ///
  /// - Precondition: `0 <= offset < byteCount`.
  @inlinable
  @inline(__always)
  public subscript(_ offset: Int) -> UInt8 {
    precondition(offset >= 0 && offset < byteCount, "byte offset out of bounds")
    // SAFE: the line above checked the bounds.
    return unsafe unsafeLoad(fromUncheckedByteOffset: offset, as: UInt8.self)
  }

  /// A copy of the bytes in a range.
  public func array(_ range: Range<Int>) -> [UInt8] {
    let part = extracting(range)
    return unsafe [UInt8](unsafeUninitializedCapacity: part.byteCount) { buffer, count in
      // SAFE: source and destination both hold `byteCount` bytes and do not overlap.
      unsafe part.withUnsafeBytes {
        unsafe UnsafeMutableRawBufferPointer(buffer).copyMemory(from: $0)
      }
      count = part.byteCount
    }
  }

  /// Text of a range, with bytes that are not UTF-8 replaced.
  public func text(_ range: Range<Int>) -> String {
    let part = extracting(range)
    return unsafe String(unsafeUninitializedCapacity: part.byteCount) { buffer in
      // SAFE: source and destination both hold `byteCount` bytes and do not overlap.
      unsafe part.withUnsafeBytes {
        unsafe UnsafeMutableRawBufferPointer(buffer).copyMemory(from: $0)
      }
      return part.byteCount
    }
  }

  /// Whether a range spells a word of small ASCII letters, in letters of any case.
  public func spells(_ word: StaticString, in range: Range<Int>) -> Bool {
    guard range.count == word.utf8CodeUnitCount else { return false }
    var index = 0
    while index < range.count {
      // SAFE: `index` is below the literal's length.
      let letter = unsafe word.utf8Start[index]
      if self[range.lowerBound &+ index].lowercasedASCII != letter { return false }
      index &+= 1
    }
    return true
  }

  /// Whether the bytes from `offset` on begin with `prefix`.
  @inlinable
  public func starts(with prefix: StaticString, at offset: Int = 0) -> Bool {
    let length = prefix.utf8CodeUnitCount
    guard offset >= 0, offset <= byteCount - length else { return false }
    var index = 0
    while index < length {
      // SAFE: `index` is below the literal's length.
      if unsafe self[offset &+ index] != prefix.utf8Start[index] { return false }
      index &+= 1
    }
    return true
  }

  /// Whether two spans of the same length hold the same bytes.
  public func hasSameBytes(as other: RawSpan) -> Bool {
    guard byteCount == other.byteCount else { return false }
    return unsafe withUnsafeBytes { own in
      unsafe other.withUnsafeBytes { others in
        guard let left = own.baseAddress, let right = others.baseAddress else {
          return true
        }
        // SAFE: both spans hold `byteCount` bytes.
        return unsafe memcmp(left, right, own.count) == 0
      }
    }
  }
}
