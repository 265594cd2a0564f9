// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

/// What the system says about a file.
package struct FileStatus: Hashable, Sendable {
  /// What kind of file it is.
  package enum Kind: Hashable, Sendable {
    case regular
    case directory
    case other
  }

  /// What kind of file it is.
  package var kind: Kind
  /// The permission bits with set-user, set-group and sticky.
  package var mode: UInt32
  /// The owner.
  package var user: UInt32
  /// The file system.
  package var device: UInt64
  /// The number of the file in its file system.
  package var inode: UInt64
  /// The size in bytes.
  package var size: Int
  /// When the content last changed, in nanoseconds since 1970.
  package var modified: Int
  /// When content or attributes last changed, in nanoseconds since 1970; nobody can set it.
  package var changed: Int

  /// Makes a status from its parts.
  package init(
    kind: Kind, mode: UInt32, user: UInt32, device: UInt64, inode: UInt64, size: Int,
    modified: Int, changed: Int
  ) {
    self.kind = kind
    self.mode = mode
    self.user = user
    self.device = device
    self.inode = inode
    self.size = size
    self.modified = modified
    self.changed = changed
  }

  /// Whether both speak of the same file.
  package func isSameFile(as other: FileStatus) -> Bool {
    device == other.device && inode == other.inode
  }
}
