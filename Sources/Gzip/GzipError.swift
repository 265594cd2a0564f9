// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

/// Why compressed bytes could not be read.
public struct GzipError: Error, Equatable, Sendable {
  /// A stable word: `truncated`, `bad-gzip`, `limit-exceeded`.
  public let code: String
  /// The place in the compressed bytes, counted from zero.
  public let offset: Int
  /// What was found, in one sentence without a full stop.
  public let message: String

  /// Makes an error from its parts.
  public init(_ code: String, at offset: Int, _ message: String) {
    self.code = code
    self.offset = offset
    self.message = message
  }
}

extension GzipError: CustomStringConvertible {
  /// The message with code and offset.
  public var description: String { "error[\(code)] at byte \(offset): \(message)" }
}
