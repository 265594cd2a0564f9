// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

public import ByteKit
public import Testing

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// A trait that gives each test, or each argument of it, a directory of its own.
///
///     @Test(.scratchDirectory) func `writes a file`() { … Scratch.path.appending("x.arff") … }
public struct ScratchDirectoryTrait: TestTrait, SuiteTrait, TestScoping {
  /// Applies to every test of a suite.
  public var isRecursive: Bool { true }

  /// Makes the directory, runs the test, and removes the directory with all it holds.
  public func provideScope(
    for test: Test, testCase: Test.Case?,
    performing function: @concurrent @Sendable () async throws -> Void
  ) async throws {
    guard testCase != nil else { return try await function() }
    let directory = Scratch.make()
    defer { Scratch.remove(directory) }
    try await Scratch.$current.withValue(directory) { try await function() }
  }
}

extension Trait where Self == ScratchDirectoryTrait {
  /// A directory of its own for each test.
  public static var scratchDirectory: Self { Self() }
}

/// The directory of the running test.
public enum Scratch {
  @TaskLocal static var current: FilePath?

  /// The directory of the running test.
  ///
  /// - Precondition: The test has the trait `.scratchDirectory`.
  public static var path: FilePath {
    guard let current else { preconditionFailure("the test lacks .scratchDirectory") }
    return current
  }

  /// Writes a file in place of the one of that name, without renaming.
  public static func write(_ bytes: [UInt8], to path: FilePath) throws {
    // SAFE: the path is zero-terminated, and the array lends its bytes for the call.
    let descriptor = unsafe path.withCPath {
      unsafe open($0, O_CREAT | O_TRUNC | O_WRONLY, 0o600)
    }
    guard descriptor >= 0 else { throw SystemError("create", path, errno: .last) }
    defer { close(descriptor) }
    let done = unsafe bytes.withUnsafeBytes {
      unsafe Glibc.write(descriptor, $0.baseAddress, $0.count)
    }
    guard done == bytes.count else { throw SystemError("write", path, errno: .last) }
  }

  /// Makes a directory unless it is there.
  public static func makeDirectory(_ path: FilePath) throws {
    // SAFE: the path is zero-terminated.
    guard unsafe path.withCPath({ unsafe mkdir($0, 0o755) }) == 0 || errno == EEXIST else {
      throw SystemError("make the directory", path, errno: .last)
    }
  }

  static func make() -> FilePath {
    let parent = Fixtures.packageRoot.appending(".build").appending("scratch")
    // SAFE: zero-terminated paths are passed to the system.
    _ = unsafe parent.parentDirectory.withCPath { unsafe mkdir($0, 0o755) }
    _ = unsafe parent.withCPath { unsafe mkdir($0, 0o755) }
    var template = parent.appending("test-XXXXXX").bytes.map { CChar(bitPattern: $0) } + [0]
    // SAFE: the template is zero-terminated and writable.
    guard unsafe mkdtemp(&template) != nil else {
      preconditionFailure("cannot make a scratch directory in \(parent)")
    }
    return FilePath(bytes: template.map { UInt8(bitPattern: $0) })
  }

  static func remove(_ directory: FilePath) {
    for name in Fixtures.names(in: directory) where name != "." && name != ".." {
      let item = directory.appending(name)
      // SAFE: zero-terminated paths are passed to the system.
      if unsafe item.withCPath({ unsafe unlink($0) }) != 0 { remove(item) }
    }
    _ = unsafe directory.withCPath { path in unsafe rmdir(path) }
  }
}
