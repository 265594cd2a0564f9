// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

// A training loop over folds: example-training-loop SPLITS DATASET TARGET
//
// The model is the most frequent class of the train rows: what every other model has to beat.

import Splittool

let words = CommandLine.arguments
let split = try SplitSet(contentsOf: .init(words[1]))
let table = try Table(contentsOf: .init(words[2]))
let classes = try table.labels(words[3])

for fold in split {
  var counts = [Int](repeating: 0, count: classes.labels.count)
  // A row without a label has the code -1.
  for row in fold.train where classes.codes[Int(row)] >= 0 {
    counts[Int(classes.codes[Int(row)])] += 1
  }
  let guess = counts.indices.max { counts[$0] < counts[$1] } ?? 0
  let hits = fold.test.count { classes.codes[Int($0)] == Int32(guess) }
  print("\(fold.id): \(classes.labels[guess]), \(hits) of \(fold.test.count) right")
}
