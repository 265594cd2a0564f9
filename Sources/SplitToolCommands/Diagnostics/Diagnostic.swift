// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

/// One message about a file, for people and for programs.
struct Diagnostic: Sendable {
  /// How grave it is.
  enum Severity: String, Sendable {
    /// The file is wrong.
    case error
    /// The file is readable but should be looked at.
    case warning
    /// Worth knowing.
    case information
  }

  /// How grave it is.
  var severity: Severity
  /// A stable word or number: `unterminated-quote`, `SP101`.
  var code: String
  /// What was found and what was expected, in one sentence without a full stop.
  var message: String
  /// What to do about it.
  var hint: String?
  /// The line in the file, from 1.
  var line: Int?
  /// The column in the line, from 1.
  var column: Int?
  /// The line of the file with a mark below the place.
  var excerpt: Excerpt?
  /// How many times it was found.
  var count = 1
  /// Whether the message says the count in its own words.
  var isCountInMessage = false
  /// Whether a rule of splits found it.
  var isFinding = false
  /// The repeat that it is about.
  var repeatIndex: Int?
  /// The fold that it is about.
  var foldIndex: Int?
  /// The sample that it is about.
  var sampleIndex: Int?

  /// Makes a message.
  init(_ severity: Severity, _ code: String, _ message: String, hint: String? = nil) {
    self.severity = severity
    self.code = code
    self.message = message
    self.hint = hint
  }

  /// The message as machine output.
  var json: JSONValue {
    .known([
      "severity": .string(severity.rawValue),
      "code": .string(code),
      "line": line.map { .integer($0) },
      "column": column.map { .integer($0) },
      "message": .string(message),
      "hint": hint.map { .string($0) },
      "count": count > 1 ? .integer(count) : nil,
      "repeat": repeatIndex.map { .integer($0) },
      "fold": foldIndex.map { .integer($0) },
      "sample": sampleIndex.map { .integer($0) },
    ])
  }
}
