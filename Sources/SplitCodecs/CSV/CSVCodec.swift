// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

public import Diagnostics
public import ByteKit
public import SplitModel

/// The form for spreadsheets and data frames: a row for each listed row, RFC 4180.
public struct CSVCodec: SplitCodec {
  /// Makes the codec.
  public init() {}

  /// The name on the command line: `csv`.
  public var name: String { "csv" }
  /// The version of the form: 1.
  public var version: Int { 1 }
  /// The suffix `.csv`.
  public var suffixes: [String] { [".csv"] }
  /// Text, and nothing but the rows.
  public var abilities: CodecAbilities { [.text] }

  /// Whether a file begins with the header.
  public func recognizes(_ prefix: RawSpan) -> Bool {
    prefix.starts(with: "type,rowid,repeat,fold")
  }

  /// Appends a split set, train rows before test rows.
  ///
  /// - Throws: ``ReadingError`` with code `cannot-hold` for a cell with two empty sets.
  public func encode(_ split: SplitSet, into sink: inout ByteSink) throws(ReadingError) {
    let hasSamples =
      split.layout.hasSampleColumn || split.contains { $0.id.sampleIndex != 0 }
    sink.append(hasSamples ? "type,rowid,repeat,fold,sample\n" : "type,rowid,repeat,fold\n")
    for cell in split {
      guard !cell.train.isEmpty || !cell.test.isEmpty else {
        throw .cannotHold("csv", "\(cell.id), which has no rows")
      }
      var suffix = ByteSink()
      suffix.append(",")
      suffix.append(decimal: cell.id.repeatIndex)
      suffix.append(",")
      suffix.append(decimal: cell.id.foldIndex)
      if hasSamples {
        suffix.append(",")
        suffix.append(decimal: cell.id.sampleIndex)
      }
      suffix.append("\n")
      let ending = suffix.array
      cell.train.forEachPiece {
        sink.append(lines: $0, prefix: Array("TRAIN,".utf8), suffix: ending)
      }
      cell.test.forEachPiece {
        sink.append(lines: $0, prefix: Array("TEST,".utf8), suffix: ending)
      }
    }
  }

  /// Reads a split set; columns and cells may come in any order.
  ///
  /// - Throws: ``ReadingError`` with the place; `truncated` if the last line has no end, because a
  ///   line that was cut could read as another row.
  public func decode(
    _ bytes: SharedBytes, options: ReadingOptions
  ) throws(ReadingError) -> SplitSet {
    try CSVSplitReader(options).read(bytes.bytes)
  }
}
