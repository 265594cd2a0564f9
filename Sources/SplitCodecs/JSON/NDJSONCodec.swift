// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

public import Diagnostics
public import ByteKit
public import SplitModel

/// JSON for line-wise tools: the head, then a cell a line, then the count of cells.
public struct NDJSONCodec: SplitCodec {
  /// Makes the codec.
  public init() {}

  /// The name on the command line: `ndjson`.
  public var name: String { "ndjson" }
  /// The version of the form: 1.
  public var version: Int { SplitHead.version }
  /// The suffixes `.ndjson` and `.jsonl`.
  public var suffixes: [String] { [".ndjson", ".jsonl"] }
  /// Holds everything, as text.
  public var abilities: CodecAbilities { [.name, .layout, .text, .emptyCells] }

  /// Whether a file begins with a whole line that is the head.
  public func recognizes(_ prefix: RawSpan) -> Bool {
    prefix.startsWithSplitObject && prefix.firstLineIsClosed
  }

  /// Appends a split set.
  public func encode(_ split: SplitSet, into sink: inout ByteSink) {
    JSONSplitWriter.append(SplitHead(split), to: &sink)
    sink.append("}\n")
    for cell in split {
      JSONSplitWriter.append(cell, to: &sink)
      sink.append("\n")
    }
    sink.append("{\"end\":")
    sink.append(decimal: split.count)
    sink.append("}\n")
  }

  /// Reads a split set.
  ///
  /// - Throws: ``ReadingError`` with the place; `truncated` if the last line is missing or counts
  ///   other cells than there are.
  public func decode(
    _ bytes: SharedBytes, options: ReadingOptions
  ) throws(ReadingError) -> SplitSet {
    var lines = LineCursor(limit: options.limits.lineLength)
    var head = SplitHead()
    var cells = SplitAssembler(options)
    guard let first = try lines.next(in: bytes.bytes) else {
      throw .truncated(at: 0, "the first line is the head")
    }
    var reader = JSONSplitReader(bytes.bytes, in: first, options: options)
    try reader.beginObject()
    guard try !reader.readHead(into: &head, cells: &cells) else {
      throw .malformed(at: first.lowerBound, "the first line must not have the member 'cells'")
    }
    try reader.end()
    while let line = try lines.next(in: bytes.bytes) {
      var reader = JSONSplitReader(bytes.bytes, in: line, options: options)
      try reader.beginObject()
      if bytes.bytes.starts(with: "{\"end\"", at: line.lowerBound) {
        try reader.readEnd(cells)
        try reader.end()
        if let rest = try lines.next(in: bytes.bytes) {
          throw .trailingBytes(at: rest.lowerBound)
        }
        return try head.finish(cells)
      }
      try reader.readCell(into: &cells)
      try reader.end()
    }
    throw .truncated(at: bytes.count, "the last line is {\"end\":COUNT}")
  }
}
