// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import ByteKit

extension MissReason: CustomStringConvertible {
  /// A stable word for programs.
  public var code: String {
    switch self {
    case .absent: "absent"
    case .cut: "cut"
    case .notAnEntry: "not-an-entry"
    case .version: "version"
    case .length: "length"
    case .footer: "footer"
    case .otherKey: "other-key"
    case .block: "block"
    case .cutWhileReading: "cut-while-reading"
    case .notRegular: "not-regular"
    case .unreadable: "unreadable"
    case .undecodable: "undecodable"
    case .digest: "digest"
    }
  }

  /// The reason in words, without a full stop.
  public var description: String {
    switch self {
    case .absent:
      "there is no entry for this content yet"
    case .cut(let size):
      "the entry is cut: \(size) bytes are fewer than any entry has"
    case .notAnEntry:
      "the entry does not end as entries do: it was cut, added to, or overwritten"
    case .version(let version):
      "the entry says version \(version), its name says \(StoreName.version)"
    case .length:
      "the lengths in the entry do not add up to its size"
    case .footer:
      "the checksum of the entry's footer is wrong"
    case .otherKey:
      "the entry belongs to another key: it was renamed or copied"
    case .block(let index):
      "the checksum of 64 KiB block \(index) is wrong"
    case .cutWhileReading:
      "the entry became shorter while it was read"
    case .notRegular:
      "the entry's name stands for a directory, a link or a device"
    case .unreadable(let code):
      "the entry cannot be read: \(SystemError("read", "", errno: Errno(rawValue: code)).reason)"
    case .undecodable(let code):
      "the entry's bytes are as they were written, but the form refuses them with '\(code)'"
    case .digest:
      "the entry decodes to another split than the one it was made of"
    }
  }
}

extension StoreNote: CustomStringConvertible {
  /// The note in words, without a full stop.
  public var description: String {
    switch self {
    case .notPublished(let reason): "not cached: \(reason)"
    case .notEncodable(let reason): "not cached: the form cannot hold it: \(reason)"
    }
  }
}

extension StoreProvenance: CustomStringConvertible {
  /// What `--explain` prints: one line, or more where there is more to say.
  public var description: String {
    var text = outcome.rawValue
    if let reason { text += ": \(reason)" }
    if let hashing { text += "\nread the source: \(hashing)" }
    if let note { text += "\n\(note)" }
    return text
  }
}

extension StoreError: CustomStringConvertible {
  /// The whole message, with what to do about it.
  public var description: String {
    switch self {
    case .directory(let error):
      "cannot use this directory: \(error)"
    case .owner(let path, let owner, let user):
      "cannot use '\(path)' as a cache: it belongs to user \(owner), not to user \(user); name a "
        + "directory of your own, or share one with '--shared'"
    case .rights(let path, let mode, let isShared):
      "cannot use '\(path)' as a cache: others may write to it (mode \(String(mode, radix: 8))); "
        + "run 'chmod \(isShared ? "o-w" : "go-w") \(path)'"
        + (isShared ? "" : " or share it with '--shared'")
    case .source(let error):
      error.description
    case .parsing(let error):
      "\(error)"
    case .cancelled:
      "cancelled"
    }
  }
}
