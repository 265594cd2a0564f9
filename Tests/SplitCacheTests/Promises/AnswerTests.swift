// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import ByteKit
import Glibc
import Hashing
import SplitCache
import SplitCodecs
import SplitFixtures
import SplitModel
import TestSupport
import Testing

/// P12, P17, P19, P20 and P21: what an answer costs, says, and leaves on the disk.
@Suite(.scratchDirectory) struct AnswerTests {
  /// A reason or a note, and its words.
  struct Golden: Sendable, CustomTestStringConvertible {
    let reason: MissReason
    let code: String
    let text: String
    var testDescription: String { code }
  }

  static let goldens: [Golden] = [
    Golden(reason: .absent, code: "absent", text: "there is no entry for this content yet"),
    Golden(
      reason: .cut(size: 7), code: "cut",
      text: "the entry is cut: 7 bytes are fewer than any entry has"),
    Golden(
      reason: .notAnEntry, code: "not-an-entry",
      text: "the entry does not end as entries do: it was cut, added to, or overwritten"),
    Golden(
      reason: .version(9), code: "version", text: "the entry says version 9, its name says 1"),
    Golden(
      reason: .length, code: "length",
      text: "the lengths in the entry do not add up to its size"),
    Golden(
      reason: .footer, code: "footer", text: "the checksum of the entry's footer is wrong"),
    Golden(
      reason: .otherKey, code: "other-key",
      text: "the entry belongs to another key: it was renamed or copied"),
    Golden(reason: .block(3), code: "block", text: "the checksum of 64 KiB block 3 is wrong"),
    Golden(
      reason: .cutWhileReading, code: "cut-while-reading",
      text: "the entry became shorter while it was read"),
    Golden(
      reason: .notRegular, code: "not-regular",
      text: "the entry's name stands for a directory, a link or a device"),
    Golden(
      reason: .unreadable(code: 13), code: "unreadable",
      text: "the entry cannot be read: Permission denied"),
    Golden(
      reason: .undecodable(code: "malformed"), code: "undecodable",
      text: "the entry's bytes are as they were written, but the form refuses them with 'malformed'"
    ),
    Golden(
      reason: .digest, code: "digest",
      text: "the entry decodes to another split than the one it was made of"),
  ]

  @Test(arguments: goldens)
  func `each reason of a miss has its code and words`(_ golden: Golden) {
    #expect(golden.reason.code == golden.code)
    #expect(golden.reason.description == golden.text)
  }

