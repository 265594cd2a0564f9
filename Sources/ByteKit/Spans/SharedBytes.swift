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
  private let owner: SharedBytes?

  /// Takes over memory: a mapping, or a block from `malloc`.
  init(adopting base: UnsafeRawPointer, count: Int, isMapped: Bool) {
    unsafe self.base = base
    self.count = count
    self.isMapped = isMapped
    owner = nil
  }

  /// Names a range of other bytes, without a copy, and keeps those alive.
  ///
  /// - Precondition: The range lies inside the bytes.
  public init(slicing other: SharedBytes, _ range: Range<Int>) {
    precondition(range.lowerBound >= 0 && range.upperBound <= other.count, "slice out of bounds")
    // SAFE: the line above checked the range; the owner keeps the memory alive.
    unsafe base = other.base + range.lowerBound
    count = range.count
    isMapped = other.isMapped
    owner = other
  }

  deinit {
    guard owner == nil else { return }
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

  /// Makes up to `count` bytes that `fill` writes and counts; nothing is zeroed first.
  ///
  /// - Precondition: `fill` returns how many bytes from the start on it wrote.
  package static func filled<E: Error>(
    count: Int, by fill: (inout MutableRawSpan) throws(E) -> Int
  ) throws(E) -> SharedBytes {
    let memory = unsafe HugePages.allocate(byteCount: count)
    // SAFE: the block has room for `count` bytes; only those that were written are kept.
    var span = unsafe MutableRawSpan(_unsafeStart: memory, byteCount: count)
    do throws(E) {
      let written = try fill(&span)
      precondition(written >= 0 && written <= count, "more bytes than there is room for")
      return unsafe SharedBytes(adopting: memory, count: written, isMapped: false)
    } catch {
      unsafe free(memory)
      throw error
    }
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
  package var start: UnsafeRawPointer { unsafe base }
}
