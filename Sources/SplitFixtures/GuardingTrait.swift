// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

public import ByteKit
public import Testing

/// A trait that lets a test fail if a file below shared paths is added, removed or changed.
///
///     @Suite(.guarding(["Fixtures"])) struct LoaderTests { … }
///
/// Files are listed before and after each test, not read. Tests that run at the same time are not
/// told apart: the issue names the files, and running the test alone tells whether it did it.
public struct GuardingTrait: TestTrait, SuiteTrait, TestScoping {
  /// What no test may change: files, or directories with all below them.
  public let paths: [FilePath]

  /// Applies to every test of a suite.
  public var isRecursive: Bool { true }

  /// Runs the test, and records an issue with a line for each file that is otherwise than before.
  public func provideScope(
    for test: Test, testCase: Test.Case?,
    performing function: @concurrent @Sendable () async throws -> Void
  ) async throws {
    guard testCase != nil else { return try await function() }
    let before = FileGuard(paths)
    defer {
      let changes = before.changes(to: FileGuard(paths))
      if !changes.isEmpty {
        let list = changes.map { "\n  " + $0 }.joined()
        Issue.record(
          "guarded files changed:\(list)\nanother test may have done it; run this one alone",
          sourceLocation: test.sourceLocation)
      }
    }
    try await function()
  }
}

extension Trait where Self == GuardingTrait {
  /// Guards files that tests share: each test that changes one fails.
  public static func guarding(_ paths: [FilePath]) -> Self {
    Self(paths: paths)
  }
}
