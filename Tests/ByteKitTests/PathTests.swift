// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

import ByteKit
import Testing

@Suite struct PathTests {
  @Test(arguments: [
    ("a/b.arff", "a", "b.arff"), ("/b", "/", "b"), ("b", ".", "b"), ("/a/b/", "/a/b", ""),
  ])
  func `takes a path apart`(path: Path, parent: Path, last: Path) {
    #expect(path.parent == parent)
    #expect(path.lastComponent == last)
  }

  @Test func `joins with one slash`() {
    #expect(Path("a").appending("b") == "a/b")
    #expect(Path("/").appending("b") == "/b")
    #expect(Path("a/").appending("b") == "a/b")
  }

  @Test func `compares suffixes in any letter case and never the whole name`() {
    #expect(Path("x.ARFF").hasSuffix(".arff"))
    #expect(Path("x.arff.gz").hasSuffix(".ARFF.gz"))
    #expect(!Path(".arff").hasSuffix(".arff"))
    #expect(!Path("xarff").hasSuffix(".arff"))
  }

  @Test func `keeps bytes that are no text`() {
    let path = Path(bytes: [0x61, 0xFF, 0x0A, 0x62])
    #expect(path.bytes == [0x61, 0xFF, 0x0A, 0x62])
    #expect(path.text == "a\u{FFFD}\nb")
    #expect(Path(bytes: [0x61, 0, 0x62]).bytes == [0x61])
  }
}
