// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import ARFF
internal import ByteKit
internal import Diagnostics
internal import Mending
internal import Testing

/// A text with a fault, and the text that it is to become.
struct MendingCase: CustomTestStringConvertible, Sendable {
  let testDescription: String
  let broken: String
  let mended: String
  var isSafe = true

  init(_ name: String, _ broken: String, _ mended: String, isSafe: Bool = true) {
    testDescription = name
    self.broken = broken
    self.mended = mended
    self.isSafe = isSafe
  }

  /// A case about rows of some attributes.
  init(
    rows name: String, _ types: [String], _ broken: String, _ mended: String, isSafe: Bool = true
  ) {
    let names = types.enumerated().map { "@attribute a\($0) \($1)\n" }.joined()
    let header = "@relation r\n\(names)@data\n"
    self.init(name, header + broken + "\n", header + mended + "\n", isSafe: isSafe)
  }

  /// A case about one declaration before a row.
  init(declaration name: String, _ broken: String, _ mended: String, row: String) {
    self.init(
      name, "@relation r\n\(broken)\n@data\n\(row)\n", "@relation r\n\(mended)\n@data\n\(row)\n")
  }
}

@Suite struct FixerTests {
  private func mend(_ text: String, isUnsafe: Bool = false) -> MendedText {
    Fixer(allowsUnsafe: isUnsafe).mend(SharedBytes(Array(text.utf8)))
  }

  private func text(_ mended: MendedText) -> String {
    mended.bytes.bytes.text(0..<mended.bytes.count)
  }

  @Test(arguments: MendingCase.safe + MendingCase.splits)
  func `mends what has one meaning`(_ example: MendingCase) {
    let mended = mend(example.broken)
    #expect(text(mended) == example.mended)
    #expect(mended.left.isEmpty, "\(mended.left)")
    #expect(mended.isChanged)
    #expect(mended.fixed.allSatisfy { $0.fixes.count == 1 && $0.fixes[0].isSafe })
  }

  @Test(arguments: MendingCase.unsafe)
  func `guesses only if asked`(_ example: MendingCase) {
    let kept = mend(example.broken)
    #expect(text(kept) == example.broken)
    #expect(!kept.left.isEmpty && kept.left[0].fixes.allSatisfy { !$0.isSafe })
    #expect(kept.left.contains { !$0.fixes.isEmpty })
    let mended = mend(example.broken, isUnsafe: true)
    #expect(text(mended) == example.mended)
    #expect(mended.left.isEmpty, "\(mended.left)")
  }

  @Test(arguments: MendingCase.ambiguous)
  func `leaves what has two meanings`(_ example: MendingCase) {
    let mended = mend(example.broken)
    #expect(text(mended) == example.broken)
    #expect(!mended.left.isEmpty)
  }

  @Test(arguments: MendingCase.rightSplits)
  func `leaves splits that may be meant so`(_ example: MendingCase) {
    let source = SharedBytes(Array(example.broken.utf8))
    #expect(Fixer().mend(source).bytes === source)
  }

  @Test func `counts row ids from zero if asked`() {
    var fixer = Fixer()
    fixer.renumbersRows = true
    let mended = fixer.mend(SharedBytes(Array(MendingCase.rightSplits[0].broken.utf8)))
    #expect(text(mended).hasSuffix("TRAIN,0,0,0\nTEST,1,0,0"))
  }

  @Test func `gives a right text back as the same object`() {
    let source = SharedBytes(
      Array("@relation r\r\n@attribute a {x,'y z'}\r\n@data\r\n x , 'y z'".utf8))
    let right = SharedBytes(Array("@relation r\n@attribute a {x,'y z'}\n@data\nx % c\n'y z'".utf8))
    #expect(Fixer().mend(right).bytes === right)
    #expect(Fixer().mend(source).bytes === source || !Fixer().mend(source).left.isEmpty)
  }
}
