// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

import ByteKit
import SplitCache
import Testing

/// P8: after a loss of power the store answers right, and `durable` keeps what was published.
///
/// A disk may do the changes that were not synced in any order, or not at all; a write may leave
/// zeros. Every such disk is made, for every moment of the loss, and then used.
@Suite struct PowerLossTests {
  @Test(arguments: StoreDurability.allCases)
  func `every disk that a loss of power can leave answers right`(
    _ durability: StoreDurability
  ) throws {
    let options = StoreOptions(codec: PlainCodec(), durability: durability)
    var before = Scene.disk()
    before.keepsJournal = true
    let calls = ModelFileCalls(before)
    try Scene.get(Scene.store(calls, options))
    let journal = calls.disk.journal
    var disks = 0
    for length in 0...journal.count {
      let isPublished = length == journal.count
      try forEachOutcome(Array(journal.prefix(length))) { names, files in
        disks += 1
        var disk = Scene.disk()
        disk.clock = calls.disk.clock + 10_000_000_000
        disk.names = [:]
        for (name, number) in names {
          let node = disk.makeNode()
          disk.nodes[node]?.bytes = files[number] ?? []
          disk.names?[name] = node
        }
        // The source keeps its number, so that a record that survived is of use.
        if let number = calls.disk.sources[Scene.source] {
          disk.nodes[number] = calls.disk.nodes[number]
          disk.sources[Scene.source] = number
        }
        let store = try Scene.store(ModelFileCalls(disk), options)
        let first = try Scene.get(store)
        if isPublished && durability == .durable { #expect(first.outcome == .hit) }
        #expect(try Scene.get(store).outcome == .hit)
      }
    }
    #expect(disks > 50, "only \(disks) disks were tried")
  }

  /// What became of a change.
  private enum Fate: CaseIterable {
    case lost
    case done
    /// The length changed and the bytes did not come.
    case zeros
  }

  /// Calls `body` with the names and files of each disk that some changes can leave.
  private func forEachOutcome(
    _ changes: [ModelDisk.Change], _ body: ([FilePath: UInt64], [UInt64: [UInt8]]) throws -> Void
  ) throws {
    let fates = changes.indices.map { index -> [Fate] in
      if Self.isSynced(index, changes) { return [.done] }
      switch changes[index] {
      case .write: return [.lost, .done, .zeros]
      case .create, .rename, .remove: return [.lost, .done]
      case .syncFile, .syncDirectory: return [.done]
      }
    }
    var choice = [Int](repeating: 0, count: fates.count)
    while true {
      let (names, files) = Self.apply(changes, choice.indices.map { fates[$0][choice[$0]] })
      try body(names, files)
      guard let next = choice.indices.first(where: { choice[$0] + 1 < fates[$0].count }) else {
        return
      }
      for index in 0..<next { choice[index] = 0 }
      choice[next] += 1
    }
  }

  /// Whether a later sync makes a change certain.
  private static func isSynced(_ index: Int, _ changes: [ModelDisk.Change]) -> Bool {
    changes[index...].contains { later in
      switch (changes[index], later) {
      case (.write(let node, _, _), .syncFile(let synced)): node == synced
      case (.create, .syncDirectory), (.rename, .syncDirectory), (.remove, .syncDirectory): true
      default: false
      }
    }
  }

  private static func apply(
    _ changes: [ModelDisk.Change], _ fates: [Fate]
  ) -> ([FilePath: UInt64], [UInt64: [UInt8]]) {
    var names: [FilePath: UInt64] = [:]
    var files: [UInt64: [UInt8]] = [:]
    for (change, fate) in zip(changes, fates) where fate != .lost {
      switch change {
      case .create(let name, let node): names[name] = node
      case .write(let node, let offset, let bytes):
        var file = files[node] ?? []
        file += [UInt8](repeating: 0, count: max(0, offset + bytes.count - file.count))
        if fate == .done { file.replaceSubrange(offset..<(offset + bytes.count), with: bytes) }
        files[node] = file
      case .rename(let name, let target, let node):
        names[name] = nil
        names[target] = node
      case .remove(let name): names[name] = nil
      case .syncFile, .syncDirectory: break
      }
    }
    return (names, files)
  }
}
