// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
internal import ByteKit
internal import SplitCodecs
internal import SplitModel

extension InputOptions {
  /// Decodes bytes that somebody else read from a file.
  func split(of path: FilePath, bytes: SharedBytes) throws(Failure) -> SplitSet {
    try Document(InputFile(path, holding: bytes), options: self).split()
  }
}

extension Form {
  /// The form to write: the one that is asked for, else the one that the suffix names.
  init(writing path: FilePath, to asked: Form?) throws(Failure) {
    guard let form = asked ?? Form(suffixOf: path) else {
      throw Failure(
        .usage, .noForm, "cannot tell the form of '\(Escaping.visible(path))'",
        hint: "--to names it: \(Form.list)")
    }
    self = form
  }

  /// The codec of splits.
  func splitCodec() throws(Failure) -> any SplitCodec {
    guard let codec = SplitForms.registry.form(named: description) else {
      throw Failure(.usage, .unsupportedForm, "\(self) does not hold splits")
    }
    return codec
  }
}
