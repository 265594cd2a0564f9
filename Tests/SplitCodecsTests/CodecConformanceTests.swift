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

  @Test(arguments: SplitRegistry.standard.forms.map(\.name))
  func `every form is one among others`(name: String) throws {
    let codec = try #require(SplitRegistry.standard.form(named: name))
    #expect(CodecConformance(codec).failuresOfForm() == [])
  }

  @Test(arguments: CarelessCodec.Fault.allCases)
  func `the checks find a careless form`(fault: CarelessCodec.Fault) {
    let failures = CodecConformance(CarelessCodec(fault: fault)).failuresOfForm()
    #expect(failures.count >= 1)
    #expect(failures.allSatisfy { $0.contains(fault.rawValue) }, "\(failures)")
  }
}

/// A form that breaks one rule; the raw value is a word of the sentence that says so.
struct CarelessCodec: SplitCodec {
  enum Fault: String, CaseIterable {
    case refusesAll = "none of the samples"
    case recognizesAll = "recognizes"
    case ignoresLimits = "is not kept"
    case saysAnotherCode = "not limit-exceeded"
    case hasNoSuffix = "no suffixes"
    case hasBareSuffix = "'folds'"
    case hasNoName = "no name"
  }

  let fault: Fault
  private let base = JSONCodec()

  init(fault: Fault) { self.fault = fault }

  var name: String { fault == .hasNoName ? "" : "careless" }
  var version: Int { 1 }
  var suffixes: [String] {
    fault == .hasNoSuffix ? [] : fault == .hasBareSuffix ? ["folds"] : [".careless"]
  }
  var abilities: CodecAbilities { [] }

  func recognizes(_ prefix: RawSpan) -> Bool {
    fault == .recognizesAll || base.recognizes(prefix)
  }

  func encode(_ split: SplitSet, into sink: inout ByteSink) throws(ReadingError) {
    if fault == .refusesAll { throw ReadingError(.cannotHold, "not today") }
    base.encode(split, into: &sink)
  }

  func decode(_ bytes: SharedBytes, options: ReadingOptions) throws(ReadingError) -> SplitSet {
    if fault == .ignoresLimits { return try base.decode(bytes, options: ReadingOptions()) }
    do throws(ReadingError) {
      return try base.decode(bytes, options: options)
    } catch {
      throw fault == .saysAnotherCode ? ReadingError("malformed", "too much") : error
    }
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
