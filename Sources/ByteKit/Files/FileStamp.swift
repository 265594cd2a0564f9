// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// What tells, without reading, whether a file is still the same: inode, mode, size, and time.
package struct FileStamp: Hashable, Sendable {
  /// Whether it is a directory, and not a link to one.
  package let isDirectory: Bool
  private let inode: UInt64
  private let mode: UInt32
  private let size: Int
  private let seconds: Int
  private let nanoseconds: Int

  /// The stamp of a name, links not followed; nil if there is none.
  package init?(of path: FilePath) {
    var status = stat()
    // SAFE: a zero-terminated name and a local of the right type are passed to the system.
    guard unsafe path.withCPath({ unsafe lstat($0, &status) }) == 0 else { return nil }
    isDirectory = status.st_mode & S_IFMT == S_IFDIR
    inode = UInt64(status.st_ino)
    mode = UInt32(status.st_mode)
    size = Int(status.st_size)
    #if canImport(Glibc)
      let modified = status.st_mtim
    #else
      let modified = status.st_mtimespec
    #endif
    seconds = modified.tv_sec
    nanoseconds = modified.tv_nsec
  }
}
