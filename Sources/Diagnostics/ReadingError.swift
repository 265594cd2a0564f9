// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

public import ByteKit

/// Why a file could not be read or written: a finding, and the file that it is about.
///
/// Readers of bytes know the finding and its offset; whoever has the text adds line and column, and
/// whoever opened the file adds its path.
public struct ReadingError: Error, Hashable, Sendable {
  /// What was found.
  public var finding: Finding
  /// The file, where there is one.
  public var path: FilePath?
  /// What the operating system said, if that is the reason.
  public private(set) var cause: SystemError?

  /// Makes an error from a finding.
  public init(_ finding: Finding, path: FilePath? = nil, cause: SystemError? = nil) {
    self.finding = finding
    self.path = path
    self.cause = cause
  }

  /// Makes an error from a finding and looks up its line and column in the text.
  ///
  /// - Complexity: O(*n*) for *n* bytes before the place.
  public init(_ finding: Finding, in text: RawSpan) {
    self.init(finding.located(in: text))
  }

  /// Makes an error from its parts.
  public init(
    _ code: DiagnosticCode, at offset: Int? = nil, _ message: String, hint: String? = nil
  ) {
    self.init(Finding(code, at: offset, message, hint: hint))
  }

  /// Wraps a failure of the operating system, with code `input-output`.
  public init(_ cause: SystemError) {
    self.init(
      Finding(.inputOutput, at: nil, "cannot \(cause.operation) it: \(cause.reason)"),
      path: cause.path, cause: cause)
  }

  /// Runs `body` and wraps a failure of the operating system.
  package static func wrapping<R>(
    _ body: () throws(SystemError) -> R
  ) throws(ReadingError) -> R {
    do throws(SystemError) {
      return try body()
    } catch {
      throw ReadingError(error)
    }
  }
}

extension ReadingError {
  /// What it is about.
  public var code: DiagnosticCode { finding.code }
  /// The place in bytes from the start of the text; nothing if it has none.
  public var offset: Int? { finding.range?.lowerBound }
  /// The line and column in the text; nothing if nobody looked them up, or there is no text.
  public var location: TextLocation? { finding.location }
  /// What was found and what was expected.
  public var message: String { finding.message }
  /// What to do about it.
  public var hint: String? { finding.hint }

  /// The same error with its line and column.
  ///
  /// - Complexity: O(*n*) for *n* bytes before the place.
  public func located(in text: RawSpan) -> ReadingError {
    var error = self
    error.finding.locate(in: text)
    return error
  }

  /// The same error with the name of the file, unless it has one.
  public func named(_ path: FilePath) -> ReadingError {
    var error = self
    error.path = error.path ?? path
    return error
  }
}

extension ReadingError: CustomStringConvertible {
  /// The whole message as the tool prints it: place, code and text; excerpt with its mark; hint.
  ///
  ///     data.arff:12:7: error[unterminated-quote]: the quote is not closed on this line
  ///        12 | TRAIN,'1
  ///           |       ^
  public var description: String { FindingText(finding, path: path).plain }
}
