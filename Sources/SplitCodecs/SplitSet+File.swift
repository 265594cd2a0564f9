// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

public import Diagnostics
public import ByteKit
public import SplitModel

extension SplitSet {
  /// Reads a split file in any form that a registry knows.
  ///
  ///     let split = try SplitSet(contentsOf: "datasplits.arff")
  ///     let fold = split[repeat: 0, fold: 3]
  ///
  /// The form is told by the suffix, otherwise by the first bytes. The file is read into memory of
  /// its own, not mapped, so nobody who cuts it meanwhile can do harm.
  ///
  /// - Throws: ``ReadingError`` with code `unknown-form` if no form fits, `input-output` if the file
  ///   cannot be read, otherwise with the code of its form.
  public init(
    contentsOf path: FilePath, registry: SplitRegistry = .standard,
    options: ReadingOptions = ReadingOptions()
  ) throws(ReadingError) {
    let bytes: SharedBytes
    do throws(SystemError) {
      bytes = try SharedBytes.reading(path)
    } catch {
      throw ReadingError(error)
    }
    guard let codec = registry.form(forPath: path) ?? registry.form(recognizing: bytes) else {
      throw ReadingError(
        .unknownForm, "no form of split files fits '\(path.fileName)'",
        hint: "known suffixes: \(registry.forms.flatMap(\.suffixes).joined(separator: " "))")
    }
    self = try codec.decode(bytes, options: options)
  }
}
