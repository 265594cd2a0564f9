// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import ARFF
internal import ByteKit
internal import Diagnostics

/// Mends a sparse row whose values need quotes.
struct SparseRowMender {
  let columns: [ColumnFit]

  /// The edit that writes the row anew; nothing if there is no one way to read it.
  func mend(_ bytes: [UInt8], _ line: Range<Int>) -> TextEdit? {
    guard let open = line.first(where: { bytes[$0] > 0x20 }), bytes[open] == UInt8(ascii: "{"),
      let close = line.last(where: { bytes[$0] == UInt8(ascii: "}") }),
      !bytes[open + 1..<close].contains(UInt8(ascii: "{"))
    else { return nil }
    let pieces = Pieces(bytes: bytes, separator: UInt8(ascii: ","))
    var entries: [(index: Int, range: Range<Int>)] = []
    for piece in pieces.of(open + 1..<close) {
      if let entry = entry(bytes, piece) {
        entries.append(entry)
      } else if let last = entries.popLast() {
        // A comma inside a value.
        entries.append((last.index, last.range.lowerBound..<piece.upperBound))
      } else {
        return nil
      }
    }
    var row: [[UInt8]] = []
    for entry in entries.sorted(by: { $0.index < $1.index }) {
      guard columns.indices.contains(entry.index),
        let value = pieces.value(of: entry.range, in: columns[entry.index])
      else { return nil }
      row.append(Array("\(entry.index) ".utf8) + value.spelling)
    }
    let text = [UInt8(ascii: "{")] + row.joined(separator: [UInt8(ascii: ",")])
    return TextEdit(open..<close + 1, text + [UInt8(ascii: "}")])
  }

  /// The index in front of a value.
  private func entry(_ bytes: [UInt8], _ piece: Range<Int>) -> (index: Int, range: Range<Int>)? {
    let range = OddSpace.trimmed(bytes, piece)
    var place = range.lowerBound
    var index = 0
    while place < range.upperBound, bytes[place].isASCIIDigit, index < 1 << 32 {
      index = index * 10 + Int(bytes[place] - 0x30)
      place += 1
    }
    guard place > range.lowerBound, place < range.upperBound, bytes[place] <= 0x20 else {
      return nil
    }
    return (index, place..<range.upperBound)
  }
}
