// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

/// How the values of a page become bytes.
package enum Encoding: Int, Sendable {
  case plain = 0
  /// The old name of ``dictionary``.
  case plainDictionary = 2
  /// Runs and packed bits in turn.
  case hybrid = 3
  case bitPacked = 4
  /// Differences from the value before, packed in blocks.
  case delta = 5
  /// Texts, whose lengths come first.
  case deltaLength = 6
  /// Texts, of which the beginning may be that of the text before.
  case deltaText = 7
  /// Places in the dictionary of the chunk.
  case dictionary = 8
  /// All first bytes, then all second ones, and so on.
  case byteStreamSplit = 9
}
