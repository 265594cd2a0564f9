// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

import ByteKit
import TestSupport
import Testing

@Suite struct ByteSinkDecimalTests {
  private static let edges: [UInt32] = (0...9).flatMap { power -> [UInt32] in
    let value = (0..<power).reduce(1) { product, _ in product * 10 }
    return [value - 1, value, value + 1, value * 2 - 1].map { UInt32(truncatingIfNeeded: $0) }
  }

  @Test func `writes row ids like the standard library does`() {
    var generator = SeededGenerator(seed: 11)
    let random = (0..<20_000).map { _ in UInt32.random(in: 0 ... .max, using: &generator) }
    for value in Array(0..<20_000) + Self.edges + random.map({ $0 >> ($0 & 31) }) + [.max] {
      var sink = ByteSink()
      sink.append(decimal: value)
      #expect(sink.array == Array(String(value).utf8))
    }
  }

  @Test(arguments: [Int.min, -1_000, -1, 0, 7, 4_294_967_295, 4_294_967_296, Int.max])
  func `writes whole numbers of any size`(value: Int) {
    var sink = ByteSink()
    sink.append(decimal: value)
    #expect(sink.array == Array(String(value).utf8))
  }

  @Test(arguments: [("", "\n"), ("TRAIN,", ",0,0\n"), (",", ""), ("0123456789abcdefX", ",17")])
  func `writes lines with any prefix and suffix`(prefix: String, suffix: String) {
    let rows = (0..<5_000).map { UInt32($0) &* 2_654_435_761 }
    var sink = ByteSink()
    sink.append(lines: rows.span, prefix: Array(prefix.utf8), suffix: Array(suffix.utf8))
    let expected = rows.map { "\(prefix)\($0)\(suffix)" }.joined()
    #expect(sink.array == Array(expected.utf8))
  }
}