  @Test func `answers explain themselves`() throws {
    let calls = ModelFileCalls(Scene.disk())
    let store = try Scene.store(calls)
    #expect(
      try Scene.get(store).description == """
        miss: there is no entry for this content yet
        read the source: no record tells what this file holds
        """)
    #expect(try Scene.get(store).description == "hit")
    #expect(
      try Scene.get(Scene.store(calls, Scenario.checked)).description == """
        hit
        read the source: the content was to be checked
        """)
    for name in calls.disk.entries {
      calls.change { disk in
        guard let number = disk.names?[name] else { return }
        disk.nodes[number]?.bytes[0] ^= 1
      }
    }
    #expect(
      try Scene.get(store).description == "healed: the checksum of 64 KiB block 0 is wrong")
    let full = InterceptedFileCalls(calls) { $0.call == .write ? .fails(28) : .proceeds }
    _ = try store.clear()
    let note = try #require(try Scene.get(Scene.store(full)).note).description
    #expect(note.hasPrefix("not cached: cannot write '/store/"))
    #expect(note.hasSuffix(".temporary': No space left on device"))
  }

  @Test func `a hit makes a fixed number of calls and reads nothing of the source`() throws {
    var counts: [Int] = []
    for length in [10, 1_000, 50_000] {
      let content = [UInt8](repeating: 65, count: length)
      let calls = ModelFileCalls(Scene.disk(content))
      try Scene.get(Scene.store(calls), content)
      let counting = InterceptedFileCalls(calls)
      let store = try Scene.store(counting)
      let before = counting.events.count
      let provenance = try Scene.get(store, content)
      #expect(provenance.outcome == .hit)
      counts.append(counting.events.count - before)
      let size = try #require(store.list().first).bytes
      #expect(counting.bytesRead <= 104 + 2 * (1 << 15) + size, "the record, the end, the entry")
    }
    #expect(counts == [counts[0], counts[0], counts[0]])
    #expect(counts[0] <= 14, "\(counts[0]) calls")
  }

  @Test func `one cell of a large split takes the blocks that hold it, and the end`() throws {
    let rows = RowBuffer((0..<400_000).map { UInt32($0) })
    let cells = (0..<10).map { fold in
      let test = (fold * 40_000)..<(fold * 40_000 + 40_000)
      return SplitRepeat.CellPieces(fold: fold, train: Pieces(test), test: Pieces(0..<0))
    }
    let split = SplitSet(
      name: "large", repeats: [SplitRepeat(index: 0, buffer: rows, cells: cells)])
    let calls = ModelFileCalls(Scene.disk())
    let options = StoreOptions(codec: BinaryCodec())
    _ = try Scene.store(calls, options).get(Scene.source) { _ in split }
    let counting = InterceptedFileCalls(calls)
    let store = try Scene.store(counting, options)
    let id = FoldID(repeat: 0, fold: 7)
    let answer = try store.cell(id, of: Scene.source, parsing: Scene.parse)
    #expect(answer.provenance.outcome == .hit)
    #expect(answer.cell == split[id])
    // 160 KB of rows in 1.6 MB, whole blocks of 64 KiB on both levels, header and end.
    #expect(counting.bytesRead < 600_000, "\(counting.bytesRead) bytes")
    #expect(counting.bytesRead <= store.statistics.verifiedBlocks << 16 + 1 << 12 + 105)
    // A wrong bit elsewhere is not seen; one inside is.
    for (place, outcome) in [(1_500_000, StoreProvenance.Outcome.hit), (1_200_000, .healed)] {
      calls.change { disk in
        guard let name = disk.entries.first, let number = disk.names?[name] else { return }
        disk.nodes[number]?.bytes[place] ^= 4
      }
      let again = try store.cell(id, of: Scene.source) { _ in split }
      #expect(again.provenance.outcome == outcome)
      #expect(again.cell == split[id])
    }
  }

  @Test func `the same input gives the same bytes, wherever and whenever`() throws {
    var seen: Set<[UInt8]> = []
    for hour in 0..<3 {
      var disk = Scene.disk()
      disk.clock += hour * 3_600_000_000_000
      disk.replace(Scene.content, at: Scene.source)
      let calls = ModelFileCalls(disk)
      try Scene.get(Scene.store(calls, StoreOptions(codec: BinaryCodec())))
      seen.insert(calls.disk.bytes(of: try #require(calls.disk.entries.first)) ?? [])
    }
    #expect(seen.count == 1)
  }

  @Test func `keys tell apart content, form, version of the form, and options`() throws {
    let calls = ModelFileCalls(Scene.disk())
    var keys: Set<String> = []
    let options = [
      StoreOptions(codec: PlainCodec()), StoreOptions(codec: PlainCodec(name: "other")),
      StoreOptions(codec: PlainCodec(version: 2)),
      StoreOptions(codec: PlainCodec(), variant: "strict"),
    ]
    for options in options {
      let provenance = try Scene.get(Scene.store(calls, options))
      #expect(provenance.outcome == .miss)
      keys.insert(provenance.key.hexadecimal)
    }
    #expect(keys.count == options.count)
  }

  /// An entry of version 1, as its bytes were when the version was fixed.
  ///
  /// These never change: whoever must change them makes a new version.
  @Test func `the bytes of version 1 are frozen`() throws {
    let calls = try Scene.filled()
    let name = try #require(calls.disk.entries.first)
    let bytes = try #require(calls.disk.bytes(of: name))
    #expect(
      name.string == "ef5d2a5571689b5175a80e82dfb081b18469bf7882a4c3d4cfd19a7b5965e4a3.v1.entry")
    #expect(
      SHA256Hasher.hash(bytes.span.rawBytes).hexadecimal
        == "84c11247d70e93047622c3d7d8cff3188375db88f1e41da03576998dda4f99db")
  }

  @Test func `entries of other versions are left alone, but for clearing`() throws {
    let calls = try Scene.filled()
    let other = FilePath(String(repeating: "c", count: 64) + ".v2.entry")
    calls.change { disk in
      let node = disk.makeNode()
      disk.nodes[node]?.bytes = [1, 2, 3]
      disk.names?[other] = node
    }
    let store = try Scene.store(calls)
    #expect(try Scene.get(store).outcome == .hit)
    #expect(try store.list().count == 1)
    #expect(try store.repair().removed.isEmpty)
    #expect(try store.prune(PruneLimits()).kept == 2)
    #expect(try store.clear().removed.count == 2)
  }

  @Test func `a store that may only be read serves hits and computes misses`() throws {
    for code: Int32 in [13, 30] {
      let calls = try Scene.filled()
      let writing: Set<FileCall> = [
        .create, .openLock, .write, .rename, .remove, .touch, .setMode, .makeDirectory,
      ]
      let readOnly = InterceptedFileCalls(calls) { event in
        writing.contains(event.call) ? .fails(code) : .proceeds
      }
      let options = StoreOptions(codec: PlainCodec(), wait: .milliseconds(5))
      let store = try Scene.store(readOnly, options)
      #expect(try Scene.get(store).outcome == .hit)
      let changed = Array("rows that are new".utf8)
      calls.change { $0.replace(changed, at: Scene.source) }
      let provenance = try Scene.get(store, changed)
      #expect(provenance.outcome == .miss)
      #expect(provenance.entry == nil)
      guard case .notPublished = provenance.note else {
        Issue.record("no note")
        continue
      }
    }
  }

  @Test func `a form that cannot hold a split leaves the answer as it is`() throws {
    let calls = ModelFileCalls(Scene.disk())
    let answer = try Scene.store(calls).get(Scene.source) { bytes in
      var split = try Scene.parse(bytes)
      split.name = "cannot hold"
      return split
    }
    #expect(try answer.split == Scene.split())
    #expect(answer.provenance.note == .notEncodable("the name"))
    #expect(calls.disk.names?.keys.contains { $0.hasSuffix(".entry") } == false)
  }

  @Test func `an entry's path can be read as a file, and damage is found`() throws {
    let scene = try RealScene()
    let entry = try #require(
      try scene.get(scene.store(StoreOptions(codec: BinaryCodec()))).entry)
    let bytes = try SharedBytes.reading(entry)
    let found = try VerifiedEntry(bytes)
    let options = ReadingOptions(isVerified: true)
    #expect(try BinaryCodec().decode(found.payload, options: options) == Scene.split())
    let array = bytes.bytes.array(0..<bytes.count)
    for index in array.indices {
      var damaged = array
      damaged[index] ^= 1
      #expect(throws: MissReason.self) { try VerifiedEntry(SharedBytes(damaged)) }
    }
  }
}
