// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// Bytes that never change, shared by whoever holds a reference.
///
/// They are memory of our own, or a mapping of a file. A mapping is a promise about other people:
/// if somebody truncates the file, touching the lost pages kills the process (SIGBUS). Libraries
/// therefore read by default and map only when their caller asks for it.
@safe
public final class SharedBytes: @unchecked Sendable {
  /// The number of bytes.
  public let count: Int
  private let base: UnsafeRawPointer
  private let isMapped: Bool

  /// Takes over memory: a mapping, or a block from `malloc`.
  init(adopting base: UnsafeRawPointer, count: Int, isMapped: Bool) {
    unsafe self.base = base
    self.count = count
    self.isMapped = isMapped
  }

  deinit {
    // SAFE: the object owns its memory and nothing borrows it any longer.
    if isMapped {
      unsafe munmap(UnsafeMutableRawPointer(mutating: base), count)
    } else {
      unsafe free(UnsafeMutableRawPointer(mutating: base))
    }
  }

  /// Copies the elements of an array.
  public convenience init(_ bytes: [UInt8]) {
    self.init(copying: bytes.span.rawBytes)
  }

  /// Copies a span.
  public convenience init(copying bytes: RawSpan) {
    let memory = unsafe HugePages.allocate(byteCount: bytes.byteCount)
    // SAFE: the block has room for all bytes and is new, so nothing overlaps.
    unsafe bytes.withUnsafeBytes { source in
      if let start = source.baseAddress {
        unsafe memory.copyMemory(from: start, byteCount: source.count)
      }
    }
    unsafe self.init(adopting: memory, count: bytes.byteCount, isMapped: false)
  }

  /// The bytes, borrowed for as long as the object is.
  public var bytes: RawSpan {
    @_lifetime(borrow self)
    get {
      // SAFE: `base` holds `count` bytes until the object goes, and the span cannot outlive it.
      let span = unsafe RawSpan(_unsafeStart: base, byteCount: count)
      return unsafe _overrideLifetime(span, borrowing: self)
    }
  }

  /// The memory itself, for the other types of this module that keep the object alive.
  var start: UnsafeRawPointer { unsafe base }
}
