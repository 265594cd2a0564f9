// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

public import ByteKit

/// Why a split file could not be read or written.
public struct CodecError: Error, Equatable, Sendable {
  /// A stable word for programs: `truncated`, `bad-checksum`, or a code of the ARFF reader.
  public let code: String
  /// Where in the bytes, counted from zero; line and column follow from it in text forms.
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

  /// Wraps a failure of the operating system, with code `input-output`.
  public init(file error: FileError) {
    self.init("input-output", error.description)
  }

  /// Runs `body` and wraps a failure of the operating system.
  package static func wrapping<R>(
    _ body: () throws(FileError) -> R
  ) throws(CodecError) -> R {
    do throws(FileError) {
      return try body()
    } catch {
      throw CodecError(file: error)
    }
  }
}

extension CodecError: CustomStringConvertible {
  /// The message with code and offset.
  public var description: String {
    let place = offset.map { " at byte \($0)" } ?? ""
    return "error[\(code)]\(place): \(message)"
  }
}
