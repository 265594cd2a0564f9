// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// Memory for large buffers, backed by huge pages where the system has them.
///
/// The first touch of a 4 KiB page costs 1.3 to 2.3 µs on virtual machines; for a buffer of
/// 80 MB that is 44 ms with small pages and 8 ms with huge ones.
enum HugePages {
  /// Buffers of at least this many bytes ask for huge pages.
  static let threshold = 4 << 20

  /// Allocates uninitialized memory; freed with `free`.
  ///
  /// Whoever cannot do without ends here: see ``ProcessGuard/endForWant(of:)``.
  static func allocate(byteCount: Int) -> UnsafeMutableRawPointer {
    guard let memory = unsafe allocateIfPossible(byteCount: byteCount) else {
      ProcessGuard.endForWant(of: byteCount)
    }
    return unsafe memory
  }

  /// Allocates uninitialized memory, freed with `free`; nothing if the system refuses.
  static func allocateIfPossible(byteCount: Int) -> UnsafeMutableRawPointer? {
    let alignment = byteCount >= threshold ? 2 << 20 : 64
    var pointer: UnsafeMutableRawPointer?
    // SAFE: the alignment is a power of two and a multiple of the pointer size.
    let status = unsafe posix_memalign(&pointer, alignment, max(byteCount, 1))
    guard status == 0, let pointer = unsafe pointer else { return nil }
    #if os(Linux)
      if byteCount >= threshold {
        // SAFE: advice about memory that was just allocated; failure is harmless.
        _ = unsafe madvise(pointer, byteCount, MADV_HUGEPAGE)
      }
    #endif
    return unsafe pointer
  }

  /// Allocates zeros, nothing if the system refuses; large blocks are mapped, so that untouched
  /// pages cost nothing.
  static func allocateZeros(byteCount: Int) -> (UnsafeMutableRawPointer, isMapped: Bool)? {
    if byteCount < threshold {
      // SAFE: a fresh block, checked for failure.
      guard let memory = unsafe calloc(max(byteCount, 1), 1) else { return nil }
      return unsafe (memory, false)
    }
    guard let address = unsafe reserve(byteCount: byteCount) else { return nil }
    return unsafe (address, true)
  }

  /// Maps zeros that cost nothing until they are touched; nothing if the system refuses.
  static func reserve(byteCount: Int) -> UnsafeMutableRawPointer? {
    // SAFE: a fresh private mapping of memory, checked for failure.
    let address = unsafe mmap(
      nil, byteCount, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | noReserve, -1, 0)
    guard let address = unsafe address, unsafe address != MAP_FAILED else { return nil }
    #if os(Linux)
      // SAFE: advice about memory that was just mapped; failure is harmless.
      _ = unsafe madvise(address, byteCount, MADV_HUGEPAGE)
    #endif
    return unsafe address
  }

  /// Frees what ``allocateZeros(byteCount:)`` returned.
  static func freeZeros(_ memory: UnsafeMutableRawPointer, byteCount: Int, isMapped: Bool) {
    // SAFE: the caller owns the block and says how it was made.
    if isMapped { unsafe munmap(memory, byteCount) } else { unsafe free(memory) }
  }

  /// Gives back what is behind the first `used` bytes of a mapping, of which there are some.
  static func shrink(_ memory: UnsafeMutableRawPointer, from byteCount: Int, to used: Int) {
    let page = sysconf(Int32(_SC_PAGESIZE))
    let kept = (used + page - 1) / page * page
    // SAFE: the caller owns the mapping; something of it is kept.
    if kept < byteCount { unsafe munmap(memory + kept, byteCount - kept) }
  }

  /// Room for rows is asked for generously, and most of it is never touched.
  private static var noReserve: Int32 {
    #if os(Linux)
      MAP_NORESERVE
    #else
      0
    #endif
  }
}
