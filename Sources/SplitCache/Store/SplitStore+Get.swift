// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

public import Diagnostics
public import ByteKit
internal import Hashing
internal import SplitCodecs
public import SplitModel

extension SplitStore {
  /// The split of a source, from its entry, or parsed and published.
  ///
  /// Once a trusted record of the source exists, a hit reads nothing of it. The parser is called
  /// for a miss only.
  ///
  /// - Throws: ``StoreError`` if the source cannot be read or parsed.
  public func get(
    _ source: FilePath, parsing parse: (SharedBytes) throws -> SplitSet
  ) throws(StoreError) -> StoreAnswer {
    let (split, provenance) = try find(
      source, parse, in: { entry throws(MissReason) in try decode(entry) }, from: { $0 })
    return StoreAnswer(split: split, provenance: provenance)
  }

  /// One cell of the split of a source; a hit reads no more of the entry than the form asks for.
  ///
  /// - Throws: ``StoreError`` if the source cannot be read or parsed.
  public func cell(
    _ id: FoldID, of source: FilePath, parsing parse: (SharedBytes) throws -> SplitSet
  ) throws(StoreError) -> StoreCellAnswer {
    let (cell, provenance) = try find(
      source, parse, in: { entry throws(MissReason) in try decodeCell(id, of: entry) },
      from: { $0[id] })
    return StoreCellAnswer(cell: cell, provenance: provenance)
  }

  /// Makes sure that the split of a source is cached.
  ///
  /// - Throws: ``StoreError`` as `get` does. An entry that cannot be written is no error: then
  ///   the provenance has a note and no entry.
  public func put(
    _ source: FilePath, parsing parse: (SharedBytes) throws -> SplitSet
  ) throws(StoreError) -> StoreProvenance {
    try get(source, parsing: parse).provenance
  }

  /// Looks for an entry by record, then by content, and at last makes one.
  private func find<R>(
    _ path: FilePath, _ parse: (SharedBytes) throws -> SplitSet,
    in read: (OpenEntry) throws(MissReason) -> R, from pick: (SplitSet) -> R
  ) throws(StoreError) -> (R, StoreProvenance) {
    if Task.isCancelled { throw .cancelled }
    let source = try OpenSource(path, calls: directory.calls)
    let recorded = record(of: source)
    var search = Search<R>()
    if case .trusted(let content) = recorded {
      search.look(for: key(of: content), in: self, read)
    } else if case .no(let reason) = recorded {
      search.hashing = reason
    }
    if let found = search.found { return answer(found, search) }

    let content = try SourceContent.reading(path, from: source, calls: directory.calls)
    if search.hashing != nil { keep(content.record) }
    let key = key(of: content.record.content)
    if search.key != key { search.look(for: key, in: self, read) }
    if let found = search.found { return answer(found, search) }

    var lock: ComputationLock?
    if options.wait > .zero {
      lock = ComputationLock(key, in: directory, wait: options.wait)
      // Whoever held the lock may have published meanwhile. What was wrong before is then mended,
      // and this is a hit.
      search.look(for: key, in: self, read)
    }
    defer { withExtendedLifetime(lock) {} }
    if let found = search.found { return answer(found, search) }
    if Task.isCancelled { throw .cancelled }
    let split: SplitSet
    do { split = try parse(content.bytes) } catch { throw .parsing(error) }
    let provenance = try publish(split, search)
    return (pick(split), provenance)
  }

  /// Where a search stands.
  private struct Search<R> {
    var key: StoreKey?
    var hashing: HashReason?
    var reason: MissReason?
    var found: (R, OpenEntry)?

    mutating func look(
      for key: StoreKey, in store: SplitStore, _ read: (OpenEntry) throws(MissReason) -> R
    ) {
      self.key = key
      do throws(MissReason) {
        let entry = try store.open(key)
        found = (try read(entry), entry)
        reason = nil
      } catch {
        reason = error
      }
    }
  }

  private func answer<R>(
    _ found: (R, OpenEntry), _ search: Search<R>
  ) -> (R, StoreProvenance) {
    let (result, entry) = found
    entry.noteUse(unlessWithin: Self.useResolution)
    let provenance = StoreProvenance(
      outcome: .hit, reason: nil, hashing: search.hashing, key: entry.footer.key,
      codec: entry.footer.codec, digest: entry.footer.digest, entry: entry.path, note: nil)
    count(provenance, verifiedBlocks: entry.verifiedBlocks)
    return (result, provenance)
  }

  private func publish<R>(
    _ split: SplitSet, _ search: Search<R>
  ) throws(StoreError) -> StoreProvenance {
    guard let key = search.key else { preconditionFailure("published before a key was known") }
    let digest = split.digest()
    let (entry, note) = try publish(split, digest: digest, key: key)
    let isHealed = search.reason?.isDamage == true && entry != nil
    let provenance = StoreProvenance(
      outcome: isHealed ? .healed : .miss, reason: search.reason, hashing: search.hashing,
      key: key, codec: options.codec.name, digest: digest, entry: entry, note: note)
    count(provenance)
    return provenance
  }

  /// How exactly the time of last use is kept, in nanoseconds: to the minute.
  private static let useResolution = 60_000_000_000
}
