// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import ARFF
internal import ByteKit
internal import SplitCodecs

extension Diagnostic {
  /// Puts the message at a byte of a text, with the line around it.
  mutating func place(at offset: Int, in bytes: RawSpan) {
    place(at: offset, on: SourceLocation(of: offset, in: bytes), in: bytes)
  }

  /// Puts the message at a byte whose line and column are known.
  mutating func place(at offset: Int, on location: SourceLocation, in bytes: RawSpan) {
    line = location.line
    column = location.column
    excerpt = Excerpt(around: offset, in: bytes)
  }

  /// A codec's error, placed in the text of a text form.
  init(_ error: CodecError, in bytes: RawSpan, isText: Bool) {
    self.init(.error, error.code, error.message, hint: error.hint)
    guard let offset = error.offset else { return }
    if isText {
      place(at: offset, in: bytes)
    } else {
      message += " (at byte \(Quantity.grouped(offset)))"
    }
  }
}
