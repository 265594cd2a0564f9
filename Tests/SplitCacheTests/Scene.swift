// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import ByteKit
import SplitCache
import SplitCodecs
import SplitModel
import Synchronization
import Testing

/// A source, and a store over some file calls.
struct Scene: Sendable {
  /// The source.
  static let source: FilePath = "/data/source.txt"
  /// What the source holds at first.
  static let content = Array("some rows to split".utf8)
  /// Time enough for a record to be trusted.
  static let maturity = 3_000_000_000

  /// The split of a source of our own kind: every byte is a row to train on, and their count one
  /// to test on, so any change of the source changes the split.
  static func parse(_ bytes: SharedBytes) throws -> SplitSet {
    guard bytes.count > 0 else { throw ReadingError("empty", "the source is empty") }
    let rows = bytes.bytes.array(0..<bytes.count).map { UInt32($0) }
    let cell = Fold(
      id: FoldID(repeat: 0, fold: 0), train: RowIDs(rows), test: RowIDs([UInt32(bytes.count)]))
    let other = Fold(id: FoldID(repeat: 0, fold: 1), train: RowIDs([]), test: RowIDs(rows))
    guard let split = SplitSet(name: "s", cells: [cell, other]) else {
      throw ReadingError("empty", "the source is empty")
    }
    return split
  }

  /// The split of some content.
  static func split(_ content: [UInt8] = content) throws -> SplitSet {
    try parse(SharedBytes(content))
  }

  /// A disk with the source, old enough for a record.
  static func disk(_ content: [UInt8] = content) -> ModelDisk {
    var disk = ModelDisk()
    disk.place(content, at: source)
    disk.clock += maturity
    return disk
  }

  /// A model disk with the source, and the store's entry and record.
  static func filled(_ options: StoreOptions = options) throws -> ModelFileCalls {
    let calls = ModelFileCalls(disk())
    let store = try SplitStore(directory: ModelFileCalls.root, options: options, calls: calls)
    #expect(try get(store).outcome == .miss)
    return calls
  }

  /// Plain text and nothing special.
  static let options = StoreOptions(codec: PlainCodec())

  /// A store on a model disk.
  static func store(
    _ calls: any FileCalls, _ options: StoreOptions = options
  ) throws(StoreError) -> SplitStore {
    try SplitStore(directory: ModelFileCalls.root, options: options, calls: calls)
  }

  /// Gets the source's split, and expects it to be right.
  @discardableResult
  static func get(
    _ store: SplitStore, _ content: [UInt8] = content,
    at location: SourceLocation = #_sourceLocation
  ) throws -> StoreProvenance {
    let answer = try store.get(source, parsing: parse)
    #expect(
      try answer.split == split(content), "the split is not the source's",
      sourceLocation: location)
    return answer.provenance
  }
}
