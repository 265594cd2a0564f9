// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import ByteKit
import SplitCodecs
import SplitModel
import Testing

@Suite struct CSVCodecTests {
  private func decode(
    _ text: String, options: ReadingOptions = ReadingOptions()
  ) throws(ReadingError) -> SplitSet {
    try CSVCodec().decode(SharedBytes(Array(text.utf8)), options: options)
  }

  @Test func `writes a row for each listed row, train first`() throws {
    let cells = [
      Fold(id: FoldID(repeat: 0, fold: 0), train: RowIDs([5, 10]), test: RowIDs([7])),
      Fold(id: FoldID(repeat: 0, fold: 1), train: RowIDs([]), test: RowIDs([4_294_967_294])),
    ]
    let split = try #require(SplitSet(name: "x", cells: cells))
    let text = String(decoding: try CSVCodec().encode(split), as: UTF8.self)
    #expect(
      text == """
        type,rowid,repeat,fold
        TRAIN,5,0,0
        TRAIN,10,0,0
        TEST,7,0,0
        TEST,4294967294,0,1

        """)
  }

  @Test func `reads other orders, quotes and line ends`() throws {
    let split = try decode(
      "fold,\"type\",sample,rowid,repeat\r\n1,\"TRAIN\",2,7,0\r\n0,TEST,0,\"9\",0\r\n"
        + "1,TRAIN,2,6,0\r\n")
    #expect(split.count == 2)
    #expect(split[repeat: 0, fold: 1, sample: 2].map { Array($0.train) } == [7, 6])
    #expect(split[repeat: 0, fold: 0].map { Array($0.test) } == [9])
    #expect(split.layout.hasSampleColumn)
  }

  @Test(arguments: [
    ("", "truncated", 0), ("type,rowid,repeat\n", "missing-member", 0),
    ("type,rowid,repeat,fold,more\n", "unknown-member", 23),
    ("type,rowid,repeat,fold,fold\n", "duplicate-member", 23),
    ("type,rowid,repeat,fold\nTRAIN,1,0,0", "truncated", 34),
    ("type,rowid,repeat,fold\nTRAIN,1,0\n", "malformed", 32),
    ("type,rowid,repeat,fold\nTRAIN,1,0,0,0\n", "malformed", 34),
    ("type,rowid,repeat,fold\nTRAINING,1,0,0\n", "malformed", 23),
    ("type,rowid,repeat,fold\nTRAIN,4294967295,0,0\n", "malformed", 29),
    ("type,rowid,repeat,fold\nTRAIN,-1,0,0\n", "malformed", 29),
    ("type,rowid,repeat,fold\nTRAIN,1.0,0,0\n", "malformed", 29),
    ("type,rowid,repeat,fold\nTRAIN,,0,0\n", "malformed", 29),
    ("type,rowid,repeat,fold\nTRAIN,1,2147483648,0\n", "malformed", 31),
    ("type,rowid,repeat,fold\n\"TRAIN,1,0,0\n", "malformed", 23),
    ("type,rowid,repeat,fold\nTRAIN,99999999999999999999999999999999,0,0\n", "malformed", 29),
  ])
  func `refuses what is wrong, with its place`(text: String, code: String, offset: Int) {
    do throws(ReadingError) {
      _ = try decode(text)
      Issue.record("accepted")
    } catch {
      #expect(error.code.rawValue == code)
      #expect(error.offset == offset)
    }
  }

  @Test func `keeps to its limits`() {
    let text = "type,rowid,repeat,fold\nTRAIN,1,0,0\nTEST,2,0,1\n"
    for options in [
      ReadingOptions(limits: Limits(listedRows: 1)), ReadingOptions(limits: Limits(folds: 1)),
    ] {
      do throws(ReadingError) {
        _ = try decode(text, options: options)
        Issue.record("accepted")
      } catch {
        #expect(error.code == "limit-exceeded")
      }
    }
  }
}
