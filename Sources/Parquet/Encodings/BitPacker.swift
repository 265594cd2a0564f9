// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import ByteKit

/// Packs numbers of a few bits into bytes, the lowest bit first.
struct BitPacker {
  private let width: Int
  private var word: UInt64 = 0
  private var used = 0

  /// Packs numbers of a width.
  init(width: Int) { self.width = width }

  /// Appends a number, of which all bits above the width are zero.
  @inline(__always)
  mutating func append(_ value: UInt64, to sink: inout ByteSink) {
    word |= value &<< UInt64(used)
    used &+= width
    guard used >= 64 else { return }
    sink.append(littleEndian: word)
    used &-= 64
    // What of the number did not fit; a shift by all 64 bits leaves nothing.
    word = used == 0 ? 0 : value >> UInt64(width &- used)
  }

  /// Appends the last bytes.
  mutating func finish(to sink: inout ByteSink) {
    while used > 0 {
      sink.append(UInt8(truncatingIfNeeded: word))
      word >>= 8
      used -= 8
    }
    used = 0
    word = 0
  }
}
