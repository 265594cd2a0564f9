// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import ByteKit
import SplitCodecs
import SplitModel
import TestSupport
import Testing

/// Inputs of which fuzzing found that a decoder trapped, or broke its promise.
@Suite struct FuzzFindingTests {
  /// Folders under `Fixtures/fuzz` and the forms that read what is in them.
  private static let folders = SplitRegistry.standard.forms.map { codec in
    (codec, codec.name == "arff" ? "arff-split" : codec.name)
  }

  private static let files = folders.flatMap { codec, folder in
    codec.suffixes.flatMap { suffix in
      Fixtures.names(in: "fuzz/\(folder)", suffix: suffix).map { (codec.name, "\(folder)/\($0)") }
    }
  }

  @Test func `there are files to read`() {
    #expect(Self.files.count >= 2)
  }

  @Test(arguments: files)
  func `is refused, or comes back as it was`(form: String, file: String) throws {
    let codec = try #require(SplitRegistry.standard.form(named: form))
    let options = ReadingOptions(limits: Limits(folds: 10_000, listedRows: 100_000))
    guard let split = try? codec.decode(try Fixtures.bytes("fuzz/\(file)"), options: options)
    else { return }
    let again = try codec.decode(SharedBytes(try codec.encode(split)), options: options)
    #expect(again == split)
    #expect(again.name == split.name || !codec.abilities.contains(.name))
  }
}
