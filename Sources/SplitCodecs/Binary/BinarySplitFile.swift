// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

public import Diagnostics
public import ByteKit
public import Hashing
public import SplitModel

/// A binary split file that is read cell by cell.
///
///     let file = try BinarySplitFile(OpenFile("S.splits"))
///     let cell = try file.cell(FoldID(repeat: 2, fold: 5))
///
/// Opening reads and verifies the header and the tables. Reading a cell reads and verifies just
/// the blocks of 64 KiB that hold its rows. Bytes that were verified are the bytes that are used:
/// they are copied first, unless the caller maps the file.
public struct BinarySplitFile: ~Copyable {
  private enum Source: ~Copyable {
    case file(OpenFile)
    case bytes(SharedBytes)
  }

  private let source: Source
  private let header: BinaryHeader

  /// What is read at first: the tables of some 900 cells; a larger header is read again whole.
  private static let firstRead = 16 << 10

  /// Opens a file that is read piece by piece.
  ///
  /// - Throws: ``ReadingError`` if it cannot be read, is no binary file, or its header is damaged.
  /// - Complexity: O(*k* + *n*/16384) for *k* cells and *n* stored ids.
  public init(
    _ file: consuming OpenFile, options: ReadingOptions = ReadingOptions()
  ) throws(ReadingError) {
    header = try Self.readHeader(of: file, options: options)
    source = .file(file)
  }

  /// Uses bytes in place: a mapping, or memory.
  ///
  /// - Throws: ``ReadingError`` if they are no binary file, or the header is damaged.
  public init(
    _ bytes: SharedBytes, options: ReadingOptions = ReadingOptions()
  ) throws(ReadingError) {
    header = try BinaryHeader(bytes, fileLength: bytes.count, options: options)
    source = .bytes(bytes)
  }

  static func readHeader(
    of file: borrowing OpenFile, options: ReadingOptions
  ) throws(ReadingError) -> BinaryHeader {
    let size = file.size
    var bytes = try Self.read([0..<min(firstRead, size)], of: file)
    let length = try BinaryHeader.length(in: bytes.bytes, fileLength: size)
    if length > bytes.count { bytes = try Self.read([0..<length], of: file) }
    return try BinaryHeader(bytes, fileLength: size, options: options)
  }

  static func read(
    _ ranges: [Range<Int>], of file: borrowing OpenFile
  ) throws(ReadingError) -> SharedBytes {
    do throws(SystemError) {
      return try file.read(ranges)
    } catch {
      throw ReadingError(error)
    }
  }

  /// The relation's name.
  public var name: String { header.name }
  /// How the text form was laid out.
  public var layout: SplitLayout { header.layout }
  /// The cache key that the file belongs to.
  public var identity: BinaryIdentity { header.identity }
  /// The digest of the cells that the file claims; compared only by a whole decode that asks.
  public var digest: SHA256Digest { header.digest }
  /// The number of cells.
  public var cellCount: Int { header.cellCount }
  /// The number of listed rows: train and test of all cells.
  public var listedRowCount: Int { header.listedRowCount }

  /// Reads one cell, and of the file just the blocks that hold its rows.
  ///
  /// - Returns: Nothing if the file has no such cell.
  /// - Throws: ``ReadingError`` if a block cannot be read or does not match its checksum.
  public func cell(_ id: FoldID) throws(ReadingError) -> Fold? {
    switch source {
    case .file(let file): try header.cell(id, from: file)
    case .bytes(let bytes): try header.cell(id, from: bytes)
    }
  }

  /// Reads all cells and verifies every byte.
  ///
  /// - Throws: ``ReadingError`` if the file cannot be read or is damaged.
  public func split() throws(ReadingError) -> SplitSet {
    switch source {
    case .file(let file):
      let payload = try Self.read([header.length..<header.fileLength], of: file)
      return try header.split(from: payload, at: header.length)
    case .bytes(let bytes):
      return try header.split(from: bytes, at: 0)
    }
  }

  /// Reads all cells, verifies every byte, and compares the cells with the digest in the file.
  ///
  /// - Throws: ``ReadingError`` if the file cannot be read, is damaged, or says another digest.
  public func verifiedSplit() throws(ReadingError) -> SplitSet {
    let split = try split()
    let computed = split.digest()
    guard computed == digest else {
      throw .badDigest(found: digest.hexadecimal, computed: computed.hexadecimal)
    }
    return split
  }
}
