// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

import ByteKit
import SplitFixtures
import TestSupport
import Testing

@Suite(.scratchDirectory) struct IsolatedDirectoryTests {
  @Test func `a directory holds copies and goes with its owner`() throws {
    let source = Scratch.path.appending("fixture.txt")
    RealScene.write([1, 2, 3], to: source)
    do {
      let directory = try IsolatedDirectory(in: Scratch.path)
      let copy = try directory.copy(source)
      #expect(try SharedBytes.reading(copy).count == 3)
      #expect(try SharedBytes.reading(directory.write("text", to: "a")).count == 4)
      #expect(RealScene.mode(directory.path) == 0o700)
      #expect(throws: SystemError.self) { try directory.copy(source) }
      let other = try IsolatedDirectory(in: Scratch.path)
      #expect(other.path != directory.path)
      try other.remove()
    }
    #expect(RealScene.names(in: Scratch.path) == ["fixture.txt"])
  }

  @Test func `links inside are removed and not followed`() throws {
    let victim = Scratch.path.appending("victim")
    RealScene.write([1], to: victim)
    do {
      let directory = try IsolatedDirectory(in: Scratch.path)
      RealScene.link(victim, as: directory.path.appending("link"))
      RealScene.link(Scratch.path, as: directory.path.appending("folder"))
    }
    #expect(RealScene.names(in: Scratch.path) == ["victim"])
  }

  @Test func `a missing parent is an error`() {
    #expect(throws: SystemError.self) {
      try IsolatedDirectory(in: Scratch.path.appending("no")).remove()
    }
  }

  @Test func `what the dead left is cleaned once it is old, and foreign files stay`() throws {
    // A directory that nobody holds, as after a kill; young at first.
    let left = Scratch.path.appending("isolated-0123456789")
    do {
      let directory = try OwnedDirectory(making: left)
      try directory.write([1, 2].span.rawBytes, to: "file")
    }
    RealScene.write([1], to: Scratch.path.appending("isolated-file"))
    try IsolatedDirectory(in: Scratch.path).remove()
    #expect(RealScene.names(in: Scratch.path).contains("isolated-0123456789"))
    guard let old = OwnedDirectory(abandoned: left, olderThan: 0) else {
      Issue.record("nobody holds it, and it cannot be taken over")
      return
    }
    if let _ = OwnedDirectory(abandoned: left, olderThan: 0) { Issue.record("it is held") }
    try old.remove()
    #expect(RealScene.names(in: Scratch.path) == ["isolated-file"])
  }

  @Test(
    .isolatedDirectory(in: Fixtures.packageRoot.appending(".build"), copying: []), arguments: 0..<3)
  func `the trait gives each argument a directory`(_ argument: Int) throws {
    #expect(RealScene.names(in: Isolated.path).isEmpty)
    RealScene.write([UInt8(argument)], to: Isolated.path.appending("one"))
  }
}
