// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
internal import ARFF
internal import ByteKit
internal import SplitModel

/// Which fields of a line hold set, row, repeat, fold and sample.
struct SplitColumnPlaces {
  /// One row of a split file.
  struct Line {
    let part: SplitPart
    let row: Int
    let cell: FoldID

    /// Whether a finding is about this row.
    func matches(_ finding: Finding) -> Bool {
      guard finding.fold == cell else { return false }
      if let wanted = finding.part, wanted != part { return false }
      guard let first = finding.rows.first else { return true }
      return Int(first) == row
    }
  }

  /// Where the rows begin.
  let dataOffset: Int
  private let type: Int
  private let row: Int
  private let repeatIndex: Int?
  private let foldIndex: Int?
  private let sampleIndex: Int?

  /// Finds the columns by their names; nothing if the header is not that of a split.
  init?(_ document: Document) {
    var log = FindingLog()
    guard let header = try? Header(parsing: document.bytes.bytes, log: &log) else { return nil }
    let names = header.attributes.map { $0.name.lowercased() }
    func place(_ wanted: String...) -> Int? { names.firstIndex { wanted.contains($0) } }
    guard let type = place("type"), let row = place("rowid", "row_id") else { return nil }
    dataOffset = header.dataOffset
    self.type = type
    self.row = row
    repeatIndex = place("repeat", "repeat_nr")
    foldIndex = place("fold", "fold_nr")
    sampleIndex = place("sample", "sample_nr")
  }

  /// Reads a plain line; nothing for comments and anything unusual.
  func line(_ bytes: RawSpan, _ range: Range<Int>) -> Line? {
    var fields = [Range<Int>]()
    var start = range.lowerBound
    for index in range where bytes[index] == UInt8(ascii: ",") {
      fields.append(start..<index)
      start = index + 1
    }
    fields.append(start..<range.upperBound)
    guard max(type, row) < fields.count,
      let part = SplitPart(rawValue: bytes.text(fields[type]).lowercased().trimmed),
      let row = Self.number(bytes, fields[row])
    else { return nil }
    func index(_ place: Int?) -> Int? {
      guard let place else { return 0 }
      return place < fields.count ? Self.number(bytes, fields[place]) : nil
    }
    guard let repeatIndex = index(repeatIndex), let fold = index(foldIndex),
      let sample = index(sampleIndex)
    else { return nil }
    return Line(
      part: part, row: row, cell: FoldID(repeat: repeatIndex, fold: fold, sample: sample))
  }

  private static func number(_ bytes: RawSpan, _ range: Range<Int>) -> Int? {
    var value = 0
    var hasDigit = false
    for index in range {
      let byte = bytes[index]
      if byte == 0x20 || byte == 0x09 { continue }
      guard byte.isASCIIDigit, value < 1 << 40 else { return nil }
      value = value * 10 + Int(byte - 0x30)
      hasDigit = true
    }
    return hasDigit ? value : nil
  }
}

extension String {
  /// The text without blanks and tabs at either end.
  fileprivate var trimmed: String {
    let start = firstIndex { $0 != " " && $0 != "\t" } ?? endIndex
    let end = lastIndex { $0 != " " && $0 != "\t" }.map { index(after: $0) } ?? start
    return String(self[start..<end])
  }
}
