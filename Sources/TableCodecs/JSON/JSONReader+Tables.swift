// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
internal import JSONKit

extension JSONReader {
  /// Reads a text.
  mutating func nextString(_ what: String) throws(ReadingError) -> String {
    guard case .text(let text) = try next() else {
      throw ReadingError(.textExpected, at: offset, "expected \(what) as a text")
    }
    return string(text)
  }

  /// Reads the `[` of an array.
  mutating func beginArray(of what: String) throws(ReadingError) {
    guard try next() == .beginArray else {
      throw ReadingError(.arrayExpected, at: offset, "expected an array of \(what)")
    }
  }

  /// Reads an array of marks.
  mutating func nextMarks() throws(ReadingError) -> [Bool] {
    try beginArray(of: "sparse marks")
    var marks: [Bool] = []
    while true {
      let event = try next()
      if event == .endArray { return marks }
      guard case .boolean(let mark) = event else {
        throw ReadingError(.booleanExpected, at: offset, "expected true or false")
      }
      marks.append(mark)
    }
  }

  /// Reads an array of finite numbers.
  mutating func nextWeights() throws(ReadingError) -> [Double] {
    try beginArray(of: "weights")
    var weights: [Double] = []
    while true {
      let event = try next()
      if event == .endArray { return weights }
      guard case .number(let range) = event, double(range).isFinite else {
        throw ReadingError(.badInstanceWeight, at: offset, "a weight is a finite number")
      }
      weights.append(double(range))
    }
  }
}
