// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import ByteKit
import Glibc
import SplitCache
import SplitCodecs
import SplitModel

/// Measures what one fold of a large cached split costs, from opening the store to its rows.
///
/// The split is a cross-validation of 10 × 10 over 200,000 rows, as text of 327 MB: 20 million
/// listed rows. Each answer is compared with the parsed split, outside of the time.
struct FoldReads {
  let arguments: Arguments

  private static let rowCount = 200_000
  /// As many blocks of 64 KiB as 800 KB of rows can touch, and the one that the tables are in.
  private static let mostBlocks = 15

  /// Prints the minimum and the median, mapped and copied.
  ///
  /// - Returns: Whether each answer was a right hit that touched no more blocks than it needs.
  func run() -> Bool {
    let source = arguments.directory.appending("S.arff")
    do {
      let labels = ClassLabels((0..<Self.rowCount).map { $0 % 10 < 7 ? 0 : 1 })
      let split = try SplitSet.generate(
        GenerationParameters(.crossvalidation, repeats: 10, folds: 10, name: "S_splits"),
        for: DataRows(count: Self.rowCount, labels: labels))
      guard System.replace(source, with: try ARFFSplitCodec().encode(split)) else { return false }
      // The store trusts what it knows of a source only once that is two seconds old.
      sleep(3)
      _ = try open(.copied).put(source, parsing: Self.parse)
      var isSound = true
      for access in StoreAccess.allCases {
        isSound = try measure(access, source, split) && isSound
      }
      return isSound
    } catch {
      print("error: \(error)")
      return false
    }
  }

  private func open(_ access: StoreAccess) throws(StoreError) -> SplitStore {
    try SplitStore(
      directory: arguments.store, options: StoreOptions(codec: BinaryCodec(), access: access))
  }

  private static func parse(_ bytes: SharedBytes) throws(ReadingError) -> SplitSet {
    try ARFFSplitFile(parsing: bytes).split
  }

  private func measure(_ access: StoreAccess, _ source: FilePath, _ split: SplitSet) throws -> Bool
  {
    let clock = ContinuousClock()
    var times = [Duration]()
    var blocks = 0
    var isSound = true
    for run in 0..<(arguments.foldReads + arguments.foldReads / 10) {
      let id = FoldID(repeat: run / 10 % 10, fold: run % 10)
      let start = clock.now
      let store = try open(access)
      let answer = try store.cell(id, of: source, parsing: Self.parse)
      let time = clock.now - start
      // The first tenth warms up.
      if run >= arguments.foldReads / 10 { times.append(time) }
      blocks = max(blocks, store.statistics.verifiedBlocks)
      isSound = isSound && answer.provenance.outcome == .hit && answer.cell == split[id]
    }
    times.sort()
    let (least, median) = (times[0] / .microseconds(1), times[times.count / 2] / .microseconds(1))
    print(
      "\(access.rawValue): minimum \(least.rounded()) µs, median \(median.rounded()) µs of "
        + "\(times.count) runs; at most \(blocks) blocks verified in one")
    return isSound && blocks <= Self.mostBlocks
  }
}
