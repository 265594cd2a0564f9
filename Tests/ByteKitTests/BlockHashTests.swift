// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

import ByteKit
import TestSupport
import Testing

@Suite struct BlockHashTests {
  private func hash(_ bytes: [UInt8]) -> UInt64 { BlockHash.hash(bytes.span.rawBytes) }

  @Test(arguments: [0, 1, 7, 8, 9, 63, 64, 65, 200, 513])
  func `every flipped bit changes the hash`(count: Int) {
    var random = SeededGenerator(seed: 3)
    var bytes = (0..<count).map { _ in UInt8.random(in: 0...255, using: &random) }
    let whole = hash(bytes)
    for index in bytes.indices {
      for bit in 0..<8 {
        bytes[index] ^= 1 << bit
        #expect(hash(bytes) != whole, "bit \(bit) of byte \(index)")
        bytes[index] ^= 1 << bit
      }
    }
    #expect(hash(bytes) == whole)
  }

  @Test func `length, order and zeros count`() {
    let zeros = (0..<300).map { hash([UInt8](repeating: 0, count: $0)) }
    #expect(Set(zeros).count == 300)
    let bytes = (0..<256).map { UInt8($0) }
    for lane in stride(from: 8, to: 256, by: 8) {
      let swapped =
        Array(bytes[lane..<(lane + 8)] + bytes[8..<lane]) + bytes[..<8]
        + bytes[(lane + 8)...]
      if swapped != bytes { #expect(hash(swapped) != hash(bytes)) }
    }
    // The same flip of a top bit in two words of one lane must not cancel.
    var twice = [UInt8](repeating: 0, count: 256)
    twice[7] = 0x80
    twice[71] = 0x80
    #expect(hash(twice) != hash([UInt8](repeating: 0, count: 256)))
  }

  @Test func `the bytes of version 1 never change`() {
    // Entries on other people's disks carry this hash.
    #expect(hash([]) == BlockHashTests.golden.0)
    #expect(hash(Array("splittool".utf8)) == BlockHashTests.golden.1)
    #expect(hash((0..<200).map { UInt8($0) }) == BlockHashTests.golden.2)
  }

  private static let golden: (UInt64, UInt64, UInt64) = (
    0x1DCE_45A1_387E_0A9C, 0x99C2_0BDB_8CD9_9B00, 0xAF44_B219_1D0C_8141
  )
}
