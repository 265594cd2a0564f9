// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

public import ByteKit
public import Testing

/// A trait that gives each test, and each argument of it, a directory of its own.
///
///     @Test(.isolatedDirectory(in: "build", copying: ["Fixtures/iris_splits.arff"]))
///     func `caches a split`() throws {
///       let source = Isolated.path.appending("iris_splits.arff")
///     }
///
/// On a suite it holds for every test in it. The directory goes when the test ends.
public struct IsolatedDirectoryTrait: TestTrait, SuiteTrait, TestScoping {
  /// Where the directories are made.
  public let parent: FilePath
  /// The files that are copied into each.
  public let files: [FilePath]

  /// Applies to every test of a suite.
  public var isRecursive: Bool { true }

  /// Makes a directory, runs the test, and removes the directory with all that it holds.
  public func provideScope(
    for test: Test, testCase: Test.Case?,
    performing function: @concurrent @Sendable () async throws -> Void
  ) async throws {
    guard testCase != nil else { return try await function() }
    let directory = try IsolatedDirectory(in: parent)
    for file in files { try directory.copy(file) }
    try await Isolated.$current.withValue(directory.path) { try await function() }
    try directory.remove()
  }
}

extension Trait where Self == IsolatedDirectoryTrait {
  /// A directory of its own for each test, with copies of some files in it.
  public static func isolatedDirectory(in parent: FilePath, copying files: [FilePath] = []) -> Self
  {
    Self(parent: parent, files: files)
  }
}

/// The directory of the running test.
public enum Isolated {
  @TaskLocal static var current: FilePath?

  /// The directory of the running test.
  ///
  /// - Precondition: The test has the trait `.isolatedDirectory`.
  public static var path: FilePath {
    guard let current else { preconditionFailure("the test lacks .isolatedDirectory") }
    return current
  }
}
