// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
internal import ByteKit
internal import Hashing
internal import SplitCodecs
internal import SplitModel

extension SplitStore {
  /// Opens the entry of a key, if it is one.
  func open(_ key: StoreKey) throws(MissReason) -> OpenEntry {
    let name = StoreName.entry(key: key.hexadecimal, version: StoreName.version)
    let entry = try OpenEntry(name, in: directory)
    guard entry.footer.key == key else { throw .otherKey }
    return entry
  }

  /// Verifies and decodes a whole entry.
  func decode(_ entry: OpenEntry) throws(MissReason) -> SplitSet {
    let bytes = try entry.payload(access: options.access)
    do throws(ReadingError) {
      return try options.codec.decode(bytes, options: decodingOptions)
    } catch {
      throw .undecodable(code: error.code)
    }
  }

  /// Decodes one cell and verifies the blocks that this takes.
  func decodeCell(_ id: FoldID, of entry: OpenEntry) throws(MissReason) -> Fold? {
    let file = try entry.verifyingFile(access: options.access)
    do throws(ReadingError) {
      return try options.codec.decodeCell(id, from: file, options: decodingOptions)
    } catch {
      throw entry.failure ?? .undecodable(code: error.code)
    }
  }

  /// How entries are decoded: their blocks were verified, so the form need not do that again.
  ///
  /// For one fold of 180,000 rows that is 39 µs.
  private var decodingOptions: ReadingOptions {
    var decoding = options.decoding
    decoding.isVerified = true
    return decoding
  }

  /// Encodes and publishes a split.
  ///
  /// - Returns: Where it is, or why it is nowhere.
  /// - Throws: ``StoreError/cancelled`` only.
  func publish(
    _ split: SplitSet, digest: SHA256Digest, key: StoreKey
  ) throws(StoreError) -> (FilePath?, StoreNote?) {
    if Task.isCancelled { throw .cancelled }
    let payload: SharedBytes
    do throws(ReadingError) {
      var sink = ByteSink()
      try options.codec.encode(split, digest: digest, into: &sink)
      payload = sink.takeBytes()
    } catch {
      return (nil, .notEncodable(error.message))
    }
    let footer = EntryFooter(
      payloadCount: payload.count, key: key, digest: digest, codec: options.codec.name,
      codecVersion: options.codec.version)
    let tail = SharedBytes(footer.tail(of: payload.bytes))
    let name = StoreName.entry(key: key.hexadecimal, version: StoreName.version)
    var last: SystemError?
    // A collector may take a temporary in the instant between its making and its locking.
    for _ in 0..<3 {
      do throws(PublishFailure) {
        try directory.publish(name, [payload, tail], durability: options.durability)
        return (directory.path.appending(name.path), nil)
      } catch {
        guard case .call(let cause, let file) = error else { throw .cancelled }
        last = SystemError(cause, directory.path.appending(file.path))
        guard cause.call == .rename, cause.isAbsence else { break }
      }
    }
    return (nil, last.map { .notPublished($0.description) })
  }

  /// What the record of a source says.
  enum Recorded {
    case trusted(SHA256Digest)
    case no(HashReason)
  }

  /// Looks for the record of a source.
  func record(of source: OpenSource) -> Recorded {
    if options.check == .content { return .no(.asked) }
    let identity = source.identity
    if identity.isOdd { return .no(.oddIdentity) }
    let bytes: SharedBytes
    do throws(FailedCall) {
      let file = try directory.open(identity.recordName, for: .reading)
      bytes = try directory.calls.readAll(file.descriptor, 0..<(SourceRecord.size + 1))
    } catch {
      return .no(error.isAbsence ? .noRecord : .damagedRecord)
    }
    guard let record = SourceRecord(bytes.bytes) else { return .no(.damagedRecord) }
    guard record.identity == identity else { return .no(.changedSource) }
    return record.isYoung ? .no(.youngRecord) : .trusted(record.content)
  }

  /// Keeps what a source held, if it would be trusted.
  ///
  /// Records are disposable: one that cannot be written costs a hash the next time.
  func keep(_ record: SourceRecord) {
    guard !record.identity.isOdd, !record.isYoung else { return }
    try? directory.publish(
      record.identity.recordName, [SharedBytes(record.bytes)], durability: .relaxed)
  }
}
