// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import ByteKit

// The bytes of a `.splitz` file, version 1. Integers are little-endian, or varints: seven bits a
// byte, lowest first, the high bit set in all bytes but the last.
//
//     offset  size
//          0     8  magic
//          8     4  format version
//         12     4  flags; none is defined, and unknown ones are refused
//         16     8  length of the file
//         24    32  digest of the cells, see `SplitSet.digest()`
//         56        section: the tables
//                   section: the ids of each repeat, or the classes of a seed form
//                   in a seed form zeros, see `maximumIDsPerByte`
//         −8     8  checksum of all bytes before
//
// A section is a varint (length of the content) twice plus one if it is compressed, then for a
// compressed one a varint (bytes that follow), then the content or its zlib stream.
//
// The tables, all varints: length of the name, its bytes, order (0 train first, 1 test first,
// 2 alternating), sample column (0, 1), content (0 repeats, 1 a seed form). A seed form goes on as
// `SeedHead` says: splits that OpenML's engine makes, 20 million listed rows in 25 KB. Otherwise
// there follow: repeats, cells; for each repeat its index less the one before and one, its cells,
// its ids, its transform; then for all cells four columns: fold, sample, train count, test count,
// each as the zigzag difference to the cell before.
//
// The ids of a repeat are those of the binary form. Which transform they went through is chosen
// repeat by repeat, the smallest after compression:
//
//     packed permutation   every id in as many bits as the largest one needs; a permutation of n
//                          rows takes at most 1.24 times log2(n!) for n ≥ 4,096
//     differences          zigzag varints of the difference to the id before
//     fold numbers         for sorted lists: which fold tests each row, in n·H(fold sizes) bits
enum CompressedLayout {
  static let magic: StaticString = "SPLITZ\r\n"
  static let version = 1
  static let headLength = 56

  /// The most ids in memory that one byte of a file may stand for.
  ///
  /// Leave-one-out of 30,000 rows with sorted lists needs that many; a file of a kilobyte can make
  /// its reader allocate 64 MB, not more. Where a seed form needs more, zeros make the file longer.
  static let maximumIDsPerByte = 1 << 14

  /// How the ids of a repeat were changed before compression.
  enum Transform: Int, CaseIterable {
    case packedPermutation
    case packedLists
    case permutationDifferences
    case listDifferences
    case foldNumbers
  }
}

extension CompressedLayout.Transform {
  /// Whether the ids are one permutation.
  var isPermutation: Bool { self == .packedPermutation || self == .permutationDifferences }
}
