// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

/// Sixty-four bytes of a span whose bounds were checked once, for several loads in a hot loop.
///
/// A load takes its offset modulo 32, so it cannot leave the window, and costs no branch. Checking
/// each load by itself cost a predicted row of a split file 40 instructions instead of 33.
@safe
package struct ByteWindow: ~Escapable {
  @usableFromInline let start: UnsafeRawPointer

  /// Looks at 64 bytes from an offset on.
  ///
  /// - Precondition: They lie inside the span.
  @inlinable
  @inline(__always)
  @_lifetime(copy bytes)
  package init(_ bytes: RawSpan, at offset: Int) {
    precondition(offset >= 0 && offset <= bytes.byteCount &- 64, "window out of bounds")
    // SAFE: the line above checked all 64 bytes; the window cannot outlive the span.
    unsafe start = bytes.withUnsafeBytes { buffer in
      unsafe (buffer.baseAddress ?? UnsafeRawPointer(bitPattern: 64)).unsafelyUnwrapped + offset
    }
  }

  /// The little-endian word of eight bytes at an offset from the start of the window, modulo 32.
  @inlinable
  @inline(__always)
  package func word(at offset: Int) -> UInt64 {
    // SAFE: 31 + 8 bytes are inside the window.
    UInt64(littleEndian: unsafe start.loadUnaligned(fromByteOffset: offset & 31, as: UInt64.self))
  }
}
