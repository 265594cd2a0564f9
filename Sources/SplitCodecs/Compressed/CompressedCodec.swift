// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

public import Diagnostics
public import ByteKit
public import SplitModel

/// The smallest form: a transform chosen for each repeat, then zlib where it helps.
public struct CompressedCodec: SplitCodec {
  /// Makes the codec.
  public init() {}

  /// The name on the command line: `compressed`.
  public var name: String { "compressed" }
  /// The version of the bytes: 1.
  public var version: Int { CompressedLayout.version }
  /// The suffix `.splitz`.
  public var suffixes: [String] { [".splitz"] }
  /// All but being text.
  public var abilities: CodecAbilities { [.name, .layout, .singleCell, .emptyCells] }

  /// Whether a file begins with the eight bytes of the form.
  public func recognizes(_ prefix: RawSpan) -> Bool {
    prefix.starts(with: CompressedLayout.magic)
  }

  /// Appends a split set.
  ///
  /// The packed repeats are held in memory until the last one is ready: the head of the file has
  /// its length, and which transform is the smallest shows after compression only.
  ///
  /// - Complexity: O(*n*) for *n* listed rows, the repeats on all cores.
  public func encode(_ split: SplitSet, into sink: inout ByteSink) {
    CompressedEncoder(split).encode(into: &sink)
  }

  /// Reads a split set; checksum and digest are checked.
  public func decode(
    _ bytes: SharedBytes, options: ReadingOptions
  ) throws(ReadingError) -> SplitSet {
    try CompressedFile(bytes, options: options).split()
  }

  /// Reads one cell: the whole file is verified, and only its repeat is decoded.
  public func decodeCell(
    _ id: FoldID, from file: borrowing OpenFile, options: ReadingOptions
  ) throws(ReadingError) -> Fold? {
    let bytes: SharedBytes
    do throws(SystemError) {
      bytes = try file.readAll()
    } catch {
      throw ReadingError(error)
    }
    guard let block = try CompressedFile(bytes, options: options).block(id.repeatIndex) else {
      return nil
    }
    return SplitSet(name: "", repeats: [block])[id]
  }
}
