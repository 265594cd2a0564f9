// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

public import ByteKit
public import Diagnostics
public import SplitModel

extension SplitSet {
  /// Reads a split file in any form that a registry knows.
  ///
  ///     let split = try SplitSet(contentsOf: "datasplits.arff")
  ///     let fold = split[repeat: 0, fold: 3]
  ///
  /// The form is told by the suffix, otherwise by the first bytes; gzip by its bytes. The file is
  /// read into memory of its own, not mapped, so nobody who cuts it meanwhile can do harm.
  ///
  /// - Throws: ``ReadingError`` with path, line and column: `unknown-form` if no form fits,
  ///   `input-output` if the file cannot be read, otherwise with the code of its form.
  public init(
    contentsOf path: FilePath, registry: SplitRegistry = .standard,
    options: ReadingOptions = ReadingOptions()
  ) throws(ReadingError) {
    try self.init(
      parsing: SharedBytes.unpacking(path), at: path, registry: registry, options: options)
  }

  /// Reads a split of bytes; the path tells the form by its suffix, and stands in errors.
  package init(
    parsing bytes: SharedBytes, at path: FilePath, registry: SplitRegistry,
    options: ReadingOptions
  ) throws(ReadingError) {
    let codec = try registry.form(of: bytes, at: path)
    do throws(ReadingError) {
      self = try codec.decode(bytes, options: options)
    } catch {
      let isText = codec.abilities.contains(.text)
      throw (isText ? error.located(in: bytes.bytes) : error).named(path)
    }
  }

  /// Writes the split to a file that appears whole or not at all.
  ///
  ///     try split.write(to: "datasplits.splits")
  ///
  /// - Parameters:
  ///   - path: The file.
  ///   - form: The name of the form; by default the suffix tells it.
  ///   - replacing: Whether a file that exists is replaced.
  ///   - registry: The forms that are known.
  /// - Throws: ``ReadingError`` with code `unknown-form`, `cannot-hold`, `output-exists` or
  ///   `input-output`.
  public func write(
    to path: FilePath, form: String? = nil, replacing: Bool = false,
    registry: SplitRegistry = .standard
  ) throws(ReadingError) {
    let codec = try registry.form(named: form, writing: path)
    // The suffix packs what is written, so a form that packs by itself must not do so, too.
    let isPacked = codec.name.hasSuffix(".gz") && path.hasSuffix(".gz")
    let target = isPacked ? registry.form(named: String(codec.name.dropLast(3))) ?? codec : codec
    try ByteSink.writing(to: path, replacing: replacing) {
      (sink: inout ByteSink) throws(ReadingError) in
      try target.encode(self, into: &sink)
    }
  }
}
