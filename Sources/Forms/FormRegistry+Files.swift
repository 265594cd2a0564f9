// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

package import ByteKit
package import Diagnostics

extension FormRegistry {
  /// The form of a file: told by its suffix, otherwise by its first bytes.
  ///
  /// - Throws: ``ReadingError`` with code `unknown-form` if neither tells it.
  package func form(of bytes: SharedBytes, at path: FilePath) throws(ReadingError) -> Element {
    if let form = form(forPath: path.withoutGzipSuffix) ?? form(recognizing: bytes) { return form }
    throw unknownForm(path)
  }

  /// The form in which to write a file: the one of a name, otherwise told by its suffix.
  ///
  /// - Throws: ``ReadingError`` with code `unknown-form` if there is none.
  package func form(named name: String?, writing path: FilePath) throws(ReadingError) -> Element {
    if let name {
      if let form = form(named: name) { return form }
      throw ReadingError(
        Finding(
          .unknownForm, at: nil, "there is no form called '\(name)'",
          hint: "known forms: \(names.joined(separator: " "))"), path: path)
    }
    if let form = form(forPath: path) ?? form(forPath: path.withoutGzipSuffix) { return form }
    throw unknownForm(path)
  }

  private func unknownForm(_ path: FilePath) -> ReadingError {
    ReadingError(
      Finding(
        .unknownForm, at: nil, "no form that is known fits '\(path.fileName)'",
        hint: "known suffixes: \(suffixes.joined(separator: " "))"), path: path)
  }
}
