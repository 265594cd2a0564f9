// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import ByteKit
import SplitCache
import SplitCodecs
import SplitModel
import Testing

/// One way of using a store, to be repeated with every call of it failing.
struct Scenario: Sendable, CustomTestStringConvertible {
  let testDescription: String
  /// How the store is used.
  let options: StoreOptions
  /// The disk before.
  let disk: @Sendable () throws -> ModelDisk
  /// The use; whatever it answers is checked inside.
  let run: @Sendable (SplitStore) throws -> Void

  init(
    _ name: String, _ options: StoreOptions = Scene.options,
    disk: @escaping @Sendable () throws -> ModelDisk,
    run: @escaping @Sendable (SplitStore) throws -> Void
  ) {
    testDescription = name
    self.options = options
    self.disk = disk
    self.run = run
  }

  /// All ways of using a store.
  static let all: [Scenario] = [
    Scenario("a miss", disk: { Scene.disk() }, run: { try Scene.get($0) }),
    Scenario("a durable miss", durable, disk: { Scene.disk() }, run: { try Scene.get($0) }),
    Scenario("a miss with a lock", waiting, disk: { Scene.disk() }, run: { try Scene.get($0) }),
    Scenario("a shared miss", shared, disk: { Scene.disk() }, run: { try Scene.get($0) }),
    Scenario("a hit", disk: { try Scene.filled().disk }, run: { try Scene.get($0) }),
    Scenario("a mapped hit", mapped, disk: { try Scene.filled().disk }, run: { try Scene.get($0) }),
    Scenario(
      "a checked hit", checked, disk: { try Scene.filled().disk }, run: { try Scene.get($0) }),
    Scenario("a cell", disk: { try Scene.filled().disk }, run: { try cell($0) }),
    Scenario("a heal", disk: damaged, run: { try Scene.get($0) }),
    Scenario("a verification", disk: damaged, run: { _ = try $0.verify() }),
    Scenario("a repair", disk: damaged, run: { _ = try $0.repair() }),
    Scenario(
      "a prune", disk: { try Scene.filled().disk },
      run: { _ = try $0.prune(PruneLimits(maximumSize: 0)) }),
    Scenario("a clear", disk: { try Scene.filled().disk }, run: { _ = try $0.clear() }),
  ]

  static let durable = StoreOptions(codec: PlainCodec(), durability: .durable)
  static let waiting = StoreOptions(codec: PlainCodec(), wait: .milliseconds(50))
  static let shared = StoreOptions(codec: PlainCodec(), isShared: true)
  static let mapped = StoreOptions(codec: PlainCodec(), access: .mapped)
  static let checked = StoreOptions(codec: PlainCodec(), check: .content)

  /// A disk whose entry and record have one wrong bit each.
  static func damaged() throws -> ModelDisk {
    var disk = try Scene.filled().disk
    for number in (disk.names ?? [:]).values { disk.nodes[number]?.bytes[20] ^= 1 }
    return disk
  }

  static func cell(_ store: SplitStore) throws {
    let id = FoldID(repeat: 0, fold: 1)
    let answer = try store.cell(id, of: Scene.source, parsing: Scene.parse)
    guard try answer.cell == Scene.split()[id] else { throw WrongAnswer() }
  }

  struct WrongAnswer: Error {}
}
