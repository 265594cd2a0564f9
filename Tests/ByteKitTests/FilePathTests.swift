// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

import ByteKit
import Testing

@Suite struct FilePathTests {
  @Test(arguments: [
    ("a/b.arff", "a", "b.arff"), ("/b", "/", "b"), ("b", ".", "b"), ("/a/b/", "/a", "b"),
  ])
  func `takes a path apart`(path: FilePath, parent: FilePath, last: FilePath) {
    #expect(path.parentDirectory == parent)
    #expect(path.fileName == last)
  }

  @Test func `joins with one slash`() {
    #expect(FilePath("a").appending("b") == "a/b")
    #expect(FilePath("/").appending("b") == "/b")
    #expect(FilePath("a/").appending("b") == "a/b")
  }

  @Test func `compares suffixes in any letter case and never the whole name`() {
    #expect(FilePath("x.ARFF").hasSuffix(".arff"))
    #expect(FilePath("x.arff.gz").hasSuffix(".ARFF.gz"))
    #expect(!FilePath(".arff").hasSuffix(".arff"))
    #expect(!FilePath("xarff").hasSuffix(".arff"))
  }

  @Test func `keeps bytes that are no text`() {
    let path = FilePath(bytes: [0x61, 0xFF, 0x0A, 0x62])
    #expect(path.bytes == [0x61, 0xFF, 0x0A, 0x62])
    #expect(path.string == "a\u{FFFD}\nb")
    #expect(FilePath(bytes: [0x61, 0, 0x62]).bytes == [0x61])
  }
}
