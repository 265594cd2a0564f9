// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import ByteKit
internal import Hashing

/// What a file of some identity held when it was last read: 104 bytes, without its path.
///
///     0  magic "splitrec"      8  version, 4 bytes, then 4 zeros
///     16 device  24 inode  32 size  40 modified  48 changed  56 made, 8 bytes each
///     64 hash of the content, 32 bytes            96 checksum of all before
struct SourceRecord: Equatable {
  /// The bytes of a record.
  static let size = 104
  /// How long after a change a record must have been made to be trusted, in nanoseconds.
  ///
  /// A file may change twice within one tick of its file system's clock, and the second change
  /// then leaves no trace. Ticks are milliseconds on today's systems and 2 s on the coarsest.
  static let maturity = 2_000_000_000
  private static let magic: StaticString = "splitrec"

  /// The identity of the file.
  let identity: SourceIdentity
  /// The time before the file was read, in nanoseconds since 1970.
  ///
  /// Not the time after: a change in the same tick as the last one, made while the file was read
  /// or parsed, must not become trusted because reading took long.
  let made: Int
  /// The hash of what the file held.
  let content: SHA256Digest

  /// Whether a change could have gone unseen.
  var isYoung: Bool {
    let (age, overflow) = made.subtractingReportingOverflow(identity.changed)
    return overflow || age < Self.maturity
  }

  /// The record as bytes.
  var bytes: [UInt8] {
    var sink = ByteSink()
    sink.append(Self.magic)
    sink.append(littleEndian: UInt64(StoreName.version))
    sink.append(littleEndian: identity.device)
    sink.append(littleEndian: identity.inode)
    for value in [identity.size, identity.modified, identity.changed, made] {
      sink.append(littleEndian: UInt64(bitPattern: Int64(value)))
    }
    sink.append(content.bytes)
    sink.append(littleEndian: BlockHash.hash(sink.contents))
    return sink.array
  }

  /// Makes a record.
  init(identity: SourceIdentity, made: Int, content: SHA256Digest) {
    self.identity = identity
    self.made = made
    self.content = content
  }

  /// Reads a record; nothing if a single bit of it is not as it was written.
  init?(_ bytes: RawSpan) {
    guard bytes.byteCount == Self.size, bytes.starts(with: Self.magic),
      bytes.load(UInt64.self, at: 8) == UInt64(StoreName.version),
      BlockHash.hash(bytes.extracting(0..<96)) == bytes.load(UInt64.self, at: 96)
    else { return nil }
    identity = SourceIdentity(
      device: bytes.load(UInt64.self, at: 16), inode: bytes.load(UInt64.self, at: 24),
      size: bytes.load(Int.self, at: 32), modified: bytes.load(Int.self, at: 40),
      changed: bytes.load(Int.self, at: 48))
    made = bytes.load(Int.self, at: 56)
    content = SHA256Digest(bytes: bytes.array(64..<96))
  }
}
