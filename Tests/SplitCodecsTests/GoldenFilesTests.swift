// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import ByteKit
import SplitCodecs
import SplitFixtures
import SplitModel
import TestSupport
import Testing

/// Files of each form and version as they were first released; `SPLITTOOL_RECORD=1` adds missing
/// ones, and fails.
@Suite struct GoldenFilesTests {
  private static let titles = [
    "shuffled folds", "sorted folds", "irregular lists", "learning curve", "holdout, test first",
    "a name that needs care",
  ]

  private static var samples: [CodecSamples.Sample] {
    CodecSamples.all.filter { titles.contains($0.title) }
  }

  private func path(_ codec: any SplitCodec, _ sample: CodecSamples.Sample) -> FilePath {
    let name = sample.title.replacing(", ", with: "-").replacing(" ", with: "-")
    return Fixtures.path(
      "golden/\(codec.name)/v\(codec.version)/\(name)\(codec.suffixes[0])")
  }

  @Test(arguments: SplitRegistry.standard.forms.map(\.name), samples)
  func `old files are read, and written again byte for byte`(
    name: String, sample: CodecSamples.Sample
  ) throws {
    let codec = try #require(SplitRegistry.standard.form(named: name))
    guard let bytes = try? codec.encode(sample.split) else { return }
    let path = path(codec, sample)
    let golden = try Golden.read(path, recording: bytes)
    #expect(try codec.decode(golden, options: ReadingOptions()) == sample.split)
    // What deflate makes of the same bytes may differ between releases of zlib, and of zstd.
    if !["compressed", "json.gz", "arff.gz", "parquet"].contains(name) {
      #expect(golden.bytes.array(0..<golden.count) == bytes)
    }
  }
}
