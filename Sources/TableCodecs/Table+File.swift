// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

public import ARFF
public import ByteKit
public import Diagnostics

extension Table {
  /// Reads a table in any form that a registry knows: ARFF, CSV, JSON, Parquet.
  ///
  ///     let table = try Table(contentsOf: "iris.arff")
  ///     let lengths = try table.numbers("sepallength")
  ///
  /// The form is told by the suffix, otherwise by the first bytes, and ARFF if neither tells it;
  /// gzip is told by its bytes. The file is read into memory of its own, not mapped.
  ///
  /// - Throws: ``ReadingError`` with path, line and column: `input-output` if the file cannot be
  ///   read, otherwise with the code of its form.
  public init(
    contentsOf path: FilePath, registry: TableRegistry = .standard,
    options: ReadingOptions = ReadingOptions()
  ) throws(ReadingError) {
    let bytes = try SharedBytes.unpacking(path)
    let found = registry.form(forPath: path.withoutGzipSuffix) ?? registry.form(recognizing: bytes)
    let codec = found ?? ARFFTableCodec()
    do throws(ReadingError) {
      self = try codec.decode(bytes, options: options)
    } catch {
      throw error.located(in: bytes.bytes).named(path)
    }
  }

  /// Writes the table to a file that appears whole or not at all.
  ///
  ///     try table.write(to: "iris.csv")
  ///
  /// - Parameters:
  ///   - path: The file.
  ///   - form: The name of the form; by default the suffix tells it.
  ///   - replacing: Whether a file that exists is replaced.
  ///   - options: Whether what the form cannot hold is left out.
  ///   - registry: The forms that are known.
  /// - Returns: What other readers of the form will not read alike.
  /// - Throws: ``ReadingError`` with code `unknown-form`, `cannot-hold`, `output-exists` or
  ///   `input-output`.
  @discardableResult
  public func write(
    to path: FilePath, form: String? = nil, replacing: Bool = false,
    options: TableEncodingOptions = TableEncodingOptions(), registry: TableRegistry = .standard
  ) throws(ReadingError) -> [Finding] {
    let codec = try registry.form(named: form, writing: path)
    var warnings: [Finding] = []
    try ByteSink.writing(to: path, replacing: replacing) {
      (sink: inout ByteSink) throws(ReadingError) in
      warnings = try codec.encode(self, into: &sink, options: options)
    }
    return warnings
  }
}
