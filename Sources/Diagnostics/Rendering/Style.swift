// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

/// A look of text on a terminal.
package enum Style: String, Sendable {
  /// Stands out.
  case bold = "1"
  /// Stands back.
  case faint = "2"
  /// An error.
  case red = "1;31"
  /// A warning.
  case yellow = "1;33"
  /// Names and places.
  case blue = "34"
  /// Information and hints.
  case cyan = "36"

  /// The text between the codes that switch the look on and off.
  package func applied(to text: String) -> String {
    "\u{1B}[" + rawValue + "m" + text + "\u{1B}[0m"
  }
}
