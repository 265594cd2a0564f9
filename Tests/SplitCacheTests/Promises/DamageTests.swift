// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

import ByteKit
import SplitCache
import SplitCodecs
import Synchronization
import TestSupport
import Testing

/// P4, P5, P7, P24: damage is found, never believed, and mended.
@Suite struct DamageTests {
  static let codecs: [StoreOptions] = [
    StoreOptions(codec: PlainCodec()), StoreOptions(codec: BinaryCodec()),
  ]

  /// Puts other bytes into the one entry of a store.
  private func restore(_ calls: ModelFileCalls, _ bytes: [UInt8]) throws {
    let name = try #require(calls.disk.entries.first)
    calls.change { disk in
      guard let number = disk.names?[name] else { return }
      disk.nodes[number]?.bytes = bytes
    }
  }

  /// Damages the one entry of a store in some way and expects it to be found.
  private func expectFound(
    _ options: StoreOptions, _ calls: ModelFileCalls, _ damaged: [UInt8],
    _ what: @autoclosure () -> String
  ) throws {
    try restore(calls, damaged)
    let store = try Scene.store(calls, options)
    #expect(try store.verify().bad.count == 1, "\(what()): verify believes it")
  }

  /// Damages the one entry of a store in some way and expects it to be found and mended.
  private func expectHealed(
    _ options: StoreOptions, _ calls: ModelFileCalls, original: [UInt8], _ damaged: [UInt8],
    _ what: @autoclosure () -> String
  ) throws {
    let name = try #require(calls.disk.entries.first)
    try restore(calls, damaged)
    let store = try Scene.store(calls, options)
    let provenance = try Scene.get(store)
    #expect(provenance.outcome == .healed, "\(what()): \(provenance)")
    #expect(calls.disk.bytes(of: name) == original, "\(what()): not mended")
    #expect(store.statistics.heals == 1)
  }

  @Test(arguments: codecs)
  func `every flipped bit is found and mended`(_ options: StoreOptions) throws {
    let (calls, original) = try filled(options)
    for index in original.indices {
      for bit in 0..<8 {
        var damaged = original
        damaged[index] ^= 1 << bit
        try expectFound(options, calls, damaged, "bit \(bit) of \(index)")
        // Mending is the same for all bits of a byte.
        guard bit == index % 8 else { continue }
        try expectHealed(options, calls, original: original, damaged, "bit \(bit) of \(index)")
      }
      try restore(calls, original)
    }
    #expect(try Scene.get(Scene.store(calls, options)).outcome == .hit)
  }

  @Test(arguments: codecs)
  func `every cut is found and mended`(_ options: StoreOptions) throws {
    let (calls, original) = try filled(options)
    for length in original.indices {
      let damaged = Array(original.prefix(length))
      try expectHealed(options, calls, original: original, damaged, "cut to \(length)")
    }
  }

  @Test(arguments: codecs)
  func `added bytes are found and mended`(_ options: StoreOptions) throws {
    let (calls, original) = try filled(options)
    for count in [1, 7, 8, 64, 192, 4096, 65536] {
      for byte: UInt8 in [0, 255] {
        let added = [UInt8](repeating: byte, count: count)
        try expectHealed(options, calls, original: original, original + added, "\(count) behind")
        try expectHealed(options, calls, original: original, added + original, "\(count) before")
      }
    }
    try expectHealed(options, calls, original: original, original + original, "twice")
  }

  @Test func `zeroed and swapped pages of a large entry are found and mended`() throws {
    let rows = (0..<60_000).map { UInt8(truncatingIfNeeded: $0 &* 7 &+ $0 / 251) }
    let options = StoreOptions(codec: BinaryCodec())
    let calls = ModelFileCalls(Scene.disk(rows))
    #expect(try Scene.get(Scene.store(calls, options), rows).outcome == .miss)
    let name = try #require(calls.disk.entries.first)
    let original = try #require(calls.disk.bytes(of: name))
    #expect(original.count > 3 * 65536)
    for page in stride(from: 0, to: original.count - 8192, by: 4096) {
      var zeroed = original
      zeroed.replaceSubrange(page..<(page + 4096), with: repeatElement(0, count: 4096))
      var swapped = original
      swapped.replaceSubrange(page..<(page + 4096), with: original[(page + 4096)..<(page + 8192)])
      swapped.replaceSubrange((page + 4096)..<(page + 8192), with: original[page..<(page + 4096)])
      for damaged in [zeroed, swapped] where damaged != original {
        calls.change { disk in
          guard let number = disk.names?[name] else { return }
          disk.nodes[number]?.bytes = damaged
        }
        let provenance = try Scene.get(Scene.store(calls, options), rows)
        #expect(provenance.outcome == .healed, "page at \(page)")
      }
    }
  }

