// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

public import ByteKit
internal import Diagnostics
internal import Forms
public import SplitCodecs
public import SplitModel

extension SplitStore {
  /// Opens a store in a directory of the caller's, with what suits most people: entries of the
  /// binary form, made 0700 if it is missing and its parent is there.
  ///
  ///     let store = try SplitStore("cache")
  ///     let split = try store.split(of: "datasplits.arff")
  ///
  /// - Throws: ``StoreError`` if the directory cannot be used.
  public init(_ directory: FilePath) throws(StoreError) {
    try self.init(directory: directory, options: StoreOptions(codec: BinaryCodec()))
  }

  /// The split of a file in any form: from its entry, or parsed and published.
  ///
  /// It blocks while it reads, parses and writes.
  ///
  /// - Throws: ``StoreError`` if the file cannot be read or parsed.
  public func split(
    of source: FilePath, registry: SplitRegistry = .standard
  ) throws(StoreError) -> SplitSet {
    let reading = options.decoding
    return try get(source) { bytes in
      try SplitSet(parsing: bytes.unpacked(), at: source, registry: registry, options: reading)
    }.split
  }
}
