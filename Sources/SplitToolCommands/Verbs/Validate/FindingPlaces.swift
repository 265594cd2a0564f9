// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import ARFF
internal import ByteKit
internal import SplitModel

/// Where in a text the rows are that findings are about.
///
/// The rules know cells and row ids, not lines. This goes over the text once more, which costs time
/// for files with findings only.
struct FindingPlaces {
  /// The byte of the line of each finding; nothing where there is none.
  private(set) var offsets: [Int?]

  /// Looks for the lines of findings in the text of a document.
  init(of findings: [Finding], in document: Document) {
    offsets = [Int?](repeating: nil, count: findings.count)
    guard document.form.name == "arff", findings.contains(where: { $0.cell != nil }),
      let columns = SplitColumnPlaces(document)
    else { return }
    search(findings, document.bytes.bytes, columns)
  }

  private mutating func search(
    _ findings: [Finding], _ bytes: RawSpan, _ columns: SplitColumnPlaces
  ) {
    var open = findings.indices.filter { findings[$0].cell != nil }
    var start = columns.dataOffset
    while start < bytes.byteCount, !open.isEmpty {
      var end = start
      while end < bytes.byteCount, bytes[end] != 0x0A, bytes[end] != 0x0D { end += 1 }
      if let line = columns.line(bytes, start..<end) {
        open.removeAll { index in
          guard line.matches(findings[index]) else { return false }
          offsets[index] = start
          return true
        }
      }
      start = end + 1
    }
  }
}

/// Which fields of a line hold set, row, repeat, fold and sample.
struct SplitColumnPlaces {
  /// One row of a split file.
  struct Line {
    let part: SplitPart
    let row: Int
    let cell: CellID

    /// Whether a finding is about this row.
    func matches(_ finding: Finding) -> Bool {
      guard finding.cell == cell else { return false }
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
    var log = DiagnosticLog()
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
      part: part, row: row, cell: CellID(repeat: repeatIndex, fold: fold, sample: sample))
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
