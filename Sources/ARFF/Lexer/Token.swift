// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

/// A word or a quoted text of one line.
package struct Token: Equatable, Sendable {
  /// How it is written.
  package enum Form: Sendable {
    /// Without quotes.
    case bare
    /// In quotes, without an escape.
    case quoted
    /// In quotes with escapes; `text` is a range of the lexer's ``LineLexer/decoded`` bytes.
    case decoded
  }

  /// The place of its first byte, the opening quote included.
  package let offset: Int
  /// How it is written.
  package let form: Form
  /// Where its text is, without the quotes: in the bytes of the file, or decoded.
  package let text: Range<Int>

  /// Makes a token.
  package init(offset: Int, form: Form, text: Range<Int>) {
    self.offset = offset
    self.form = form
    self.text = text
  }

  /// Whether it stands in quotes.
  package var isQuoted: Bool { form != .bare }
}
