// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

public import Diagnostics

/// Why a cached split could not be used, so that it was made anew.
public enum MissReason: Error, Hashable, Sendable {
  /// There is no entry of this key.
  case absent
  /// The entry is shorter than any entry can be.
  case cut(size: Int)
  /// The last bytes are not those of an entry: cut off, added to, or another kind of file.
  case notAnEntry
  /// The entry says another version than its name.
  case version(Int)
  /// The lengths inside do not add up to the size of the file.
  case length
  /// The checksum of the part behind the codec's bytes is wrong.
  case footer
  /// The entry belongs to another key: it was renamed or copied.
  case otherKey
  /// A checksum of the codec's bytes is wrong, in the 64 KiB block of this index.
  case block(Int)
  /// The file became shorter while it was read.
  case cutWhileReading
  /// The name stands for a directory, a link or a device.
  case notRegular
  /// The system would not let it be read, for the reason of this number (`errno`).
  case unreadable(code: Int32)
  /// All checksums are right and the codec refused the bytes with this code.
  case undecodable(code: DiagnosticCode)
  /// The decoded split has another digest than the entry says.
  case digest

  /// Whether something was there, and was bad.
  public var isDamage: Bool {
    switch self {
    case .absent, .unreadable: false
    default: true
    }
  }
}
