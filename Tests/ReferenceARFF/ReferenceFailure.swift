// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

/// What the reference reader stops at: a code of the catalogue and a place.
public struct ReferenceFailure: Error, Hashable {
  /// The code, in kebab case.
  public let code: String
  /// The line, from 1.
  public let line: Int
  /// The column in characters, from 1.
  public let column: Int

  /// Makes a failure.
  public init(code: String, line: Int, column: Int) {
    self.code = code
    self.line = line
    self.column = column
  }
}

/// A leniency that the default mode granted: its first place and how often.
public struct ReferenceWarning: Hashable {
  /// The code, in kebab case.
  public let code: String
  /// The line of the first place, from 1.
  public var line: Int
  /// The column of the first place, from 1.
  public var column: Int
  /// How often it was granted.
  public var count: Int
}

/// Collects the warnings of one reading.
final class Findings {
  /// One record a code, in the order of the first report.
  private(set) var warnings: [ReferenceWarning] = []
  /// Where everything is reported while the inside of a relational value is read.
  var outerPlace: (line: Int, column: Int)?

  func warn(_ code: String, _ line: Int, _ column: Int) {
    let (line, column) = outerPlace ?? (line, column)
    guard let known = warnings.firstIndex(where: { $0.code == code }) else {
      warnings.append(ReferenceWarning(code: code, line: line, column: column, count: 1))
      return
    }
    warnings[known].count += 1
    if (line, column) < (warnings[known].line, warnings[known].column) {
      warnings[known].line = line
      warnings[known].column = column
    }
  }

  /// All warnings in document order; those of one place in the order of the catalogue.
  var inDocumentOrder: [ReferenceWarning] {
    warnings.sorted {
      ($0.line, $0.column, Self.catalogue.firstIndex(of: $0.code) ?? 0)
        < ($1.line, $1.column, Self.catalogue.firstIndex(of: $1.code) ?? 0)
    }
  }

  private static let catalogue = [
    "byte-order-mark", "control-whitespace", "invalid-utf8-in-comment", "text-after-type",
    "quoted-keyword", "missing-space-before-type", "empty-nominal-value", "two-digit-year",
    "nonstandard-escape", "space-separator", "empty-field-missing", "empty-field-ignored",
    "empty-row-ignored", "sparse-separator", "sparse-unordered", "sparse-implicit-string",
    "nonstandard-number", "fraction-in-integer",
  ]

  func failure(_ code: String, _ line: Int, _ column: Int) -> ReferenceFailure {
    let (line, column) = outerPlace ?? (line, column)
    return ReferenceFailure(code: code, line: line, column: column)
  }
}
