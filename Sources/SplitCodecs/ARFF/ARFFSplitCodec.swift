// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

public import Diagnostics
public import ByteKit
public import SplitModel

/// The text form: ARFF files as OpenML writes them.
///
/// A file in OpenML's spelling that is read and written again is the same bytes; other spellings
/// are normalised to it.
public struct ARFFSplitCodec: SplitCodec {
  /// The name of the form.
  public let name = "arff"
  /// The version of the bytes; the text has one only.
  public let version = 1
  /// The suffix of the form.
  public let suffixes = [".arff"]
  /// A name, a layout, for people.
  public let abilities: CodecAbilities = [.name, .layout, .text]

  /// Makes the codec.
  public init() {}

  /// Whether a text begins with a comment or `@relation`, blanks aside.
  public func recognizes(_ prefix: RawSpan) -> Bool {
    var offset = prefix.starts(with: "\u{FEFF}") ? 3 : 0
    while offset < prefix.byteCount, prefix[offset] <= UInt8(ascii: " ") { offset += 1 }
    guard offset < prefix.byteCount else { return false }
    if prefix[offset] == UInt8(ascii: "%") { return true }
    let keyword = Array("@relation".utf8)
    return offset + keyword.count <= prefix.byteCount
      && keyword.indices.allSatisfy { prefix[offset + $0].lowercasedASCII == keyword[$0] }
  }

  /// Writes OpenML's bytes: no line end behind the last row.
  public func encode(_ split: SplitSet, into sink: inout ByteSink) throws(ReadingError) {
    let writer = ARFFSplitWriter(layout: split.layout)
    for cell in split {
      if cell.train.isEmpty && cell.test.isEmpty {
        throw ReadingError(.cannotHold, "arff cannot hold the empty cell \(cell.id)")
      }
      if !split.layout.hasSampleColumn && cell.id.sampleIndex != 0 {
        throw ReadingError(.cannotHold, "a layout without samples cannot hold \(cell.id)")
      }
    }
    writer.writeHeader(relation: split.name, into: &sink)
    for cell in split {
      if sink.hasFailed { return }
      writer.write(cell, into: &sink)
    }
    if split.isEmpty { sink.append("\n") }
  }

  /// Reads a text; see ``ARFFSplitFile`` for its warnings.
  public func decode(
    _ bytes: SharedBytes, options: ReadingOptions
  ) throws(ReadingError) -> SplitSet {
    try ARFFSplitFile(parsing: bytes, options: options).split
  }
}
