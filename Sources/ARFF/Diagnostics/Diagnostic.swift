// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import ByteKit

/// One finding about a text: what, where, and what to do about it.
///
/// A warning stands for all findings of its code: it has their count and the place of the first.
public struct Diagnostic: Error, Hashable, Sendable {
  /// Whether reading stops.
  public enum Severity: String, Hashable, Sendable {
    /// Reading stops here.
    case error
    /// Reading goes on; strict reading stops.
    case warning
  }

  /// What it is about.
  public let code: DiagnosticCode
  /// Whether reading stops.
  public let severity: Severity
  /// The place: bytes from the start of the text.
  public let offset: Int
  /// What was found and what was expected, in one sentence without a full stop.
  public let message: String
  /// What to do about it.
  public let hint: String?
  /// How many times it was found.
  public private(set) var count: Int

  /// Makes an error.
  public init(_ code: DiagnosticCode, at offset: Int, _ message: String, hint: String? = nil) {
    self.init(code, .error, at: offset, message, hint: hint, count: 1)
  }

  /// Makes a finding from its parts.
  public init(
    _ code: DiagnosticCode, _ severity: Severity, at offset: Int, _ message: String,
    hint: String? = nil, count: Int
  ) {
    self.code = code
    self.severity = severity
    self.offset = offset
    self.message = message
    self.hint = hint
    self.count = count
  }

  /// Counts it again at later places.
  mutating func count(_ more: Int) { count += more }

  /// The same finding as an error, as strict reading reports it.
  public var asError: Diagnostic { Diagnostic(code, at: offset, message, hint: hint) }

  /// The same finding at another place.
  package func moved(to offset: Int) -> Diagnostic {
    Diagnostic(code, severity, at: offset, message, hint: hint, count: count)
  }

  /// The line and column of the place.
  ///
  /// - Complexity: O(*n*) for *n* bytes before the place.
  public func location(in bytes: RawSpan) -> SourceLocation {
    SourceLocation(of: offset, in: bytes)
  }
}

extension Diagnostic: CustomStringConvertible {
  /// Severity, code and message: `error[bad-date]: …`.
  public var description: String { "\(severity.rawValue)[\(code)]: \(message)" }
}
