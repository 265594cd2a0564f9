// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

public import Diagnostics
public import ByteKit
public import Hashing
public import SplitModel

/// The form for programs: row ids as they lie in memory, checksums, and one cell at a time.
public struct BinaryCodec: SplitCodec {
  /// What written files are bound to; see ``BinaryIdentity``.
  public var identity: BinaryIdentity

  /// Makes the codec; files it writes belong to no cache unless an identity is given.
  public init(identity: BinaryIdentity = .none) {
    self.identity = identity
  }

  /// The name on the command line: `binary`.
  public var name: String { "binary" }
  /// The version of the bytes: 1.
  public var version: Int { BinaryLayout.version }
  /// The suffix `.splits`.
  public var suffixes: [String] { [".splits"] }
  /// All but being text.
  public var abilities: CodecAbilities { [.name, .layout, .singleCell, .emptyCells] }

  /// Whether a file begins with the eight bytes of the form.
  public func recognizes(_ prefix: RawSpan) -> Bool {
    prefix.starts(with: BinaryLayout.magic)
  }

  /// Appends a split set.
  ///
  /// - Throws: ``ReadingError`` with code `cannot-hold` for more than 2³¹−1 cells.
  public func encode(_ split: SplitSet, into sink: inout ByteSink) throws(ReadingError) {
    try BinaryEncoder(split, identity: identity).encode(into: &sink)
  }

  /// Appends a split set whose digest is known, which is half of the work.
  public func encode(
    _ split: SplitSet, digest: SHA256Digest, into sink: inout ByteSink
  ) throws(ReadingError) {
    try BinaryEncoder(split, identity: identity, digest: digest).encode(into: &sink)
  }

  /// Reads a split set and verifies every byte; the ids are used in place.
  public func decode(
    _ bytes: SharedBytes, options: ReadingOptions
  ) throws(ReadingError) -> SplitSet {
    try BinaryHeader(bytes, fileLength: bytes.count, options: options).split(from: bytes, at: 0)
  }

  /// Reads one cell and verifies the blocks that it touches.
  public func decodeCell(
    _ id: FoldID, from file: borrowing OpenFile, options: ReadingOptions
  ) throws(ReadingError) -> Fold? {
    try BinarySplitFile.readHeader(of: file, options: options).cell(id, from: file)
  }
}
