// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
internal import ARFF
internal import ByteKit
internal import SplitCodecs
internal import TableCodecs

/// Finds out from first bytes what a file is, where its name does not say.
enum FormSniffer {
  /// The form of bytes from a pipe or under an unknown suffix; ARFF if nothing else fits.
  static func form(of bytes: RawSpan) -> Form {
    let prefix = bytes.extracting(0..<min(bytes.byteCount, 4096))
    let start = (0..<prefix.byteCount).first { prefix[$0] > 0x20 } ?? 0
    if prefix.starts(with: "{", at: start) { return Form(isLines(prefix) ? "ndjson" : "json") }
    if let codec = SplitForms.registry.form(recognizing: prefix) {
      return Form(argument: codec.name) ?? Form(codec.name)
    }
    if let codec = TableRegistry.standard.form(recognizing: prefix) { return Form(codec.name) }
    return Form("arff")
  }

  /// Whether the first line is an object of its own that leaves the cells to the lines behind it.
  private static func isLines(_ prefix: RawSpan) -> Bool {
    guard var end = (0..<prefix.byteCount).first(where: { prefix[$0] == 0x0A }) else {
      return false
    }
    while end > 0, prefix[end - 1] <= 0x20 { end -= 1 }
    return end > 0 && prefix[end - 1] == UInt8(ascii: "}")
      && !contains("\"cells\"", prefix.extracting(0..<end))
  }

  /// Whether a file of a form that holds both is a split or a table.
  ///
  /// - Returns: Nothing if the header of an ARFF file cannot be read.
  static func kind(of source: SharedBytes, form: Form) -> Document.Kind? {
    if form.holdsOnlySplits { return .split }
    let bytes = source.bytes
    let prefix = bytes.extracting(0..<min(bytes.byteCount, 4096))
    switch form.name {
    case "json", "ndjson":
      return contains("\"splittool.table\"", prefix) ? .table : .split
    case "parquet": return ParquetCodec.holdsSplit(source) ? .split : .table
    case "arrow": return .table
    case "npz":
      return contains("columns.npy", prefix) ? .table : .split
    case "csv":
      let end = (0..<prefix.byteCount).first { prefix[$0] == 0x0A } ?? prefix.byteCount
      let names = prefix.text(0..<end).lowercased().split { ",\"\r ".contains($0) }
      return names.contains("type") && names.contains { $0 == "rowid" || $0 == "row_id" }
        ? .split : .table
    default:
      var log = FindingLog()
      guard let header = try? Header(parsing: bytes, log: &log) else { return nil }
      // Longer names than these are none of them, and there may be a million.
      let names = header.attributes.lazy.map(\.name).filter { $0.utf8.count <= 6 }
        .map { $0.lowercased() }
      return names.contains("type") && names.contains { $0 == "rowid" || $0 == "row_id" }
        ? .split : .table
    }
  }

  private static func contains(_ word: StaticString, _ bytes: RawSpan) -> Bool {
    (0..<bytes.byteCount).contains { bytes.starts(with: word, at: $0) }
  }
}
