// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import ByteKit
import SplitCache
import SplitCodecs
import SplitModel
import TestSupport
import Testing

/// Entries and records as they were when their version was fixed; they never change.
///
/// Whoever must change the bytes makes a new version, and a folder beside the old one.
/// `SPLITTOOL_RECORD=1` adds files that are missing, and fails.
@Suite(.scratchDirectory) struct GoldenEntryTests {
  private static let folder = "golden/entry/v1/"
  private static let forms = ["binary", "arff", "json", "ndjson", "csv", "yaml"]
  private static let source = Fixtures.path("splits/crossvalidation-1x3.arff")

  private func options(_ form: String) throws -> StoreOptions {
    StoreOptions(codec: try #require(SplitRegistry.standard.form(named: form)))
  }

  private static func parse(_ bytes: SharedBytes) throws(ReadingError) -> SplitSet {
    try ARFFSplitFile(parsing: bytes).split
  }

  /// The bytes of a golden file, which is recorded first where that is asked for.
  private func golden(_ name: FilePath, recording bytes: [UInt8]) throws -> [UInt8] {
    let golden = try Golden.read(
      Fixtures.path(Self.folder).appending(name), recording: bytes)
    return golden.bytes.array(0..<golden.count)
  }

  @Test(arguments: forms)
  func `entries are written byte for byte as ever, and old ones are hits`(form: String) throws {
    let directory = Scratch.path.appending("store")
    let store = try SplitStore(directory: directory, options: options(form))
    let made = try store.get(Self.source, parsing: Self.parse)
    let entry = try #require(made.provenance.entry)
    let bytes = try SharedBytes.reading(entry)
    let golden = try golden(entry.fileName, recording: bytes.bytes.array(0..<bytes.count))
    #expect(golden == bytes.bytes.array(0..<bytes.count))

    let old = Scratch.path.appending("old")
    let reader = try SplitStore(directory: old, options: options(form))
    RealScene.write(golden, to: old.appending(entry.fileName))
    let answer = try reader.get(Self.source) { _ in throw ReadingError("parsed", "needlessly") }
    #expect(answer.provenance.outcome == .hit)
    #expect(answer.split == made.split)
    #expect(try reader.verify(decoding: .standard).isSound)
    #expect(try VerifiedEntry(SharedBytes(golden)).codec == form)
  }

  @Test func `records are written byte for byte as ever, and old ones are trusted`() throws {
    let calls = try Scene.filled()
    let name = try #require(calls.disk.names?.keys.first { $0.hasSuffix(".record") })
    let bytes = try #require(calls.disk.bytes(of: name))
    let golden = try golden(name, recording: bytes)
    #expect(golden == bytes)
    calls.change { disk in
      guard let number = disk.names?[name] else { return }
      disk.nodes[number]?.bytes = golden
    }
    let provenance = try Scene.get(Scene.store(calls))
    #expect(provenance.outcome == .hit)
    #expect(provenance.hashing == nil, "the record told what the source holds")
  }

  @Test func `no golden file is left out`() throws {
    let names = RealScene.names(in: Fixtures.path(Self.folder))
    #expect(names.count { $0.hasSuffix(".entry") } == Self.forms.count)
    #expect(names.count { $0.hasSuffix(".record") } == 1)
  }
}
