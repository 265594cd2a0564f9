// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

// Each common job in one line, by one import: client DATA.arff SPLIT.arff BROKEN.arff CACHE
//
// DATA.arff has numbers `x` and labels `kind`, SPLIT.arff splits its rows, BROKEN.arff does not load.

import Splittool

struct Flower: Decodable {
  let x: Double
  let kind: String
}

let paths = CommandLine.arguments.dropFirst().map { FilePath($0) }

let table = try Table(contentsOf: paths[0])
let numbers = try table.numbers("x")
let kinds = try table.labels("kind")
let flowers = try table.rows(as: Flower.self)
print("\(table.rowCount) rows, x \(numbers.values[0]), \(kinds.labels), \(flowers[1].kind)")

let split = try SplitSet(contentsOf: paths[1])
if let fold = split[repeat: 0, fold: 3] { print("\(fold); tests \(fold.test.array)") }

let store = try SplitStore(paths[3])
let cached = try store.split(of: paths[1])
print("the store gives \(cached == split ? "the same split" : "another split"), \(cached.digest())")

do {
  _ = try Table(contentsOf: paths[2])
} catch {
  print(error)
}