  @Test(arguments: [Scene.options, Scenario.mapped], [1, 2])
  func `an entry that is cut while it is read is found and mended`(
    _ options: StoreOptions, _ step: Int
  ) throws {
    let calls = try Scene.filled()
    let name = try #require(calls.disk.entries.first)
    // It has its whole size when it is looked at. First the end is read, then the form's bytes.
    let reads = Mutex(-1)
    let cutting = InterceptedFileCalls(calls) { event in
      if event.call == .openForReading { reads.withLock { $0 = event.name == name ? 0 : -1 } }
      guard [.read, .map].contains(event.call) else { return .proceeds }
      let isNow = reads.withLock { count in
        if count >= 0 { count += 1 }
        return count == step
      }
      if isNow {
        calls.change { disk in
          guard let number = disk.names?[name], let node = disk.nodes[number] else { return }
          disk.nodes[number]?.bytes = Array(node.bytes.prefix(40))
        }
      }
      return .proceeds
    }
    let provenance = try Scene.get(Scene.store(cutting, options))
    #expect(provenance.outcome == .healed)
    #expect(provenance.reason?.code == "cut-while-reading")
    #expect(try Scene.get(Scene.store(calls, options)).outcome == .hit)
  }

  @Test func `an entry under another's name is found and mended`() throws {
    let calls = ModelFileCalls(Scene.disk())
    let other = Array("other rows to split".utf8)
    let store = try Scene.store(calls)
    try Scene.get(store)
    let first = try #require(calls.disk.entries.first)
    calls.change { disk in
      disk.replace(other, at: Scene.source)
      disk.clock += Scene.maturity
    }
    try Scene.get(store, other)
    let second = try #require(calls.disk.entries.first { $0 != first })
    calls.change { disk in
      let node = disk.names?[first]
      disk.names?[second] = node
    }
    #expect(try store.verify().bad.map(\.reason) == [.otherKey])
    let provenance = try Scene.get(store, other)
    #expect(provenance.outcome == .healed)
    #expect(provenance.reason == .otherKey)
    #expect(try Scene.get(store, other).outcome == .hit)
  }

  @Test func `every flipped bit and every cut of a record is harmless`() throws {
    let calls = try Scene.filled()
    let store = try Scene.store(calls)
    let name = try #require(calls.disk.names?.keys.first { $0.hasSuffix(".record") })
    let original = try #require(calls.disk.bytes(of: name))
    let flips = original.indices.flatMap { index in
      (0..<8).map { bit in
        var damaged = original
        damaged[index] ^= 1 << bit
        return damaged
      }
    }
    let cuts = original.indices.map { Array(original.prefix($0)) }
    for damaged in flips + cuts + [original + [0]] {
      calls.change { disk in
        guard let number = disk.names?[name] else { return }
        disk.nodes[number]?.bytes = damaged
      }
      let provenance = try Scene.get(store)
      #expect(provenance.outcome == .hit)
      #expect(provenance.hashing == .damagedRecord)
      #expect(calls.disk.bytes(of: name) == original, "the record is mended")
    }
  }

  @Test func `a record that was exchanged for another's is not believed`() throws {
    let calls = try Scene.filled()
    let store = try Scene.store(calls)
    let other = Array("other rows to split".utf8)
    let first = try #require(calls.disk.names?.first { $0.key.hasSuffix(".record") })
    calls.change { disk in
      disk.replace(other, at: Scene.source)
      disk.clock += Scene.maturity
    }
    try Scene.get(store, other)
    let second = try #require(
      calls.disk.names?.keys.first { $0.hasSuffix(".record") && $0 != first.key })
    calls.change { $0.names?[second] = first.value }
    #expect(try Scene.get(store, other).hashing == .changedSource)
  }

  @Test func `repair removes what is bad and nothing else`() throws {
    let calls = try Scene.filled()
    let store = try Scene.store(calls)
    let good = try #require(calls.disk.entries.first)
    let bad = FilePath(String(repeating: "ab", count: 32) + ".v1.entry")
    let foreign: [FilePath] = ["notes.txt", "ab.entry", ".hidden", "x.temporary"]
    calls.change { disk in
      for name in foreign + [bad] {
        let node = disk.makeNode()
        disk.nodes[node]?.bytes = Array("not an entry".utf8)
        disk.names?[name] = node
      }
    }
    let dry = try store.repair(isDryRun: true)
    #expect(dry.removed.map(\.fileName) == [bad])
    #expect(calls.disk.names?[bad] != nil, "a dry run removes nothing")
    let report = try store.repair()
    #expect(report.bad.map(\.path.fileName) == [bad])
    #expect(report.removed.map(\.fileName) == [bad])
    #expect((report.checked, report.kept) == (2, 1))
    #expect(report.isSound)
    let names = Set((calls.disk.names ?? [:]).keys)
    #expect(names.isSuperset(of: foreign + [good]))
    #expect(!names.contains(bad))
  }

  private func filled(_ options: StoreOptions) throws -> (ModelFileCalls, [UInt8]) {
    let calls = try Scene.filled(options)
    let name = try #require(calls.disk.entries.first)
    return (calls, try #require(calls.disk.bytes(of: name)))
  }
}
