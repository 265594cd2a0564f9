// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

// The whole tool with a form of one's own: test rows alone, a line a fold, for files `.folds`.
//
//     example-own-form convert splits.arff splits.folds

import ByteKit
import Diagnostics
import SplitCodecs
import SplitModel
import SplitToolCommands

/// Cross-validation as its test rows; everything else trains.
struct FoldsCodec: SplitCodec {
  let name = "folds"
  let version = 1
  let suffixes = [".folds"]
  let abilities: CodecAbilities = [.text]

  func recognizes(_ prefix: RawSpan) -> Bool { prefix.starts(with: "folds 1\n") }

  func encode(_ split: SplitSet, into sink: inout ByteSink) throws(ReadingError) {
    guard split.repeats.count == 1, split.allSatisfy({ $0.train.elementsEqual(rest($0, split)) })
    else { throw ReadingError("cannot-hold", at: 0, "folds holds one repeat of rising train rows") }
    sink.append("folds 1\n")
    for fold in split { sink.append(fold.test.map(String.init).joined(separator: " ") + "\n") }
  }

  func decode(_ bytes: SharedBytes, options: ReadingOptions) throws(ReadingError) -> SplitSet {
    let lines = bytes.bytes.text(0..<bytes.count).split(separator: "\n").dropFirst()
    var tests = [[UInt32]]()
    for line in lines {
      let rows = line.split(separator: " ").map { UInt32($0) }
      guard rows.allSatisfy({ $0 != nil }) else {
        throw ReadingError("malformed", at: 0, "'\(line)' is not a line of row numbers")
      }
      tests.append(rows.compactMap(\.self))
    }
    let all = tests.joined().sorted()
    let folds = tests.enumerated().map { index, test in
      let own = Set(test)
      let train = all.filter { !own.contains($0) }
      return Fold(id: FoldID(repeat: 0, fold: index), train: RowIDs(train), test: RowIDs(test))
    }
    guard let split = SplitSet(name: "", cells: folds) else {
      throw ReadingError("malformed", at: 0, "a fold is there twice")
    }
    return split
  }

  private func rest(_ fold: Fold, _ split: SplitSet) -> [UInt32] {
    let own = Set(fold.test)
    return split.flatMap { Array($0.test) }.filter { !own.contains($0) }.sorted()
  }
}

SplitForms.register(FoldsCodec())
SplitTool.runProcess()
