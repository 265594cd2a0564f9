// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

/// One value of a row and the attribute that it belongs to.
package struct Field: Equatable, Sendable {
  /// What stands for the value.
  package enum Value: Equatable, Sendable {
    /// A bare `?`, or an empty field that counts as one.
    case missing
    /// A word or a quoted text.
    case text(Token)
  }

  /// The index of the attribute.
  package let attribute: Int
  /// Where the value begins in the bytes of the text; for an empty field, where the row does.
  package let offset: Int
  /// What stands for the value.
  package let value: Value
}
