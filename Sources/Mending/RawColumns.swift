// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import ByteKit

/// The texts in the columns of rows whose header cannot be read yet.
struct RawColumns {
  let bytes: [UInt8]
  let dataOffset: Int
  let count: Int

  /// The distinct texts of a column, without quotes, in rows that have as many fields as there are
  /// attributes.
  ///
  /// - Complexity: O(*n*) for *n* bytes of the data section.
  func texts(of column: Int) -> Set<[UInt8]> {
    var found = Set<[UInt8]>()
    let pieces = Pieces(bytes: bytes, separator: UInt8(ascii: ","))
    for line in Lines(bytes, from: dataOffset) {
      let row = pieces.of(line)
      guard row.count == count, column < row.count else { continue }
      let range = OddSpace.trimmed(bytes, row[column])
      var text = Array(bytes[range])
      if text.count > 1, let quote = text.first, quote == text.last, quote == 0x27 || quote == 0x22
      {
        text = Array(text[1..<text.count - 1]).filter { $0 != 0x5C }
      }
      if count > 1 || !text.isEmpty { found.insert(text) }
    }
    return found
  }
}
