// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

public import ByteKit
public import Hashing

/// One entry of a store, as a listing shows it.
public struct StoreEntry: Hashable, Sendable {
  /// Where it is.
  public let path: FilePath
  /// Its key.
  public let key: SHA256Digest
  /// The name of its form; nothing if its footer cannot be believed.
  public let codec: String?
  /// The digest of its split; nothing if its footer cannot be believed.
  public let digest: SHA256Digest?
  /// The bytes of its file.
  public let bytes: Int
  /// When it was last used, to the minute, in nanoseconds since 1970.
  public let used: Int
}

/// An entry that should not be believed, and why.
public struct BadEntry: Hashable, Sendable {
  /// Where it is.
  public let path: FilePath
  /// What is wrong with it.
  public let reason: MissReason
}

/// What a check or a clean-up of a store came to.
public struct StoreReport: Equatable, Sendable {
  /// How many entries were looked at.
  public internal(set) var checked = 0
  /// The entries that are bad.
  public internal(set) var bad: [BadEntry] = []
  /// The entries that were removed, or would be in a dry run.
  public internal(set) var removed: [FilePath] = []
  /// How many records, locks and temporaries were removed, or would be.
  public internal(set) var removedOthers = 0
  /// How many entries are left.
  public internal(set) var kept = 0
  /// The sum of the bytes of the entries that are left.
  public internal(set) var keptBytes = 0
  /// What could not be removed.
  public internal(set) var failures: [SystemError] = []

  /// Whether nothing bad is left.
  public var isSound: Bool { bad.allSatisfy { removed.contains($0.path) } }
}
