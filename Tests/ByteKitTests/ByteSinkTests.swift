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
    var sink = ByteSink(blockSize: 64) { _ throws(SystemError) in
      calls += 1
      throw SystemError("write", "out", errno: .noSpace)
    }
    for _ in 0..<1_000 { sink.append("0123456789") }
    let hasFailed = sink.hasFailed
    #expect(hasFailed)
    #expect(calls == 1)
    let error: SystemError?
    do throws(SystemError) {
      try sink.finish()
      error = nil
    } catch {
      #expect(error.errno == .noSpace)
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

  /// Below and above the size from which on room is mapped; filled, left empty, and outgrown.
  @Test(arguments: [100, 5 << 20], [0, 1, 50, 5 << 20, 6 << 20])
  func `a sink with room keeps what it is given`(room: Int, count: Int) {
    var sink = ByteSink(reserving: room)
    let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 7) }
    sink.append(bytes)
    let isSame = sink.array == bytes
    #expect(isSame)
    let taken = sink.takeBytes()
    #expect(taken.bytes.array(0..<taken.count) == bytes)
    sink.append([1, 2])
    #expect(sink.array == [1, 2])
  }

  /// Quoted text at every distance from the end, with what ends it in every place.
  @Test(arguments: ["\"", "\\q", "\n", "\\"])
  func `appends quoted text with its escapes replaced`(end: String) {
    for length in 0..<60 {
      for behind in [0, 1, 16, 17, 40] {
        let plain = String(repeating: "é\\n=", count: length / 4) + String("abc".prefix(length % 4))
        let bytes = Array((plain + end + String(repeating: ".", count: behind)).utf8)
        var sink = ByteSink()
        sink.append(UInt8(ascii: ">"))
        let run = sink.appendQuotedText(bytes.span.rawBytes, from: 0, quote: UInt8(ascii: "\"")) {
          $0 == UInt8(ascii: "n") ? 0x0A : nil
        }
        let stop = plain.utf8.count
        // Close to the end of the span, it may stop before; what it has read is right in any case.
        let whole = Array(">\(plain.replacing("\\n", with: "\n"))".utf8)
        let found = sink.array
        if behind >= 17 {
          #expect(run.end == stop && found == whole)
          #expect(!plain.contains("é") || run.mayHaveHighBytes)
        }
        #expect(run.end <= stop && whole.starts(with: found))
        sink.truncate(to: 1)
        #expect(sink.array == [UInt8(ascii: ">")])
      }
    }
  }
}
