// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
internal import ByteKit
internal import SplitCache

extension VerifiedEntry {
  /// Verifies a file whose name says that it is an entry of a cache.
  ///
  /// - Throws: ``Failure`` with 65 and what is wrong.
  init(_ input: InputFile) throws(Failure) {
    do throws(MissReason) {
      try self.init(input.stored, name: input.path.fileName)
    } catch {
      throw Failure(
        .malformedInput, DiagnosticCode(rawValue: error.code), error.description,
        hint: "'splittool cache repair' removes bad entries; --from reads what is none",
        path: input.path)
    }
  }
}

extension Form {
  /// The form of an entry's bytes.
  init(of entry: VerifiedEntry) throws(Failure) {
    guard let form = Form(argument: entry.codec), !form.isGzip else {
      throw Failure(
        .malformedInput, .unsupportedForm, "the entry is of the form '\(entry.codec)'")
    }
    self = form
  }
}
