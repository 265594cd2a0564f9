// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import ByteKit
internal import Hashing

/// The names of the store's own files; anything else in the directory is somebody else's.
///
/// The version is part of the name, so stores of different versions share a directory. Text from
/// a source never reaches a name.
enum StoreName: Hashable {
  /// A cached split, by the 64 digits of its key.
  case entry(key: String, version: Int)
  /// What a source of some identity held, by the 64 digits of that identity's hash.
  case record(identity: String, version: Int)
  /// The lock under which one process computes an entry.
  case lock(key: String)
  /// A file that is being written, by 32 random digits.
  case temporary(String)

  /// The version of the files that this code writes.
  static let version = 1

  /// A fresh name for a file that is being written, from the system's random source.
  static func makeTemporary() -> StoreName {
    var system = SystemRandomNumberGenerator()
    let digits = (0..<32).map { _ in String(Int.random(in: 0..<16, using: &system), radix: 16) }
    return .temporary(digits.joined())
  }

  /// The name in the directory.
  var path: FilePath {
    switch self {
    case .entry(let key, let version): FilePath("\(key).v\(version).entry")
    case .record(let identity, let version): FilePath("\(identity).v\(version).record")
    case .lock(let key): FilePath("\(key).lock")
    case .temporary(let digits): FilePath("\(digits).temporary")
    }
  }

  /// Reads a name; nothing for a name that this store did not make.
  init?(_ path: FilePath) {
    guard path.bytes.allSatisfy({ $0 < 0x80 }) else { return nil }
    let parts = path.string.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    guard let digits = parts.first, digits.utf8.allSatisfy(Self.isDigit) else { return nil }
    switch (digits.utf8.count, parts.count, parts.last) {
    case (64, 3, "entry"):
      guard let version = Self.version(parts[1]) else { return nil }
      self = .entry(key: digits, version: version)
    case (64, 3, "record"):
      guard let version = Self.version(parts[1]) else { return nil }
      self = .record(identity: digits, version: version)
    case (64, 2, "lock"): self = .lock(key: digits)
    case (32, 2, "temporary"): self = .temporary(digits)
    default: return nil
    }
    // A version in any other spelling is not ours.
    guard self.path == path else { return nil }
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "f"): true
    default: false
    }
  }

  private static func version(_ text: String) -> Int? {
    guard text.first == "v", let value = Int(text.dropFirst()), value > 0 else { return nil }
    return value
  }
}
