// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import ByteKit

// The bytes of a `.splits` file, version 1. All integers are little-endian.
//
//     offset  size  head
//          0     8  magic
//          8     4  format version
//         12     4  flags; none is defined, and unknown ones are refused
//         16     8  length of the header: head, name, tables, checksum; a multiple of 64
//         24     8  length of the file
//         32    32  identity of the cache key that the file belongs to, or zeros
//         64    32  digest of the cells, see `SplitSet.digest()`
//         96     4  length of the name in bytes
//        100     1  layout: 0 train first, 1 test first, 2 alternating
//        101     1  layout: 1 if the text had a sample column
//        102     2  zero
//        104     4  repeats
//        108     4  cells
//        112     8  blocks
//        120     8  zero
//        128        name in UTF-8, filled up with zeros to a multiple of 8
//                   a record for each repeat: index, cells | arrangement << 31, ids (8 bytes)
//                   a record for each cell, by repeat, fold and sample:
//                     fold, sample, train count, test count
//                   a checksum (8 bytes) for each block
//                   zeros up to 8 bytes before a multiple of 64
//          H−8      checksum of all bytes before
//          H        ids of each repeat as 32-bit integers, filled up with zeros to a multiple of 64
//
// The ids of a repeat are its permutation, or its lists one after the other; counts say which
// pieces of them a cell is (`SplitRepeat.PieceWalker`), so no file can point outside. A block is a
// stretch of 64 KiB of one repeat, the last one shorter; the first block starts with the repeat.
// Reading a cell verifies the header and just the blocks that it touches: 12 of 122 for one fold
// of ten of 200,000 rows, a tenth of the work.
enum BinaryLayout {
  static let magic: StaticString = "SPLITS\r\n"
  static let version = 1
  static let headLength = 128
  static let repeatLength = 16
  static let cellLength = 16
  static let blockLength = 64 << 10
  static let alignment = 64

  /// A length filled up to a multiple.
  static func filled(_ length: Int, to multiple: Int) -> Int {
    (length + multiple - 1) / multiple * multiple
  }

  /// The bytes that the ids of a repeat take.
  static func payloadLength(ids: Int) -> Int { filled(ids * 4, to: alignment) }

  /// The blocks that the ids of a repeat take.
  static func blockCount(ids: Int) -> Int {
    (payloadLength(ids: ids) + blockLength - 1) / blockLength
  }
}
