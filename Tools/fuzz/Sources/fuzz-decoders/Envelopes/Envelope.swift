// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

/// What a form puts around its content: lengths, checksums, compression.
///
/// Counts and sums that an envelope computes stand in its parts as differences from the right
/// value, mostly zero. So a change of one part gives a sound file, and a change of a difference a
/// file that is wrong by so much, with right checksums.
protocol Envelope: Sendable {
  /// The parts of a file; nothing if it is not one.
  func open(_ file: [UInt8]) -> [[UInt8]]?

  /// A file of parts; changed ones may make any file.
  func close(_ parts: [[UInt8]]) -> [UInt8]
}

extension [UInt8] {
  /// The little-endian number at an offset; zero if the bytes end before.
  func number<T: FixedWidthInteger>(_ type: T.Type, at offset: Int) -> T {
    guard offset >= 0, offset + MemoryLayout<T>.size <= count else { return 0 }
    return (0..<MemoryLayout<T>.size).reduce(0) { $0 | T(self[offset + $1]) << T($1 * 8) }
  }

  /// Adds to the little-endian number at an offset, around its end; nothing if there is none.
  mutating func add<T: FixedWidthInteger>(_ value: T, at offset: Int) {
    guard offset >= 0, offset + MemoryLayout<T>.size <= count else { return }
    let sum = number(T.self, at: offset) &+ value
    for byte in 0..<MemoryLayout<T>.size {
      self[offset + byte] = UInt8(truncatingIfNeeded: sum >> T(byte * 8))
    }
  }

  /// Subtracts from the little-endian number at an offset.
  mutating func subtract<T: FixedWidthInteger>(_ value: T, at offset: Int) {
    add(0 &- value, at: offset)
  }

  /// Appends a number, little-endian.
  mutating func append<T: FixedWidthInteger>(littleEndian value: T) {
    for byte in 0..<MemoryLayout<T>.size {
      append(UInt8(truncatingIfNeeded: value >> T(byte * 8)))
    }
  }

  /// The bytes of a range, or what of them there is.
  func clamped(_ range: Range<Int>) -> [UInt8] { Array(self[range.clamped(to: indices)]) }
}
