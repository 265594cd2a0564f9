// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

public import Diagnostics
public import ByteKit
public import Gzip
public import SplitModel

/// Another form, compressed with gzip: `.arff.gz`, `.json.gz`.
public struct GzippedCodec<Base: SplitCodec>: SplitCodec {
  /// The form inside.
  public let base: Base
  /// The largest count of bytes that a file may have when decompressed.
  public var maximumSize: Int
  /// How many bytes one byte of a file may stand for in the long run, if that is limited.
  public var maximumRatio: Int?

  /// Wraps a form.
  public init(
    _ base: Base, maximumSize: Int = 1 << 36, maximumRatio: Int? = Inflater.usualRatio
  ) {
    self.base = base
    self.maximumSize = maximumSize
    self.maximumRatio = maximumRatio
  }

  /// The name of the form inside with `.gz` behind it.
  public var name: String { base.name + ".gz" }
  /// The version of the form inside.
  public var version: Int { base.version }
  /// The suffixes of the form inside with `.gz` behind them.
  public var suffixes: [String] { base.suffixes.map { $0 + ".gz" } }
  /// Those of the form inside, but for text.
  public var abilities: CodecAbilities { base.abilities.subtracting([.text, .singleCell]) }

  /// Whether a file is a gzip file whose content begins like the form inside.
  public func recognizes(_ prefix: RawSpan) -> Bool {
    guard Gzip.recognizes(prefix) else { return false }
    var sink = ByteSink()
    var inflater = Inflater(.gzip, limit: 1 << 20)
    // A prefix ends in the middle of the data, which is no error before `finish`.
    try? inflater.inflate(prefix, into: &sink)
    return base.recognizes(sink.contents)
  }

  /// Appends a split set, compressed as it is written; neither time nor name is in the header.
  public func encode(_ split: SplitSet, into sink: inout ByteSink) throws(ReadingError) {
    let target = Target()
    // The receiver outlives this function for all that the compiler knows, so it cannot borrow the
    // sink; the sink moves in and out again.
    swap(&sink, &target.sink)
    defer { swap(&sink, &target.sink) }
    var text = ByteSink { block throws(SystemError) in
      target.deflater.deflate(block, into: &target.sink)
    }
    try base.encode(split, into: &text)
    // The receiver never fails.
    try? text.finish()
    target.deflater.finish(into: &target.sink)
  }

  /// Where the blocks of the form inside go.
  private final class Target {
    var deflater = Deflater(.gzip, level: 6)
    var sink = ByteSink()
  }

  /// Decompresses and reads a split set.
  ///
  /// - Throws: ``ReadingError``; offsets of the form inside count in the decompressed bytes.
  public func decode(
    _ bytes: SharedBytes, options: ReadingOptions
  ) throws(ReadingError) -> SplitSet {
    let text = try Gzip.inflate(
      bytes.bytes, .gzip, limit: maximumSize, maximumRatio: maximumRatio)
    return try base.decode(text, options: options)
  }
}
