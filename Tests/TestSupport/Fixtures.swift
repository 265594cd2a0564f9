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
  public static let packageRoot = Path(#filePath).parent.parent.parent

  /// A file or folder under `Fixtures/`.
  public static func path(_ relative: String) -> Path {
    packageRoot.appending("Fixtures").appending(Path(relative))
  }

  /// The bytes of a file under `Fixtures/`.
  public static func bytes(_ relative: String) throws -> SharedBytes {
    try SharedBytes.reading(path(relative))
  }

  /// The names in a folder under `Fixtures/` that end in a suffix, sorted.
  public static func names(in folder: String, suffix: String) -> [String] {
    names(in: path(folder)).map(\.text).filter { $0.hasSuffix(suffix) }.sorted()
  }

  /// All names in a directory, `.` and `..` among them; none if it cannot be read.
  public static func names(in directory: Path) -> [Path] {
    // SAFE: the directory stream is used here only and closed at the end.
    guard let stream = unsafe directory.withCString({ unsafe opendir($0) }) else { return [] }
    defer { unsafe closedir(stream) }
    var names = [Path]()
    while let entry = unsafe readdir(stream) {
      // SAFE: the name is zero-terminated within its 256 bytes.
      unsafe withUnsafeBytes(of: &entry.pointee.d_name) { unsafe names.append(Path(bytes: $0)) }
    }
    return names
  }
}
