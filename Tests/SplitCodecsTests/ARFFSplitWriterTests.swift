// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import ByteKit
import SplitCodecs
import SplitModel
import TestSupport
import Testing

@Suite struct ARFFSplitWriterTests {
  private func roundTrip(_ text: String) throws -> String {
    let codec = ARFFSplitCodec()
    let split = try codec.decode(SharedBytes(Array(text.utf8)), options: ReadingOptions())
    return String(decoding: try codec.encode(split), as: UTF8.self)
  }

  private static let header =
    "@relation x_splits\n\n@attribute type {TRAIN,TEST}\n@attribute rowid numeric\n"
    + "@attribute repeat numeric\n@attribute fold numeric\n"

  @Test(arguments: [
    header + "\n@data\nTRAIN,0,0,0\nTRAIN,12345,0,0\nTEST,7,0,0\nTRAIN,7,0,1\nTEST,4294967294,0,1",
    header + "\n@data\nTEST,3,0,0\nTEST,1,0,0\nTRAIN,2,0,0",
    header + "\n@data\nTEST,0,0,0\nTRAIN,0,0,0\nTEST,1,0,0\nTRAIN,1,0,0",
    header + "@attribute sample numeric\n\n@data\nTRAIN,1,0,0,0\nTEST,2,0,0,0\nTRAIN,1,0,0,1"
      + "\nTRAIN,3,0,0,1\nTEST,2,0,0,1",
    header + "\n@data\n",
  ])
  func `OpenML's spelling comes back byte for byte`(text: String) throws {
    #expect(try roundTrip(text) == text)
  }

  @Test func `lines cross the blocks of a sink whole`() throws {
    let rows = (0..<5_000).map { UInt32($0 * 857_999 % 4_000_000_007 & 0xFFFF_FFFE) }
    let cell = Fold(id: FoldID(repeat: 3, fold: 14), train: RowIDs(rows), test: RowIDs([1]))
    let split = try #require(SplitSet(name: "x", cells: [cell]))
    let whole = try ARFFSplitCodec().encode(split)
    var slow = "@relation x\n" + Self.header.drop { $0 != "\n" }.dropFirst() + "\n@data"
    for row in rows { slow += "\nTRAIN,\(row),3,14" }
    slow += "\nTEST,1,3,14"
    #expect(String(decoding: whole, as: UTF8.self) == slow)
    for blockSize in [64, 145, 1000, 65_536] {
      var blocks: [UInt8] = []
      var sink = ByteSink(blockSize: blockSize) { block in
        blocks += block.array(0..<block.byteCount)
      }
      try ARFFSplitCodec().encode(split, into: &sink)
      try sink.finish()
      #expect(blocks == whole, "blocks of \(blockSize)")
    }
  }

  @Test func `refuses what text cannot hold`() throws {
    let empty = Fold(id: FoldID(repeat: 0, fold: 0), train: RowIDs([]), test: RowIDs([]))
    let split = try #require(SplitSet(name: "x", cells: [empty]))
    let error = #expect(throws: ReadingError.self) { try ARFFSplitCodec().encode(split) }
    #expect(error?.code == "cannot-hold")
  }
}
