// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// Row ids that never change, shared by whoever holds a reference.
///
/// They are memory of our own, or a stretch of ``SharedBytes`` used in place.
@safe
package final class RowBuffer: @unchecked Sendable {
  /// The number of row ids.
  package let count: Int
  private let base: UnsafePointer<UInt32>
  private let owner: SharedBytes?

  private init(base: UnsafePointer<UInt32>, count: Int, owner: SharedBytes?) {
    unsafe self.base = base
    self.count = count
    self.owner = owner
  }

  deinit {
    // SAFE: without an owner the block is our own, from `malloc`.
    if owner == nil { unsafe free(UnsafeMutableRawPointer(mutating: base)) }
  }

  /// Makes a buffer of `count` ids that `fill` writes; those that it leaves are zero.
  package static func filled<E: Error>(
    count: Int, by fill: (inout MutableSpan<UInt32>) throws(E) -> Void
  ) throws(E) -> RowBuffer {
    let memory = unsafe HugePages.allocate(byteCount: count * 4)
    // SAFE: the block has room for `count` ids, and zeroing makes every one valid.
    let typed = unsafe memory.bindMemory(to: UInt32.self, capacity: count)
    unsafe typed.initialize(repeating: 0, count: count)
    // Made before `fill` runs, so a thrown error frees the block.
    let buffer = unsafe RowBuffer(base: UnsafePointer(typed), count: count, owner: nil)
    var span = unsafe MutableSpan(_unsafeStart: typed, count: count)
    try fill(&span)
    return buffer
  }

  /// Makes a buffer by appending at most `capacity` ids, in order; nothing is zeroed first.
  package static func appending<E: Error>(
    capacity: Int, by append: (inout OutputSpan<UInt32>) throws(E) -> Void
  ) throws(E) -> RowBuffer {
    let memory = unsafe HugePages.allocate(byteCount: capacity * 4)
    let typed = unsafe memory.bindMemory(to: UInt32.self, capacity: capacity)
    // SAFE: the block has room for `capacity` ids; `finalize` counts those that were written.
    let target = unsafe UnsafeMutableBufferPointer(start: typed, count: capacity)
    var output = unsafe OutputSpan(buffer: target, initializedCount: 0)
    do throws(E) {
      try append(&output)
    } catch {
      output.removeAll()
      unsafe free(memory)
      throw error
    }
    let count = unsafe output.finalize(for: target)
    return unsafe RowBuffer(base: UnsafePointer(typed), count: count, owner: nil)
  }

  /// Copies a span of ids.
  package convenience init(copying rows: Span<UInt32>) {
    let memory = unsafe HugePages.allocate(byteCount: rows.count * 4)
    // SAFE: the block is new and has room for all ids.
    let typed = unsafe memory.bindMemory(to: UInt32.self, capacity: rows.count)
    unsafe rows.withUnsafeBufferPointer { source in
      if let start = source.baseAddress {
        unsafe typed.initialize(from: start, count: source.count)
      }
    }
    unsafe self.init(base: UnsafePointer(typed), count: rows.count, owner: nil)
  }

  /// Copies the elements of an array.
  package convenience init(_ rows: [UInt32]) {
    self.init(copying: rows.span)
  }

  /// Uses little-endian ids in place, without a copy.
  ///
  /// - Returns: Nothing if the range is out of bounds, is not aligned to four bytes in memory, or
  ///   the machine is big-endian.
  package static func viewing(_ bytes: SharedBytes, at offset: Int, count: Int) -> RowBuffer? {
    guard offset >= 0, count >= 0, count <= (bytes.count - offset) / 4 else { return nil }
    guard UInt32(littleEndian: 1) == 1 else { return nil }
    // SAFE: the guard above checked the range; the owner keeps the memory alive.
    let start = unsafe bytes.start + offset
    guard Int(bitPattern: start) % 4 == 0 else { return nil }
    let typed = unsafe start.assumingMemoryBound(to: UInt32.self)
    return unsafe RowBuffer(base: typed, count: count, owner: bytes)
  }

  /// The ids, borrowed for as long as the buffer is.
  package var rows: Span<UInt32> {
    @_lifetime(borrow self)
    get {
      // SAFE: `base` holds `count` ids until the object goes, and the span cannot outlive it.
      let span = unsafe Span(_unsafeStart: base, count: count)
      return unsafe _overrideLifetime(span, borrowing: self)
    }
  }
}
