// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import CSplittool

/// Lists of row ids one behind the other, as a C caller gives them.
struct RowLists {
  private let ends: [Int64]
  private let rows: [Int64]
  private let name: String

  init(
    _ ends: UnsafePointer<Int64>?, _ rows: UnsafePointer<Int64>?, _ count: Int, _ name: String
  ) throws(Failure) {
    self.ends = try array(ends, count, name)
    self.name = name
    guard zip([0] + self.ends, self.ends).allSatisfy({ $0 <= $1 }) else {
      throw Failure(argument: "the ends of the \(name) lists do not rise")
    }
    self.rows = try array(rows, Int(self.ends.last ?? 0), name)
  }

  /// The rows of a fold.
  func rows(of index: Int) throws(Failure) -> [UInt32] {
    let start = index == 0 ? 0 : Int(ends[index - 1])
    return try rows[start..<Int(ends[index])].map { row throws(Failure) in
      guard row >= 0, row < Int64(UInt32.max) else {
        throw Failure(
          argument: "\(name) of fold \(index): \(row) is no row id",
          hint: "row ids run from 0 to 4294967294")
      }
      return UInt32(row)
    }
  }
}
