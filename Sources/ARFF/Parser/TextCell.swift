// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

/// Where the text of a cell is: an address and a length in one word; 0 is missing.
///
/// Addresses below the length of the source are places in the source, others are places in the
/// arenas of decoded text. 36 bits of address and 28 of length.
struct TextCell {
  /// The word in the column.
  let word: UInt64

  /// The largest address.
  static let addressLimit = 1 << 36 - 1

  /// Reads a word.
  init(word: UInt64) { self.word = word }

  /// Makes a cell.
  @inline(__always)
  init(address: Int, length: Int) {
    word = UInt64(truncatingIfNeeded: (address &+ 1) &<< 28 | length)
  }

  /// Where the text begins.
  var address: Int { Int(word >> 28) - 1 }
  /// How many bytes it has.
  var length: Int { Int(word & (1 << 28 - 1)) }
}
