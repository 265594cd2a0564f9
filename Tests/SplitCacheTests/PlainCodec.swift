// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import ByteKit
import SplitCodecs
import SplitModel

/// A form of splits that this package does not know: lines of text, without a checksum.
///
/// Nothing in it would notice a changed digit, so what the tests find the store has found.
struct PlainCodec: SplitCodec {
  var name = "plain"
  var version = 1
  let suffixes = [".plain"]
  let abilities: CodecAbilities = [.text, .emptyCells]

  func recognizes(_ prefix: RawSpan) -> Bool { prefix.starts(with: "plain\n") }

  func encode(_ split: SplitSet, into sink: inout ByteSink) throws(ReadingError) {
    guard split.name != "cannot hold" else { throw ReadingError(.cannotHold, "the name") }
    sink.append("plain\n")
    for cell in split {
      let id = cell.id
      let numbers = [id.repeatIndex, id.foldIndex, id.sampleIndex, cell.train.count]
      let rows = numbers + cell.train.map { Int($0) } + cell.test.map { Int($0) }
      sink.append(rows.map { "\($0)" }.joined(separator: " ") + "\n")
    }
  }

  func decode(
    _ bytes: SharedBytes, options: ReadingOptions
  ) throws(ReadingError) -> SplitSet {
    guard recognizes(bytes.bytes) else { throw ReadingError(.wrongForm, "not plain") }
    let text = bytes.bytes.text(0..<bytes.count)
    var cells = [Fold]()
    for line in text.split(separator: "\n").dropFirst() {
      let numbers = line.split(separator: " ").compactMap { Int($0) }
      guard numbers.count >= 4, numbers.count >= 4 + numbers[3] else {
        throw ReadingError(.malformed, "\(line)")
      }
      let rows = numbers[4...].map { UInt32($0) }
      cells.append(
        Fold(
          id: FoldID(repeat: numbers[0], fold: numbers[1], sample: numbers[2]),
          train: RowIDs(Array(rows.prefix(numbers[3]))),
          test: RowIDs(Array(rows.dropFirst(numbers[3])))))
    }
    guard let split = SplitSet(name: "", cells: cells) else {
      throw ReadingError(.malformed, "a cell is given twice")
    }
    return split
  }
}
