// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

public import ByteKit

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// Files under `Fixtures/`, found from the place of this source file.
public enum Fixtures {
  /// The root of the package.
  public static let packageRoot = FilePath(#filePath).parentDirectory.parentDirectory
    .parentDirectory

  /// A file or folder under `Fixtures/`.
  public static func path(_ relative: String) -> FilePath {
    packageRoot.appending("Fixtures").appending(FilePath(relative))
  }

  /// The bytes of a file under `Fixtures/`.
  public static func bytes(_ relative: String) throws -> SharedBytes {
    try SharedBytes.reading(path(relative))
  }

  /// The names in a folder under `Fixtures/` that end in a suffix, sorted.
  public static func names(in folder: String, suffix: String) -> [String] {
    names(in: path(folder)).map(\.string).filter { $0.hasSuffix(suffix) }.sorted()
  }

  /// All names in a directory, `.` and `..` among them; none if it cannot be read.
  public static func names(in directory: FilePath) -> [FilePath] {
    // SAFE: the directory stream is used here only and closed at the end.
    guard let stream = unsafe directory.withCPath({ unsafe opendir($0) }) else { return [] }
    defer { unsafe closedir(stream) }
    var names = [FilePath]()
    while let entry = unsafe readdir(stream) {
      // SAFE: the name is zero-terminated within its 256 bytes.
      unsafe withUnsafeBytes(of: &entry.pointee.d_name) { unsafe names.append(FilePath(bytes: $0)) }
    }
    return names
  }
}
