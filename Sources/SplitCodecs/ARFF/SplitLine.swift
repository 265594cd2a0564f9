// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

/// One line of the data section, taken apart.
struct SplitLine {
  /// The set and cell that the row belongs to.
  var key: SplitRowKey
  /// The row id.
  var rowID: UInt32
  /// Where the line begins.
  var start: Int
  /// Where the digits of the row id are; empty if it is not written in plain digits.
  var digits: Range<Int>
  /// Where the next line begins.
  var end: Int
}
