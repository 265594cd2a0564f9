// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

public import ARFF
internal import JSONKit

/// Why a table could not be read or written.
public struct TableError: Error, Equatable, Sendable {
  /// A stable word for programs, such as `number-expected` or `cannot-hold`.
  public let code: String
  /// Where in the bytes that were read, counted from zero.
  public let offset: Int?
  /// What was found and what was expected, in one sentence without a full stop.
  public let message: String
  /// What to do about it.
  public let hint: String?

  /// Makes an error from its parts.
  public init(_ code: String, at offset: Int? = nil, _ message: String, hint: String? = nil) {
    self.code = code
    self.offset = offset
    self.message = message
    self.hint = hint
  }

  /// Takes over an error of the ARFF reader.
  public init(_ error: ARFFError) {
    self.init(error.code.rawValue, at: error.offset, error.message, hint: error.hint)
  }

  init(_ error: JSONError) {
    self.init(error.code, at: error.offset, error.message, hint: error.hint)
  }

  /// A text that is longer than a line may be.
  init(textTooLong limit: Int, at offset: Int) {
    self.init("line-too-long", at: offset, "the text has more than \(limit) bytes")
  }
}

extension TableError: CustomStringConvertible {
  /// The message with code and offset.
  public var description: String {
    "error[\(code)]\(offset.map { " at byte \($0)" } ?? ""): \(message)"
  }
}
