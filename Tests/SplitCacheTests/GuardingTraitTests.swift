// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

import ByteKit
import Glibc
import SplitFixtures
import Synchronization
import TestSupport
import Testing

@Suite(.scratchDirectory) struct GuardingTraitTests {
  /// The lines of the issue that the trait records when a body runs over the files `a` and `b`.
  private func lines(_ body: @escaping @Sendable (FilePath) -> Void) async throws -> [String] {
    let root = Scratch.path
    RealScene.write([1], to: root.appending("a"))
    RealScene.write([1], to: root.appending("b"))
    let test = try #require(Test.current)
    let trait: GuardingTrait = .guarding([root, root.appending("missing")])
    let found = Mutex([String]())
    try await withKnownIssue(isIntermittent: true) {
      try await trait.provideScope(for: test, testCase: Test.Case.current) { body(root) }
    } matching: { issue in
      found.withLock { $0 += issue.comments.map(\.rawValue) }
      return true
    }
    return found.withLock(\.self).joined().split(separator: "\n").map(String.init)
  }

  @Test func `a test that reads passes`() async throws {
    let lines = try await lines { root in _ = try? SharedBytes.reading(root.appending("a")) }
    #expect(lines == [])
  }

  @Test func `what a test adds, changes and removes is listed`() async throws {
    let root = Scratch.path
    let lines = try await lines { root in
      RealScene.write([1, 2], to: root.appending("a"))
      _ = unsafe root.appending("b").withCPath { unsafe unlink($0) }
      RealScene.write([1], to: root.appending("c"))
    }
    #expect(
      lines == [
        "guarded files changed:", "  changed  \(root)/a", "  removed  \(root)/b",
        "  added    \(root)/c", "another test may have done it; run this one alone",
      ])
  }

  @Test(.guarding([Fixtures.packageRoot.appending("Fixtures/splits")]))
  func `the trait stands in a declaration`() throws {
    let path = Fixtures.packageRoot.appending("Fixtures/splits/crossvalidation-10x10.arff")
    #expect(try SharedBytes.reading(path).count > 0)
  }
}
