// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import ByteKit
import SplitCodecs
import SplitModel
import TestSupport
import Testing

@Suite(.scratchDirectory) struct SplitSetFileTests {
  private let split = SplitSet(
    name: "x_splits",
    cells: [Fold(id: FoldID(repeat: 0, fold: 0), train: RowIDs([2, 0]), test: RowIDs([1]))])

  @Test(arguments: SplitRegistry.standard.forms.map(\.name))
  func `reads a file by its suffix`(form: String) throws {
    let split = try #require(split)
    let codec = try #require(SplitRegistry.standard.form(named: form))
    let path = Scratch.path.appending(FilePath("x" + codec.suffixes[0]))
    try Scratch.write(try codec.encode(split), to: path)
    #expect(try SplitSet(contentsOf: path) == split)
  }

  @Test(arguments: ["binary", "compressed", "json", "arff"])
  func `reads a file by its first bytes`(form: String) throws {
    let split = try #require(split)
    let codec = try #require(SplitRegistry.standard.form(named: form))
    let path = Scratch.path.appending("without-suffix")
    try Scratch.write(try codec.encode(split), to: path)
    #expect(try SplitSet(contentsOf: path) == split)
  }

  @Test func `says what it cannot read`() throws {
    let missing = #expect(throws: ReadingError.self) {
      try SplitSet(contentsOf: Scratch.path.appending("none.arff"))
    }
    #expect(missing?.code == "input-output")
    let path = Scratch.path.appending("picture.png")
    try Scratch.write([0x89, 0x50, 0x4E, 0x47], to: path)
    let unknown = #expect(throws: ReadingError.self) { try SplitSet(contentsOf: path) }
    #expect(unknown?.code == "unknown-form")
  }
}
