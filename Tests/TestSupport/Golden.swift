// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

public import ByteKit
internal import Testing

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// Files that hold the bytes of a version for ever.
public enum Golden {
  /// The bytes of a golden file.
  ///
  /// With `SPLITTOOL_RECORD` in the environment, a missing file is made of `bytes`, and the test
  /// fails.
  public static func read(_ path: FilePath, recording bytes: [UInt8]) throws -> SharedBytes {
    // SAFE: only whether there is such a variable is asked.
    if unsafe getenv("SPLITTOOL_RECORD") != nil, (try? OpenFile(path)) == nil {
      try Scratch.makeDirectory(path.parentDirectory.parentDirectory)
      try Scratch.makeDirectory(path.parentDirectory)
      try Scratch.write(bytes, to: path)
      Issue.record("recorded \(path)")
    }
    return try SharedBytes.reading(path)
  }
}
