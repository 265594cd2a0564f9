// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

/// Why a zip archive, or an array in it, could not be read.
public struct ZipError: Error, Equatable, Sendable {
  /// A stable word: `truncated`, `bad-zip`, `bad-checksum`, `limit-exceeded`, `bad-npy`.
  public let code: String
  /// The place in the archive, counted from zero.
  public let offset: Int?
  /// What was found, in one sentence without a full stop.
  public let message: String

  /// Makes an error from its parts.
  public init(_ code: String, at offset: Int? = nil, _ message: String) {
    self.code = code
    self.offset = offset
    self.message = message
  }
}

extension ZipError: CustomStringConvertible {
  /// The message with code and offset.
  public var description: String {
    "error[\(code)]" + (offset.map { " at byte \($0)" } ?? "") + ": \(message)"
  }
}
