// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

public import Diagnostics
public import ByteKit
internal import Hashing
public import SplitModel

/// The members of json in YAML, for people who keep their configuration in it.
///
/// Read through libyaml's events: no anchors, aliases, tags or merge keys, eight levels at most.
/// Written by hand, which is exact to the byte whatever release of libyaml is installed.
public struct YAMLCodec: SplitCodec {
  /// The largest file in bytes that is read.
  public var maximumSize: Int

  /// Makes the codec.
  public init(maximumSize: Int = 1 << 30) {
    self.maximumSize = maximumSize
  }

  /// The name on the command line: `yaml`.
  public var name: String { "yaml" }
  /// The version of the form: 1.
  public var version: Int { SplitHead.version }
  /// The suffixes `.yaml` and `.yml`.
  public var suffixes: [String] { [".yaml", ".yml"] }
  /// Holds everything, as text.
  public var abilities: CodecAbilities { [.name, .layout, .text, .emptyCells] }

  /// Whether a file begins with the format.
  public func recognizes(_ prefix: RawSpan) -> Bool {
    prefix.starts(with: "format: splittool.split")
  }

  /// Appends a split set.
  public func encode(_ split: SplitSet, into sink: inout ByteSink) {
    let head = SplitHead(split)
    sink.append("format: splittool.split\nversion: 1\nname: ")
    sink.append(yamlText: head.name)
    sink.append("\nlayout:\n  order: ")
    sink.append(head.layout.order.rawValue)
    sink.append(head.layout.hasSampleColumn ? "\n  sample: true\n" : "\n  sample: false\n")
    if let digest = head.digest {
      sink.append("digest: \"sha256:\(digest.hexadecimal)\"\n")
    }
    sink.append(split.isEmpty ? "cells: []\n" : "cells:\n")
    for cell in split {
      sink.append("- repeat: ")
      sink.append(decimal: cell.id.repeatIndex)
      sink.append("\n  fold: ")
      sink.append(decimal: cell.id.foldIndex)
      sink.append("\n  sample: ")
      sink.append(decimal: cell.id.sampleIndex)
      sink.append("\n  train: [")
      Self.append(cell.train, to: &sink)
      sink.append("]\n  test: [")
      Self.append(cell.test, to: &sink)
      sink.append("]\n")
    }
  }

  private static func append(_ rows: RowIDs, to sink: inout ByteSink) {
    guard let first = rows.first else { return }
    sink.append(decimal: first)
    var isFirst = true
    rows.forEachPiece { piece in
      let rest = isFirst ? piece.extracting(droppingFirst: 1) : piece
      sink.append(lines: rest, prefix: Array(", ".utf8), suffix: [])
      isFirst = false
    }
  }

  /// Reads a split set.
  ///
  /// - Throws: ``ReadingError`` with the place; a digest that is there is checked.
  public func decode(
    _ bytes: SharedBytes, options: ReadingOptions
  ) throws(ReadingError) -> SplitSet {
    guard bytes.count <= maximumSize else { throw .limit("bytes of YAML", maximumSize) }
    return try YAMLSplitReader(bytes, options).read()
  }
}

extension ByteSink {
  /// Appends a text in double quotes that readers of YAML 1.1 and 1.2 take alike.
  fileprivate mutating func append(yamlText text: String) {
    append(UInt8(ascii: "\""))
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x22, 0x5C:
        append(UInt8(ascii: "\\"))
        append(UInt8(truncatingIfNeeded: scalar.value))
      case 0x20..<0x7F, 0xA1..<0x2028, 0x202A..<0xD800, 0xE000..<0xFEFF, 0xFF00..<0xFFFE:
        append(String(scalar))
      case ..<0x1_0000:
        // Controls, line separators and marks would be folded, or are forbidden.
        append("\\u")
        let digits = String(scalar.value, radix: 16)
        append(String(repeating: "0", count: 4 - digits.count) + digits)
      default:
        append(String(scalar))
      }
    }
    append(UInt8(ascii: "\""))
  }
}
