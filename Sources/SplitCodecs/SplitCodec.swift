// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

public import Diagnostics
public import ByteKit
public import Hashing
public import SplitModel

/// A form of split files: how a split set becomes bytes and bytes become a split set.
///
/// The forms that come with the package and those of its users conform alike; a codec in a
/// ``SplitRegistry`` works in `convert` and in the cache with nothing else to change.
///
/// A codec is deterministic (the same split set gives the same bytes), treats its input as hostile
/// (sizes are claims, checked before anything is allocated), and does not validate: sets that
/// overlap pass.
public protocol SplitCodec: Form {
  /// The version of the bytes; a change of them is a new version.
  var version: Int { get }

  /// What the form can hold and do.
  var abilities: CodecAbilities { get }

  /// Appends a split set to a sink.
  ///
  /// - Throws: ``ReadingError`` with code `cannot-hold` if the form has no way to say it.
  func encode(_ split: SplitSet, into sink: inout ByteSink) throws(ReadingError)

  /// Appends a split set whose digest the caller knows; the bytes are the same.
  ///
  /// For forms that write the digest: computing it is half of the work. Others need not have this.
  func encode(
    _ split: SplitSet, digest: SHA256Digest, into sink: inout ByteSink
  ) throws(ReadingError)

  /// Reads a split set.
  ///
  /// The bytes may be used in place for as long as the result lives.
  func decode(_ bytes: SharedBytes, options: ReadingOptions) throws(ReadingError) -> SplitSet

  /// Reads one cell, and of the file no more than the form allows.
  ///
  /// - Returns: Nothing if the file has no such cell.
  func decodeCell(
    _ id: FoldID, from file: borrowing OpenFile, options: ReadingOptions
  ) throws(ReadingError) -> Fold?
}

extension SplitCodec {
  /// Encodes without the digest.
  public func encode(
    _ split: SplitSet, digest: SHA256Digest, into sink: inout ByteSink
  ) throws(ReadingError) {
    try encode(split, into: &sink)
  }

  /// Reads the whole file and picks the cell.
  public func decodeCell(
    _ id: FoldID, from file: borrowing OpenFile, options: ReadingOptions
  ) throws(ReadingError) -> Fold? {
    let bytes: SharedBytes
    do throws(SystemError) {
      bytes = try file.readAll()
    } catch {
      throw ReadingError(error)
    }
    return try decode(bytes, options: options)[id]
  }

  /// The bytes of a split set.
  public func encode(_ split: SplitSet) throws(ReadingError) -> [UInt8] {
    var sink = ByteSink()
    try encode(split, into: &sink)
    return sink.array
  }
}
