// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import ByteKit
import SplitCodecs
import SplitModel
import TestSupport
import Testing

/// The files under `Fixtures/splits`, through every form.
@Suite struct SplitFixtureTests {
  private static let whole = Fixtures.names(in: "splits", suffix: ".arff")

  private static func read(_ name: String) throws -> SplitSet {
    try ARFFSplitCodec().decode(Fixtures.bytes("splits/" + name), options: ReadingOptions())
  }

  @Test func `the fixtures are there`() {
    #expect(Self.whole.count == 6)
    #expect(Fixtures.names(in: "splits/broken", suffix: ".arff").count == 9)
  }

  @Test(arguments: whole)
  func `text, binary, json, compressed and text again are the same`(name: String) throws {
    let source = try Fixtures.bytes("splits/" + name)
    var split = try Self.read(name)
    let digest = split.digest()
    for form in ["binary", "json", "compressed", "ndjson", "yaml", "arff"] {
      let codec = try #require(SplitRegistry.standard.form(named: form))
      let bytes = SharedBytes(try codec.encode(split))
      split = try codec.decode(bytes, options: ReadingOptions())
      #expect(split.digest() == digest, "\(form)")
      if form == "arff", name != "foreign-spelling.arff" {
        let isSame = bytes.bytes.hasSameBytes(as: source.bytes)
        #expect(isSame)
      }
    }
  }

  @Test func `another spelling holds the same cells`() throws {
    let foreign = try Self.read("foreign-spelling.arff")
    let own = try Self.read("crossvalidation-1x3.arff")
    #expect(foreign == own)
    #expect(foreign.name == "small splits")
  }

  @Test func `shapes are as named`() throws {
    let many = try Self.read("crossvalidation-10x10.arff")
    #expect(many.count == 100)
    #expect(many.repeats.allSatisfy { $0.buffer.count == 896 })
    let curve = try Self.read("learning-curve.arff")
    #expect(curve.layout == SplitLayout(hasSampleColumn: true))
    #expect(curve.repeats[0].buffer.count == 300)
    #expect(try Self.read("holdout.arff").layout.order == .testFirst)
  }

  @Test(arguments: [
    ("empty", "relation-missing"), ("html-error", "relation-missing"),
    ("json-error", "relation-missing"), ("lfs-pointer", "relation-missing"),
    ("truncated", "too-few-values"), ("wrong-arity", "too-few-values"), ("huge-row-id", "SP003"),
  ])
  func `broken files say why`(name: String, code: String) {
    let error = #expect(throws: ReadingError.self) { try Self.read("broken/\(name).arff") }
    #expect(error?.code.rawValue == code)
  }

  @Test(arguments: ["overlapping-sets", "missing-test-set"])
  func `reading does not validate`(name: String) throws {
    #expect(try Self.read("broken/\(name).arff").count == 3)
  }
}
