// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import ByteKit
import SplitCodecs
import SplitFixtures
import SplitModel
import Testing

@Suite struct CodecConformanceTests {
  @Test(arguments: SplitRegistry.standard.forms.map(\.name), CodecSamples.all)
  func `every form keeps the rules`(name: String, sample: CodecSamples.Sample) throws {
    let codec = try #require(SplitRegistry.standard.form(named: name))
    let truncation: CodecConformance.TruncationRule =
      switch name {
      case "arff": .mayCutLastRow
      case "csv": .keepsCompleteRows
      default: .isFound
      }
    let conformance = CodecConformance(codec, truncation: truncation)
    #expect(conformance.failures(with: sample) == [])
  }

  @Test(arguments: CodecSamples.all)
  func `every pair of forms carries a split over`(sample: CodecSamples.Sample) throws {
    for first in SplitRegistry.standard.forms {
      guard let bytes = try? first.encode(sample.split) else { continue }
      let between = try first.decode(SharedBytes(bytes), options: ReadingOptions())
      for second in SplitRegistry.standard.forms {
        guard let bytes = try? second.encode(between) else { continue }
        let after = try second.decode(SharedBytes(bytes), options: ReadingOptions())
        #expect(after == sample.split, "\(first.name) to \(second.name)")
      }
    }
  }

  @Test(arguments: CodecSamples.all)
  func `just one form recognizes what was written`(sample: CodecSamples.Sample) throws {
    for codec in SplitRegistry.standard.forms {
      guard let bytes = try? codec.encode(sample.split) else { continue }
      let prefix = Array(bytes.prefix(512))
      let names = SplitRegistry.standard.forms.filter { $0.recognizes(prefix.span.rawBytes) }
      #expect(names.map(\.name) == [codec.name])
    }
  }

  @Test func `the checks find a form that loses rows`() throws {
    let conformance = CodecConformance(LossyCodec())
    let failures = CodecSamples.all.flatMap { conformance.failures(with: $0) }
    #expect(!failures.isEmpty)
  }
}

/// A form that forgets the last test row of each cell.
private struct LossyCodec: SplitCodec {
  let base = JSONCodec()
  let name = "lossy"
  let version = 1
  let suffixes = [".lossy"]
  let abilities: CodecAbilities = []

  func recognizes(_ prefix: RawSpan) -> Bool { base.recognizes(prefix) }

  func encode(_ split: SplitSet, into sink: inout ByteSink) throws(ReadingError) {
    base.encode(split, into: &sink)
  }

  func decode(_ bytes: SharedBytes, options: ReadingOptions) throws(ReadingError) -> SplitSet {
    let cells = try base.decode(bytes, options: options).map {
      Fold(id: $0.id, train: $0.train, test: RowIDs(Array($0.test.dropLast())))
    }
    return SplitSet(name: "", cells: cells) ?? SplitSet(name: "", repeats: [])
  }
}
