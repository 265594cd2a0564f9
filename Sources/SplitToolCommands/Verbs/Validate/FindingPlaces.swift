// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
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
    guard document.form.name == "arff", findings.contains(where: { $0.fold != nil }),
      let columns = SplitColumnPlaces(document)
    else { return }
    search(findings, document.bytes.bytes, columns)
  }

  private mutating func search(
    _ findings: [Finding], _ bytes: RawSpan, _ columns: SplitColumnPlaces
  ) {
    var open = findings.indices.filter { findings[$0].fold != nil }
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
