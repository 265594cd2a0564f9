// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

import ByteKit
import SplitCache
import SplitCodecs
import SplitFixtures
import SplitModel
import Testing

/// A test suite whose tests each have a directory of their own, with the files that they need.
///
/// Nothing is shared, so the tests run at the same time and in any order.
@Suite(.isolatedDirectory(in: "/tmp"))
struct IsolatedTests {
  static let split = CodecSamples.shuffledFolds(rows: 60, repeats: 2, folds: 5)

  @Test(arguments: [1, 2, 3])
  func `a split that is written is read back`(seed: UInt64) throws {
    let split = CodecSamples.shuffledFolds(rows: 60, repeats: 2, folds: 5, seed: seed)
    let path = Isolated.path.appending("splits.json")
    let file = try OutputFile(path, replacing: false)
    var sink = ByteSink()
    JSONCodec().encode(split, into: &sink)
    try file.descriptor.write(sink.contents)
    try file.commit()
    #expect(try SplitSet(contentsOf: path) == split)
  }

  @Test func `a store of one's own meets nobody else's entries`() throws {
    let directory = Isolated.path.appending("store")
    let store = try SplitStore(directory: directory, options: StoreOptions(codec: BinaryCodec()))
    #expect(try store.list().isEmpty)
  }
}
