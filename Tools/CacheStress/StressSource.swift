// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import ByteKit
import SplitCodecs
import SplitModel

/// A source whose split can be told from a few numbers, so that every answer can be checked.
///
/// The text is `source INDEX VERSION ROWS`, of one length whatever the version is.
struct StressSource {
  let index: Int
  let version: Int
  let rowCount: Int

  static let count = 6

  /// The sources are of many sizes: from a part of a block to several of them.
  init(index: Int, version: Int) {
    self.init(index: index, version: version, rowCount: 1 + index * index * 3_000)
  }

  init(index: Int, version: Int, rowCount: Int) {
    self.index = index
    self.version = version
    self.rowCount = rowCount
  }

  /// Where the source of an index is.
  static func path(_ index: Int, in folder: FilePath) -> FilePath {
    folder.appending(FilePath("source-\(index)"))
  }

  var text: String {
    let version = "\(version)"
    let padding = String(repeating: "0", count: max(0, 12 - version.utf8.count))
    return "source \(index) \(padding)\(version) \(rowCount)\n"
  }

  init?(text: String) {
    let words = text.split(whereSeparator: { $0 == " " || $0 == "\n" })
    guard words.count == 4, words[0] == "source", let index = Int(words[1]),
      let version = Int(words[2]), let rowCount = Int(words[3])
    else { return nil }
    self.init(index: index, version: version, rowCount: rowCount)
  }

  static func reading(_ path: FilePath) -> StressSource? {
    guard let bytes = try? SharedBytes.reading(path) else { return nil }
    return StressSource(text: bytes.bytes.text(0..<bytes.count))
  }

  /// The split: two folds over one permutation, whose first row is the version.
  var split: SplitSet {
    let rows = RowBuffer.appending(capacity: rowCount) { output in
      for row in 0..<rowCount {
        output.append(
          UInt32(truncatingIfNeeded: (row &* 48_271 &+ version &+ index &* 7) % 1_000_003))
      }
    }
    let half = rowCount / 2
    let cells = [(0..<half), (half..<rowCount)].enumerated().map { fold, test in
      SplitRepeat.CellPieces(
        fold: fold, train: Pieces(0..<rowCount, without: test), test: Pieces(test))
    }
    return SplitSet(
      name: "stress", repeats: [SplitRepeat(index: 0, buffer: rows, cells: cells)])
  }

  /// The parser that the store is given.
  static func parse(_ bytes: SharedBytes) throws -> SplitSet {
    guard let source = StressSource(text: bytes.bytes.text(0..<bytes.count)) else {
      throw ReadingError(.malformed, "no stress source")
    }
    return source.split
  }
}
