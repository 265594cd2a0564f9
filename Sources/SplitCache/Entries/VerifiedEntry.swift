// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

public import ByteKit
public import Hashing

/// The file of an entry, in memory as a whole, every byte of which was verified.
///
/// For looking at entries by their paths; a store finds and reads them by itself.
public struct VerifiedEntry: Sendable {
  /// The key that the entry belongs to.
  public let key: SHA256Digest
  /// The digest of the split that it was made of.
  public let digest: SHA256Digest
  /// The name of its form.
  public let codec: String
  /// The version of its form.
  public let codecVersion: Int
  /// The bytes of its form.
  public let payload: SharedBytes
  /// How many blocks of 64 KiB have a checksum.
  public let blockCount: Int

  /// Verifies the bytes of an entry, and that it has the name of its key if it is named.
  ///
  /// - Throws: ``MissReason`` with what is wrong first.
  public init(_ bytes: SharedBytes, name: FilePath? = nil) throws(MissReason) {
    let count = try EntryFooter.claimedPayloadCount(bytes.bytes, fileSize: bytes.count)
    let tail = SharedBytes(slicing: bytes, count..<bytes.count)
    let footer = try EntryFooter(tail: tail.bytes, payloadCount: count)
    if let name, let name = StoreName(name), case .entry(let named, _) = name {
      guard named == footer.key.hexadecimal else { throw .otherKey }
    }
    try footer.verify(0..<footer.blockCount, in: bytes.bytes, from: 0, tail: tail.bytes)
    payload = SharedBytes(slicing: bytes, 0..<count)
    key = footer.key.digest
    digest = footer.digest
    codec = footer.codec
    codecVersion = footer.codecVersion
    blockCount = footer.blockCount
  }
}

/// What a store remembers of a file whose content gave an entry.
public struct EntrySource: Hashable, Sendable {
  /// The size of the file in bytes.
  public let size: Int
  /// When the file last changed, in nanoseconds since 1970.
  public let changed: Int
  /// When the store read it, in nanoseconds since 1970.
  public let read: Int
}

extension VerifiedEntry {
  /// The files that gave this entry, from the records in its directory.
  ///
  /// Records are disposable, so there may be none. They hold no path.
  public func sources(in directory: FilePath, variant: String = "") -> [EntrySource] {
    let calls = SystemFileCalls()
    guard let descriptor = try? calls.openDirectory(directory) else { return [] }
    defer { try? calls.close(descriptor) }
    let names = ((try? calls.names(in: descriptor)) ?? []).compactMap { StoreName($0) }
    var sources = [EntrySource]()
    for name in names {
      guard case .record(_, StoreName.version) = name,
        let record = SourceRecord.reading(name, in: descriptor, calls: calls)
      else { continue }
      let key = StoreKey(
        content: record.content, codec: codec, codecVersion: codecVersion, variant: variant)
      guard key.digest == self.key else { continue }
      sources.append(
        EntrySource(
          size: record.identity.size, changed: record.identity.changed, read: record.made))
    }
    return sources.sorted { ($0.read, $0.changed) < ($1.read, $1.changed) }
  }
}

extension SourceRecord {
  /// Reads a record by its name; nothing if it is missing or damaged.
  fileprivate static func reading(
    _ name: StoreName, in directory: Descriptor, calls: SystemFileCalls
  ) -> SourceRecord? {
    guard let descriptor = try? calls.open(name.path, in: directory, for: .reading) else {
      return nil
    }
    let file = OpenedFile(descriptor, calls: calls)
    guard let bytes = try? calls.readAll(file.descriptor, 0..<(size + 1)) else { return nil }
    return SourceRecord(bytes.bytes)
  }
}
