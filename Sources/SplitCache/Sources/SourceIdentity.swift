// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import ByteKit
internal import Hashing

/// By what a file is known without reading it.
struct SourceIdentity: Equatable {
  /// The file system.
  let device: UInt64
  /// The number of the file in its file system.
  let inode: UInt64
  /// The size in bytes.
  let size: Int
  /// When the content last changed, in nanoseconds since 1970; anybody can set it.
  let modified: Int
  /// When anything last changed, in nanoseconds since 1970; only the clock sets it.
  let changed: Int

  /// Makes an identity from its parts.
  init(device: UInt64, inode: UInt64, size: Int, modified: Int, changed: Int) {
    self.device = device
    self.inode = inode
    self.size = size
    self.modified = modified
    self.changed = changed
  }

  /// Takes the identity of an open file.
  init(_ status: FileStatus) {
    self.init(
      device: status.device, inode: status.inode, size: status.size, modified: status.modified,
      changed: status.changed)
  }

  /// Whether the file system gave no number or no time, so that two files may look alike.
  var isOdd: Bool { inode == 0 || changed <= 0 }

  /// The name of the record of the file of this number, whatever its size and times are.
  var recordName: StoreName {
    var sink = ByteSink()
    sink.append("splittool.identity.v1\n")
    sink.append(littleEndian: device)
    sink.append(littleEndian: inode)
    return .record(
      identity: SHA256Hasher.hash(sink.contents).hexadecimal, version: StoreName.version)
  }
}
