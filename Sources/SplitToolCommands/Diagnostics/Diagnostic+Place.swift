// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import ByteKit
internal import SplitCodecs

extension Diagnostic {
  /// Puts the message at a byte of a text, with the line around it.
  mutating func place(at offset: Int, in bytes: RawSpan) {
    let before = bytes.extracting(0..<min(max(offset, 0), bytes.byteCount))
    var (row, start) = (1, 0)
    for index in 0..<before.byteCount where before[index] == 0x0A {
      (row, start) = (row + 1, index + 1)
    }
    line = row
    column = before.text(start..<before.byteCount).unicodeScalars.count + 1
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
