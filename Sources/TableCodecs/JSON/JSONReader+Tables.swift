// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import JSONKit

extension JSONReader {
  /// The next event, with errors of this module.
  mutating func nextEvent() throws(TableError) -> JSONEvent {
    do throws(JSONError) { return try next() } catch { throw TableError(error) }
  }

  /// Reads a text.
  mutating func nextString(_ what: String) throws(TableError) -> String {
    guard case .text(let text) = try nextEvent() else {
      throw TableError("text-expected", at: offset, "expected \(what) as a text")
    }
    return string(text)
  }

  /// Reads the `[` of an array.
  mutating func beginArray(of what: String) throws(TableError) {
    guard try nextEvent() == .beginArray else {
      throw TableError("array-expected", at: offset, "expected an array of \(what)")
    }
  }

  /// Reads an array of marks.
  mutating func nextMarks() throws(TableError) -> [Bool] {
    try beginArray(of: "sparse marks")
    var marks: [Bool] = []
    while true {
      let event = try nextEvent()
      if event == .endArray { return marks }
      guard case .boolean(let mark) = event else {
        throw TableError("boolean-expected", at: offset, "expected true or false")
      }
      marks.append(mark)
    }
  }

  /// Reads an array of finite numbers.
  mutating func nextWeights() throws(TableError) -> [Double] {
    try beginArray(of: "weights")
    var weights: [Double] = []
    while true {
      let event = try nextEvent()
      if event == .endArray { return weights }
      guard case .number(let range) = event, double(range).isFinite else {
        throw TableError("bad-instance-weight", at: offset, "a weight is a finite number")
      }
      weights.append(double(range))
    }
  }
}
