// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

import ByteKit
import Testing

@Suite struct RowBufferTests {
  private struct Stop: Error {}

  private func array(_ buffer: RowBuffer) -> [UInt32] {
    buffer.rows.indices.map { buffer.rows[$0] }
  }

  @Test func `fills, appends and copies`() {
    let filled = RowBuffer.filled(count: 4) { $0[2] = 9 }
    #expect(array(filled) == [0, 0, 9, 0])
    let appended = RowBuffer.appending(capacity: 10) { output in
      output.append(3)
      output.append(1)
    }
    #expect(array(appended) == [3, 1])
    #expect(array(RowBuffer(copying: appended.rows)) == [3, 1])
    #expect(array(RowBuffer([])).isEmpty)
  }

  @Test func `an error while filling leaves nothing behind`() {
    #expect(throws: Stop.self) {
      try RowBuffer.appending(capacity: 1 << 20) { output throws(Stop) in
        output.append(1)
        throw Stop()
      }
    }
    #expect(throws: Stop.self) {
      try RowBuffer.filled(count: 8) { _ throws(Stop) in throw Stop() }
    }
  }

  @Test func `views bytes in place where they are aligned and inside`() throws {
    let bytes = SharedBytes([1, 0, 0, 0, 2, 0, 0, 0, 0xFF])
    #expect(array(try #require(RowBuffer.viewing(bytes, at: 0, count: 2))) == [1, 2])
    #expect(array(try #require(RowBuffer.viewing(bytes, at: 4, count: 1))) == [2])
    #expect(RowBuffer.viewing(bytes, at: 1, count: 1) == nil)
    #expect(RowBuffer.viewing(bytes, at: 0, count: 3) == nil)
    #expect(RowBuffer.viewing(bytes, at: 4, count: Int.max) == nil)
    #expect(RowBuffer.viewing(bytes, at: -4, count: 1) == nil)
  }
}
