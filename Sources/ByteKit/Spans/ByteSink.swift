// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// Where encoders put their bytes: memory, or blocks handed on as they fill.
///
/// Appending never throws. A failure of the receiver is kept, later bytes are dropped, and
/// ``finish()`` throws it: encoders stay free of error handling for somebody else's disk.
@safe
public struct ByteSink: ~Copyable {
  /// Receives a full block; the bytes are borrowed for the call.
  public typealias Receiver = (RawSpan) throws(SystemError) -> Void

  @usableFromInline var start: UnsafeMutableRawPointer
  @usableFromInline var capacity: Int
  @usableFromInline var used = 0
  /// Whether the block is a mapping; then its first capacity is what was mapped.
  private var isMapped = false
  private let receiver: Receiver?
  private var failure: SystemError?
  private var handedOn = 0

  /// A sink that keeps everything in memory.
  public init() {
    capacity = 4096
    unsafe start = Self.allocate(4096)
    receiver = nil
  }

  /// A sink that keeps everything in memory, with room for about `byteCount` bytes.
  ///
  /// Much room is a mapping: it costs nothing until it is used, and what is not used is given back
  /// with ``takeBytes()``. A sink that the system refuses the room grows instead.
  package init(reserving byteCount: Int) {
    self.init()
    guard byteCount >= HugePages.threshold,
      let memory = unsafe HugePages.reserve(byteCount: byteCount)
    else { return }
    unsafe free(start)
    unsafe start = memory
    capacity = byteCount
    isMapped = true
  }

  /// A sink that hands its bytes on in blocks of about `blockSize` bytes.
  public init(blockSize: Int = 1 << 20, receiver: @escaping Receiver) {
    capacity = max(blockSize, 64)
    unsafe start = Self.allocate(max(blockSize, 64))
    self.receiver = receiver
  }

  deinit { unsafe HugePages.freeZeros(start, byteCount: capacity, isMapped: isMapped) }

  private static func allocate(_ count: Int) -> UnsafeMutableRawPointer {
    guard let memory = unsafe malloc(count) else {
      ProcessGuard.endForWant(of: count)
    }
    return unsafe memory
  }

  /// The number of bytes appended so far.
  public var count: Int { handedOn &+ used }

  /// Whether the receiver failed, so that further work is in vain.
  public var hasFailed: Bool { failure != nil }

  /// Appends one byte.
  @inlinable
  @inline(__always)
  public mutating func append(_ byte: UInt8) {
    if used == capacity { makeRoom(1) }
    // SAFE: there is room for a byte behind `used`.
    unsafe start.storeBytes(of: byte, toByteOffset: used, as: UInt8.self)
    used &+= 1
  }

  /// Appends the bytes of a span.
  public mutating func append(_ bytes: RawSpan) {
    var offset = 0
    while offset < bytes.byteCount {
      if used == capacity { makeRoom(receiver == nil ? bytes.byteCount - offset : 1) }
      let step = min(capacity - used, bytes.byteCount - offset)
      unsafe bytes.extracting(offset..<(offset + step)).withUnsafeBytes { source in
        // SAFE: `step` bytes fit behind `used`, and the spans are distinct memory.
        guard let from = source.baseAddress else { return }
        unsafe (start + used).copyMemory(from: from, byteCount: step)
      }
      used &+= step
      offset += step
    }
  }

  /// Appends quoted text with its escapes replaced; returns where that ends.
  ///
  /// That is at the closing quote, or at the first byte that is not understood: a control
  /// character, a backslash before a byte without a `meaning`, or one close to the end of the
  /// span.
  ///
  /// - Precondition: The sink has no receiver, and `start` lies within the span or at its end.
  @inlinable
  @inline(__always)
  package mutating func appendQuotedText(
    _ bytes: RawSpan, from start: Int, quote: UInt8, meaning: (UInt8) -> UInt8?
  ) -> TextRun {
    var high = SIMD16<UInt8>(repeating: 0)
    var offset = start
    while offset &+ 17 <= bytes.byteCount {
      let block = bytes.block(at: offset)
      high |= block
      if capacity &- used < 17 { makeRoom(17) }
      // SAFE: there is room for the block and a byte behind `used`.
      unsafe (self.start + used).storeBytes(of: block, as: SIMD16<UInt8>.self)
      let marks = RawSpan.quotedTextEnds(block, quote)
      if marks == SIMD2(0, 0) {
        used &+= 16
        offset &+= 16
        continue
      }
      let length = RawSpan.first(marks)
      used &+= length
      offset &+= length
      guard bytes[offset] == UInt8(ascii: "\\"), let plain = meaning(bytes[offset &+ 1]) else {
        break
      }
      // SAFE: as above.
      unsafe self.start.storeBytes(of: plain, toByteOffset: used, as: UInt8.self)
      used &+= 1
      offset &+= 2
    }
    return TextRun(end: offset, mayHaveHighBytes: RawSpan.isHigh(high))
  }

