// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

public import Diagnostics
public import SplitCodecs

/// How a store keeps, finds and reads its entries.
public struct StoreOptions: Sendable {
  /// The form of new entries; entries of other forms are other entries.
  public var codec: any SplitCodec
  /// What a loss of power may do to new entries.
  public var durability: StoreDurability
  /// When the source's bytes are read to find the entry.
  public var check: StoreCheck
  /// How entries come into memory.
  public var access: StoreAccess
  /// Whether the users of the directory's group share it: rights 2770 and 0440.
  public var isShared: Bool
  /// Whether the directory is made where it is missing, if its parent exists.
  public var createsDirectory: Bool
  /// How long one waits for another process that computes the same entry; zero: not at all.
  public var wait: Duration
  /// The options of the parser that change its result, in any fixed spelling; part of the key.
  public var variant: String
  /// The limits under which entries are decoded.
  public var decoding: ReadingOptions

  /// Takes a codec, and for all else what suits most people.
  public init(
    codec: any SplitCodec, durability: StoreDurability = .relaxed, check: StoreCheck = .record,
    access: StoreAccess = .copied, isShared: Bool = false, createsDirectory: Bool = true,
    wait: Duration = .zero, variant: String = "", decoding: ReadingOptions = ReadingOptions()
  ) {
    self.codec = codec
    self.durability = durability
    self.check = check
    self.access = access
    self.isShared = isShared
    self.createsDirectory = createsDirectory
    self.wait = wait
    self.variant = variant
    self.decoding = decoding
  }
}

/// What a loss of power may do to an entry that was just published.
public enum StoreDurability: String, Hashable, Sendable, CaseIterable {
  /// The entry may be lost; a wrong answer cannot come of it.
  case relaxed
  /// The entry is on the disk when publishing ends.
  case durable
}

/// When the bytes of a source are read to find its entry.
public enum StoreCheck: String, Hashable, Sendable, CaseIterable {
  /// Only where no trusted record says what a file of this identity held.
  case record
  /// Each time, for file systems whose times cannot be believed.
  case content
}

/// How the bytes of an entry come into memory.
public enum StoreAccess: String, Hashable, Sendable, CaseIterable {
  /// They are read into memory of our own, then verified, then used.
  case copied
  /// They are mapped, verified and used in place.
  ///
  /// This assumes that nobody truncates or overwrites entries in place. The store never does;
  /// anyone else who does can kill the process (SIGBUS) or change what was verified.
  case mapped
}
