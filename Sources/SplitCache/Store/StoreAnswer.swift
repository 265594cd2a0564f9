// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

public import ByteKit
public import Hashing
public import SplitModel

/// What a store says about the split of one source.
public struct StoreAnswer: Sendable {
  /// The split.
  public let split: SplitSet
  /// How the store came by it.
  public let provenance: StoreProvenance
}

/// What a store says about one cell of the split of one source.
public struct StoreCellAnswer: Sendable {
  /// The cell; nothing if the split has no such cell.
  public let cell: Fold?
  /// How the store came by it.
  public let provenance: StoreProvenance
}

/// How a store came by an answer.
public struct StoreProvenance: Sendable {
  /// Whether the entry was there.
  public enum Outcome: String, Hashable, Sendable, CaseIterable {
    /// An entry was there, and all that was read of it was right.
    case hit
    /// There was none.
    case miss
    /// There was a bad one, and a good one took its place.
    case healed
  }

  /// Whether the entry was there.
  public let outcome: Outcome
  /// Why the entry could not be used; nothing for a hit.
  public let reason: MissReason?
  /// Why the source's bytes were read to find the entry; nothing if a record told.
  public let hashing: HashReason?
  /// The key of the entry.
  public let key: StoreKey
  /// The name of the form of the entry.
  public let codec: String
  /// The digest of the split.
  public let digest: SHA256Digest
  /// Where the entry is; nothing if it could not be published.
  public let entry: FilePath?
  /// What went wrong without harm: why nothing was published.
  public let note: StoreNote?
}

/// Something that went wrong without harm to the answer.
public enum StoreNote: Hashable, Sendable {
  /// The entry could not be written.
  case notPublished(String)
  /// The form cannot hold the split.
  case notEncodable(String)
}
