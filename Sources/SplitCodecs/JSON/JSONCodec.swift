// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

public import Diagnostics
public import ByteKit
public import SplitModel

/// The form for other programs: one JSON object, digest included.
public struct JSONCodec: SplitCodec {
  /// Makes the codec.
  public init() {}

  /// The name on the command line: `json`.
  public var name: String { "json" }
  /// The version of the form: 1.
  public var version: Int { SplitHead.version }
  /// The suffix `.json`.
  public var suffixes: [String] { [".json"] }
  /// Holds everything, as text.
  public var abilities: CodecAbilities { [.name, .layout, .text, .emptyCells] }

  /// Whether a file begins with an object whose first member is the format.
  public func recognizes(_ prefix: RawSpan) -> Bool {
    prefix.startsWithSplitObject && !prefix.firstLineIsClosed
  }

  /// Appends a split set, a cell on each line.
  public func encode(_ split: SplitSet, into sink: inout ByteSink) {
    JSONSplitWriter.append(SplitHead(split), to: &sink)
    sink.append(",\n\"cells\":[")
    var separator: StaticString = "\n"
    for cell in split {
      sink.append(separator)
      JSONSplitWriter.append(cell, to: &sink)
      separator = ",\n"
    }
    sink.append("\n]}\n")
  }

  /// Reads a split set.
  ///
  /// - Throws: ``ReadingError`` with the place; a digest that is there is checked.
  public func decode(
    _ bytes: SharedBytes, options: ReadingOptions
  ) throws(ReadingError) -> SplitSet {
    var head = SplitHead()
    var cells = SplitAssembler(options)
    var reader = JSONSplitReader(bytes.bytes, in: 0..<bytes.count, options: options)
    try reader.beginObject()
    guard try reader.readHead(into: &head, cells: &cells) else {
      throw ReadingError(.missingMember, at: reader.offset, "'cells' is missing here")
    }
    try reader.end()
    return try head.finish(cells)
  }
}

extension RawSpan {
  /// Whether this is `{"format":"splittool.split"`, with any space between.
  var startsWithSplitObject: Bool {
    let wanted = Array("{\"format\":\"splittool.split\"".utf8)
    var found = 0
    for offset in 0..<byteCount where found < wanted.count {
      let byte = self[offset]
      if byte == wanted[found] {
        found += 1
      } else if byte > 0x20 {
        return false
      }
    }
    return found == wanted.count
  }

  /// Whether the first line ends in a brace, as that of ndjson does.
  var firstLineIsClosed: Bool {
    for offset in 0..<byteCount where self[offset] == UInt8(ascii: "\n") {
      return offset > 0 && self[offset - 1] == UInt8(ascii: "}")
    }
    return false
  }
}
