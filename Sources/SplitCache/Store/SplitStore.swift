// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

public import ByteKit
internal import Hashing
internal import SplitCodecs
internal import Synchronization

/// A directory of cached splits that cannot race, wedge or lie.
///
///     let store = try SplitStore(directory: "cache", options: StoreOptions(codec: codec))
///     let answer = try store.get("iris_splits.arff") { try parse($0) }
///
/// Any number of processes and tasks may use one directory at once, and any of them may be killed.
/// Each sees no entry or one complete entry. An entry that is missing, cut, changed, renamed or
/// unreadable is made anew; failing to write it never fails the read. Nothing is written outside
/// of the directory, and of the directory nothing is removed that the store did not make.
public struct SplitStore: Sendable {
  /// How entries are kept, found and read.
  public let options: StoreOptions
  let directory: StoreDirectory
  private let counts = Counts()

  /// Opens a store, and makes its directory where the options say so.
  ///
  /// - Throws: ``StoreError`` if the directory cannot be used: it cannot be opened, it belongs to
  ///   somebody else, or others may write to it.
  public init(directory: FilePath, options: StoreOptions) throws(StoreError) {
    try self.init(directory: directory, options: options, calls: SystemFileCalls())
  }

  /// Opens a store over other file calls.
  package init(
    directory: FilePath, options: StoreOptions, calls: any FileCalls
  ) throws(StoreError) {
    self.options = options
    self.directory = try StoreDirectory(
      directory, isShared: options.isShared, creates: options.createsDirectory, calls: calls)
  }

  /// The directory of the entries.
  public var path: FilePath { directory.path }

  /// What this value and its copies have met so far.
  public var statistics: StoreStatistics { counts.value.withLock { $0 } }

  /// Notes an answer, and how many blocks it took.
  func count(_ provenance: StoreProvenance, verifiedBlocks: Int = 0) {
    counts.value.withLock { $0.add(provenance, verifiedBlocks: verifiedBlocks) }
  }

  /// The key of what a source of some content gives.
  func key(of content: SHA256Digest) -> StoreKey {
    StoreKey(
      content: content, codec: options.codec.name, codecVersion: options.codec.version,
      variant: options.variant)
  }

  private final class Counts: Sendable {
    let value = Mutex(StoreStatistics())
  }
}
