// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import ARFF
internal import ByteKit
internal import CSplittool
internal import Diagnostics
internal import Forms
internal import SplitCodecs
internal import SplitModel
internal import TableCodecs

/// A file of any form, read as what it is: a split or a table.
struct WholeFile {
  enum Kind {
    case split, table
  }

  /// What the file holds.
  let kind: Kind
  private let path: FilePath
  private let bytes: SharedBytes
  private let form: String?
  private let options: ReadingOptions

  /// Opens a file.
  init(_ path: FilePath, _ reading: UnsafePointer<splittool_reading>?) throws(Failure) {
    self.path = path
    options = try ReadingOptions(reading)
    bytes = try SplittoolC.bytes(path, isMapped: reading?.pointee.mapped ?? false)
    form = text(reading?.pointee.form)
    kind = Self.kind(of: bytes, form, path.withoutGzipSuffix)
  }

  /// A split if its form holds nothing else, or its columns are those of a split.
  private static func kind(of bytes: SharedBytes, _ form: String?, _ path: FilePath) -> Kind {
    let tables = TableRegistry.standard
    let splits = SplitRegistry.standard
    let name = form ?? tables.form(forPath: path)?.name ?? splits.form(forPath: path)?.name
    guard let name = name ?? splits.form(recognizing: bytes)?.name else {
      return looksLikeSplit(bytes) ? .split : .table
    }
    guard let table = tables.form(named: name) else { return .split }
    switch name {
    case "arff", "csv": return looksLikeSplit(bytes) ? .split : .table
    default:
      let prefix = bytes.bytes.extracting(0..<min(bytes.count, 4096))
      if table.recognizes(prefix) { return .table }
      return splits.form(named: name)?.recognizes(prefix) == true ? .split : .table
    }
  }

  /// Whether an ARFF header, or a line of names, has those of a split.
  private static func looksLikeSplit(_ bytes: SharedBytes) -> Bool {
    var log = FindingLog()
    var names: [String]
    if let header = try? Header(parsing: bytes.bytes, log: &log) {
      names = header.attributes.map { $0.name.lowercased() }
    } else {
      let prefix = bytes.bytes.extracting(0..<min(bytes.count, 4096))
      let end = (0..<prefix.byteCount).first { prefix[$0] == 0x0A } ?? prefix.byteCount
      names = prefix.text(0..<end).lowercased().split { ",\"\r ".contains($0) }.map(String.init)
    }
    names = names.filter { $0.utf8.count <= 6 }
    return names.contains("type") && names.contains { $0 == "rowid" || $0 == "row_id" }
  }

  /// Reads the split.
  func split() throws(Failure) -> SplitSet {
    try parseSplit(bytes, form, path.withoutGzipSuffix, options)
  }

  /// The form of the table.
  func tableForm() throws(Failure) -> any TableCodec {
    let registry = TableRegistry.standard
    let named =
      form.map { registry.form(named: $0) } ?? registry.form(forPath: path.withoutGzipSuffix)
    if let found = named ?? registry.form(recognizing: bytes) ?? registry.form(named: "arff") {
      return found
    }
    throw Failure(argument: "form")
  }

  /// Writes the table in another form, block by block.
  func convert(
    _ source: any TableCodec, to target: any TableCodec, lossy: Bool, into sink: inout ByteSink
  ) throws(ReadingError) {
    var writer: (any TableWriter)?
    do throws(ReadingError) {
      try source.read(bytes, options: options) { block throws(ReadingError) in
        if writer == nil {
          writer = try target.writer(
            relation: block.relation, attributes: block.attributes,
            options: TableEncodingOptions(isLossy: lossy))
          try writer?.begin(into: &sink)
        }
        try writer?.write(block, into: &sink)
      }
      try writer?.finish(into: &sink)
    } catch {
      throw error.located(in: bytes.bytes)
    }
  }

  /// All that is wrong with the file.
  func findings() throws(Failure) -> [Finding] {
    switch kind {
    case .split:
      do throws(Failure) {
        return try split().validate().findings
      } catch {
        return [error.error.finding]
      }
    case .table where try tableForm().name == "arff":
      let check = TextCheck(of: bytes, options: options, errorLimit: 1000)
      if !options.isStrict {
        return check.errors + check.warnings.map { $0.located(in: bytes.bytes) }
      }
      let all = check.errors + check.warnings.map { $0.asError.located(in: bytes.bytes) }
      return all.sorted { $0.offset < $1.offset }
    case .table:
      do throws(Failure) {
        let table = try parseTable(bytes, form, path.withoutGzipSuffix, options)
        return table.warnings.map { $0.located(in: bytes.bytes) }
      } catch {
        return [error.error.finding]
      }
    }
  }
}