  /// Appends a copy of bytes that were appended before, which may go on into the copy itself.
  ///
  /// - Precondition: The sink has no receiver and at least `distance` bytes; `distance` is not 0.
  package mutating func appendCopy(_ count: Int, from distance: Int) {
    precondition(receiver == nil && distance > 0 && distance <= used && count >= 0, "no such bytes")
    if capacity &- used < count { makeRoom(count) }
    var done = 0
    while done < count {
      // What was copied doubles what can be copied next.
      let step = min(count &- done, distance &+ done)
      // SAFE: there is room for `count` bytes behind `used`, and the source ends where the target
      // begins or before.
      unsafe (start + used + done).copyMemory(from: start + used - distance, byteCount: step)
      done &+= step
    }
    used &+= count
  }

  /// Takes back what was appended behind the first `count` bytes.
  ///
  /// - Precondition: The sink has no receiver and at least `count` bytes.
  package mutating func truncate(to count: Int) {
    precondition(receiver == nil && count >= 0 && count <= used, "no such bytes")
    used = count
  }

  /// Appends the elements of an array.
  public mutating func append(_ bytes: [UInt8]) {
    append(bytes.span.rawBytes)
  }

  /// Appends text in UTF-8.
  public mutating func append(_ text: String) {
    var text = text
    text.makeContiguousUTF8()
    append(text.utf8Span.span.rawBytes)
  }

  /// Appends a literal.
  public mutating func append(_ text: StaticString) {
    // SAFE: a literal's bytes live for ever.
    append(unsafe RawSpan(_unsafeStart: text.utf8Start, byteCount: text.utf8CodeUnitCount))
  }

  /// Appends an integer, little-endian.
  @inlinable
  public mutating func append<T: FixedWidthInteger & BitwiseCopyable>(littleEndian value: T) {
    let size = MemoryLayout<T>.size
    if capacity &- used < size { makeRoom(size) }
    // SAFE: there is room for the integer behind `used`.
    unsafe start.storeBytes(of: value.littleEndian, toByteOffset: used, as: T.self)
    used &+= size
  }

  /// Appends row ids as little-endian 32-bit integers.
  public mutating func append(littleEndian rows: Span<UInt32>) {
    if UInt32(littleEndian: 1) == 1 {
      append(rows.rawBytes)
    } else {
      for index in rows.indices { append(littleEndian: rows[index]) }
    }
  }

  /// Appends zero bytes until ``count`` is a multiple of `alignment`.
  public mutating func pad(to alignment: Int) {
    while count % alignment != 0 { append(0) }
  }

  /// Makes room for `wanted` bytes behind `used`; may hand on what is there.
  @usableFromInline
  @inline(never)
  mutating func makeRoom(_ wanted: Int) {
    if receiver != nil {
      handOn()
      if capacity >= wanted { return }
    }
    let larger = max(capacity * 2, used + wanted)
    if isMapped {
      // SAFE: the new block has room for the old one's bytes; the old one is ours.
      let memory = unsafe Self.allocate(larger)
      unsafe memory.copyMemory(from: start, byteCount: used)
      unsafe HugePages.freeZeros(start, byteCount: capacity, isMapped: true)
      unsafe start = memory
      isMapped = false
    } else {
      // SAFE: the old block is ours; its first `used` bytes are kept.
      guard let memory = unsafe realloc(start, larger) else {
        ProcessGuard.endForWant(of: larger)
      }
      unsafe start = memory
    }
    capacity = larger
  }

  private mutating func handOn() {
    guard let receiver, used > 0 else { return }
    if failure == nil {
      do throws(SystemError) {
        // SAFE: the span covers the bytes written so far and lives for the call only.
        try receiver(unsafe RawSpan(_unsafeStart: start, byteCount: used))
      } catch {
        failure = error
      }
    }
    handedOn &+= used
    used = 0
  }

  /// Hands on what is left.
  ///
  /// - Throws: The first ``SystemError`` of the receiver.
  public mutating func finish() throws(SystemError) {
    handOn()
    if let failure { throw failure }
  }

  /// The bytes of a sink in memory.
  ///
  /// - Precondition: The sink has no receiver.
  public var contents: RawSpan {
    @_lifetime(borrow self)
    get {
      precondition(receiver == nil, "the bytes were handed on")
      // SAFE: the span covers what was written and borrows the sink.
      let span = unsafe RawSpan(_unsafeStart: start, byteCount: used)
      return unsafe _overrideLifetime(span, borrowing: self)
    }
  }

  /// Takes the bytes out of a sink in memory, without a copy, and leaves it empty.
  ///
  /// - Precondition: The sink has no receiver.
  public mutating func takeBytes() -> SharedBytes {
    precondition(receiver == nil, "the bytes were handed on")
    guard used > 0 else { return SharedBytes([]) }
    // SAFE: the block is ours and is given up in the lines after.
    if isMapped { unsafe HugePages.shrink(start, from: capacity, to: used) }
    let bytes = unsafe SharedBytes(adopting: start, count: used, isMapped: isMapped)
    unsafe start = Self.allocate(64)
    capacity = 64
    used = 0
    isMapped = false
    return bytes
  }

  /// A copy of the bytes of a sink in memory.
  public var array: [UInt8] { contents.array(0..<used) }
}
