// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

import ARFF
import ByteKit
import SplitCodecs
import SplitModel

// Makes the data of the benchmark and reads it, one job a run:
//
//     splitbench make-split OUT ROWS     a 10 × 10 cross-validation as OpenML's engine writes it
//     splitbench make-table N|N2|Q OUT BYTES
//     splitbench split FILE THREADS      text to cells; prints milliseconds
//     splitbench table FILE THREADS      text to columns; prints milliseconds
let arguments = CommandLine.arguments

func fail(_ text: String) -> Never {
  print(text)
  fatalError(text)
}

/// Runs `body` once more after a first time, so that the file is in memory and code is loaded.
func time(_ body: () throws -> Int) throws {
  let clock = ContinuousClock()
  _ = try body()
  let start = clock.now
  let rows = try body()
  let duration = clock.now - start
  let (seconds, attoseconds) = duration.components
  print(Double(seconds) * 1e3 + Double(attoseconds) / 1e15, rows)
}

switch arguments.dropFirst().first {
case "make-split" where arguments.count == 4:
  let count = Int(arguments[3]) ?? 0
  // Two classes, 70 to 30.
  let labels = ClassLabels((0..<count).map { $0 % 10 < 7 ? 0 : 1 })
  let rows = DataRows(count: count, labels: labels)
  let split = try SplitSet.generate(
    GenerationParameters(.crossvalidation, repeats: 10, folds: 10, name: "S_splits"), for: rows)
  try write(to: arguments[2]) { sink in try ARFFSplitCodec().encode(split, into: &sink) }
case "make-table" where arguments.count == 5:
  guard let data = TableData(rawValue: arguments[2]) else { fail("no data \(arguments[2])") }
  try write(to: arguments[3]) { data.write(Int(arguments[4]) ?? 0, into: &$0) }
case "split" where arguments.count == 4:
  let options = ReadingOptions(threads: Int(arguments[3]) ?? 1)
  try time {
    let bytes = try SharedBytes.mapping(FilePath(arguments[2]))
    return try ARFFSplitFile(parsing: bytes, options: options).split.listedRowCount
  }
case "table" where arguments.count == 4:
  let options = ReadingOptions(threads: Int(arguments[3]) ?? 1)
  try time {
    let bytes = try SharedBytes.mapping(FilePath(arguments[2]))
    return try Table(parsing: bytes, options: options).rowCount
  }
default: fail("usage: splitbench make-split|make-table|split|table …")
}
