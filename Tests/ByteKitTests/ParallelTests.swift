// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

import ByteKit
import Testing

@Suite struct ParallelTests {
  @Test(arguments: [0, 1, 2, 3, 1_000])
  func `results come in the order of the indices`(count: Int) {
    #expect(Parallel.map(count) { "\($0)" } == (0..<count).map { "\($0)" })
  }
}
