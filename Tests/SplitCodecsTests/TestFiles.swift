// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

import ByteKit

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Files that tests make.
enum TestFiles {
  /// A file that holds these bytes, without the file system.
  static func file(holding bytes: [UInt8]) -> OpenFile {
    OpenFile("memory", size: bytes.count) { SharedBytes(Array(bytes[$0])) }
  }

  /// Writes a file in place of the one of that name.
  static func write(_ bytes: [UInt8], to path: Path) throws {
    // SAFE: the path is zero-terminated, and the array lends its bytes for the call.
    let descriptor = unsafe path.withCString {
      unsafe open($0, O_CREAT | O_TRUNC | O_WRONLY, 0o600)
    }
    guard descriptor >= 0 else { throw FileError("create", path, code: errno) }
    defer { close(descriptor) }
    let done = unsafe bytes.withUnsafeBytes {
      unsafe Glibc.write(descriptor, $0.baseAddress, $0.count)
    }
    guard done == bytes.count else { throw FileError("write", path, code: errno) }
  }

  /// Makes a directory unless it is there.
  static func makeDirectory(_ path: Path) throws {
    // SAFE: the path is zero-terminated.
    guard unsafe path.withCString({ unsafe mkdir($0, 0o755) }) == 0 || errno == EEXIST else {
      throw FileError("make the directory", path, code: errno)
    }
  }
}
