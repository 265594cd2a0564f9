// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

import ByteKit
import TestSupport
import Testing

@Suite struct ByteSinkTests {
  @Test(arguments: [64, 65, 100, 4096])
  func `blocks put together are what was appended`(blockSize: Int) throws {
    var random = SeededGenerator(seed: UInt64(blockSize))
    var expected: [UInt8] = []
    var received: [UInt8] = []
    var sink = ByteSink(blockSize: blockSize) { received += $0.array(0..<$0.byteCount) }
    for _ in 0..<500 {
      switch Int.random(in: 0..<5, using: &random) {
      case 0:
        sink.append(7)
        expected.append(7)
      case 1:
        let bytes = [UInt8](repeating: 9, count: Int.random(in: 0..<300, using: &random))
        sink.append(bytes)
        expected += bytes
      case 2:
        sink.append("naïve")
        expected += Array("naïve".utf8)
      case 3:
        sink.append(littleEndian: UInt32(0x0403_0201))
        expected += [1, 2, 3, 4]
      default:
        sink.append(decimal: -1_234_567_890_123)
        expected += Array("-1234567890123".utf8)
      }
      #expect(sink.count == expected.count)
    }
    try sink.finish()
    #expect(received == expected)
  }

  @Test func `a failing receiver is reported once, at the end`() {
    var calls = 0
    var sink = ByteSink(blockSize: 64) { _ throws(FileError) in
      calls += 1
      throw FileError("write", "out", code: 28)
    }
    for _ in 0..<1_000 { sink.append("0123456789") }
    let hasFailed = sink.hasFailed
    #expect(hasFailed)
    #expect(calls == 1)
    let error: FileError?
    do throws(FileError) {
      try sink.finish()
      error = nil
    } catch {
      #expect(error.code == 28)
      return
    }
    Issue.record("no error but \(String(describing: error))")
  }

  @Test func `pads to a multiple`() {
    var sink = ByteSink()
    sink.append([1, 2, 3])
    sink.pad(to: 8)
    #expect(sink.array == [1, 2, 3, 0, 0, 0, 0, 0])
    sink.pad(to: 8)
    #expect(sink.array.count == 8)
  }
}
