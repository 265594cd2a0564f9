// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

extension ByteSink {
  /// Appends a whole number in decimal digits.
  public mutating func append(decimal value: Int) {
    if value < 0 { append(UInt8(ascii: "-")) }
    let magnitude = value.magnitude
    if magnitude <= UInt(UInt32.max) {
      append(decimal: UInt32(truncatingIfNeeded: magnitude))
    } else {
      append(String(magnitude))
    }
  }

  /// Appends a row id in decimal digits.
  @inlinable
  public mutating func append(decimal value: UInt32) {
    if capacity &- used < 16 { makeRoom(16) }
    // SAFE: sixteen bytes are free, and a number takes at most ten.
    used = unsafe used &+ DecimalDigits.write(value, at: start + used)
  }

  /// Appends one line for each row id: `prefix`, the digits, `suffix`.
  ///
  /// This is the loop behind the text form of split files.
  ///
  /// - Precondition: Prefix and suffix hold at most 64 bytes each.
  public mutating func append(lines rows: Span<UInt32>, prefix: [UInt8], suffix: [UInt8]) {
    precondition(prefix.count <= 64 && suffix.count <= 64)
    var head = InlineArray<64, UInt8>(repeating: 0)
    var tail = InlineArray<64, UInt8>(repeating: 0)
    for index in prefix.indices { head[index] = prefix[index] }
    for index in suffix.indices { tail[index] = suffix[index] }
    let longest = 64 + 16 + 64
    var index = 0
    while index < rows.count {
      if capacity &- used < longest { makeRoom(longest) }
      let stop = min(rows.count, index &+ (capacity &- used) / longest)
      // SAFE: every line takes at most `longest` bytes, copies of constant size included, and the
      // line above keeps as many lines as fit; `head` and `tail` outlive the loop.
      unsafe withUnsafePointer(to: &head) { head in
        unsafe withUnsafePointer(to: &tail) { tail in
          var target = unsafe start + used
          while index < stop {
            unsafe Self.copy(prefix.count, from: head, to: target)
            unsafe target += prefix.count
            unsafe target += DecimalDigits.write(rows[index], at: target)
            unsafe Self.copy(suffix.count, from: tail, to: target)
            unsafe target += suffix.count
            index &+= 1
          }
          used = unsafe target - start
        }
      }
    }
  }

  /// Copies short text in whole words; up to 64 bytes may be written.
  @inline(__always)
  private static func copy(
    _ count: Int, from source: UnsafeRawPointer, to target: UnsafeMutableRawPointer
  ) {
    typealias Word = SIMD16<UInt8>
    var offset = 0
    repeat {
      // SAFE: the source holds 64 bytes, and the caller keeps 64 free at the target.
      let word = unsafe source.loadUnaligned(fromByteOffset: offset, as: Word.self)
      unsafe target.storeBytes(of: word, toByteOffset: offset, as: Word.self)
      offset &+= 16
    } while offset < count
  }
}
