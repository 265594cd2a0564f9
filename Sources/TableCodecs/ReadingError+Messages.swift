// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics

/// The messages that several forms share.
extension ReadingError {
  /// A text that is longer than a line may be.
  static func textTooLong(_ limit: Int, at offset: Int) -> ReadingError {
    ReadingError(.lineTooLong, at: offset, "the text has more than \(limit) bytes")
  }
}
