// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

public import ByteKit

/// Why an ARFF text could not be read: a finding with its line and column.
public struct ARFFError: Error, Hashable, Sendable {
  /// What was found.
  public let diagnostic: Diagnostic
  /// Where, for a person.
  public let location: SourceLocation

  /// Makes an error from its parts.
  public init(_ diagnostic: Diagnostic, at location: SourceLocation) {
    self.diagnostic = diagnostic
    self.location = location
  }

  /// Makes an error and looks up its line and column.
  ///
  /// - Complexity: O(*n*) for *n* bytes before the place.
  public init(_ diagnostic: Diagnostic, in bytes: RawSpan) {
    self.init(diagnostic, at: diagnostic.location(in: bytes))
  }

  /// Wraps a failure of the operating system, with code `input-output`.
  public init(file error: FileError) {
    let diagnostic = Diagnostic(.inputOutput, at: 0, error.description)
    self.init(diagnostic, at: SourceLocation(line: 1, column: 1))
  }

  /// What it is about.
  public var code: DiagnosticCode { diagnostic.code }
  /// The place: bytes from the start of the text.
  public var offset: Int { diagnostic.offset }
  /// What was found and what was expected.
  public var message: String { diagnostic.message }
  /// What to do about it.
  public var hint: String? { diagnostic.hint }
}

extension ARFFError: CustomStringConvertible {
  /// Place, code and message: `3:5: error[bad-date]: …`.
  public var description: String { "\(location): \(diagnostic)" }
}
