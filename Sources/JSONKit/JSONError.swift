// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

/// Why a JSON text could not be read.
public struct JSONError: Error, Equatable, Sendable {
  /// A stable word: `json-syntax`, `truncated`, `bad-escape`, `invalid-utf8`, `nesting-too-deep`.
  public let code: String
  /// The place in bytes from the start of the text.
  public let offset: Int
  /// What was found and what was expected, in one sentence without a full stop.
  public let message: String
  /// What to do about it.
  public let hint: String?

  /// Makes an error from its parts.
  public init(_ code: String, at offset: Int, _ message: String, hint: String? = nil) {
    self.code = code
    self.offset = offset
    self.message = message
    self.hint = hint
  }
}

extension JSONError: CustomStringConvertible {
  /// The message with code and offset.
  public var description: String { "error[\(code)] at byte \(offset): \(message)" }
}
