// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

/// One finding about a file: what, where, why, and what to do about it.
///
/// Everything that a reader, a writer or a rule has to say is one of these, from the lexer to the
/// terminal. A warning stands for all findings of its code: it has their count and the place of the
/// first.
public struct Finding: Error, Hashable, Sendable {
  /// How many row ids a finding keeps.
  public static let rowLimit = 5

  /// What it is about.
  public var code: DiagnosticCode
  /// How much it matters.
  public var severity: Severity
  /// The bytes that it is about, counted from the start of the text; nothing if it has no place.
  ///
  /// An empty range is a place between two bytes, such as the end of a row that is too short.
  public var range: Range<Int>?
  /// The line and column of the place, once somebody looked; see ``locate(in:)``.
  public private(set) var location: TextLocation?
  /// The line of the text around the place, once somebody looked.
  public private(set) var excerpt: Excerpt?
  /// What was found and what was expected, in one sentence without a full stop.
  public var message: String
  /// What to do about it.
  public var hint: String?
  /// Ways to mend it, the best one first.
  public var fixes: [Fix] = []
  /// Other places that explain it.
  public var related: [RelatedPlace] = []
  /// How many times it was found.
  public var count: Int
  /// The fold of a split; where only its repeat matters, the repeat's first fold.
  public var fold: FoldID?
  /// The set of the fold in which the first row stands.
  public var part: SplitPart?
  /// The first row ids of a split, at most ``rowLimit``.
  public var rows: [UInt32] = []

  /// Makes a finding with a range.
  public init(
    _ code: DiagnosticCode, _ severity: Severity = .error, in range: Range<Int>?,
    _ message: String, hint: String? = nil, count: Int = 1
  ) {
    self.code = code
    self.severity = severity
    self.range = range
    self.message = message
    self.hint = hint
    self.count = count
  }

  /// Makes a finding at a byte; nothing for one without a place.
  public init(
    _ code: DiagnosticCode, _ severity: Severity = .error, at offset: Int? = nil,
    _ message: String, hint: String? = nil, count: Int = 1
  ) {
    self.init(
      code, severity, in: offset.map { $0..<$0 }, message, hint: hint, count: count)
  }
}

extension Finding {
  /// The first byte of the place; zero if it has none.
  public var offset: Int { range?.lowerBound ?? 0 }

  /// Looks up line and column, and cuts out the line, unless that was done.
  ///
  /// - Complexity: O(*n*) for *n* bytes before the place.
  public mutating func locate(in text: RawSpan) {
    guard location == nil, let range else { return }
    locate(at: TextLocation(of: range.lowerBound, in: text), in: text)
  }

  /// Takes a line and column that are known, and cuts out the line.
  package mutating func locate(at location: TextLocation, in text: RawSpan) {
    guard let range else { return }
    self.location = location
    excerpt = Excerpt(of: range, in: text)
  }

  /// The finding with its line and column.
  ///
  /// - Complexity: O(*n*) for *n* bytes before the place.
  public func located(in text: RawSpan) -> Finding {
    var finding = self
    finding.locate(in: text)
    return finding
  }

  /// The finding at a place of a text whose line is known.
  package func located(at location: TextLocation, in text: RawSpan) -> Finding {
    var finding = self
    finding.locate(at: location, in: text)
    return finding
  }

  /// The finding at a place whose line nobody can show.
  package func located(at location: TextLocation) -> Finding {
    var finding = self
    finding.location = location
    return finding
  }

  /// The finding without line, column and excerpt, as before anybody looked.
  package var unlocated: Finding {
    var finding = self
    finding.location = nil
    finding.excerpt = nil
    return finding
  }

  /// The finding about bytes that are no text: the message names the byte.
  package var atByte: Finding {
    guard let range else { return self }
    var finding = self
    finding.message += " (at byte \(Quantity.grouped(range.lowerBound)))"
    return finding
  }

  /// Whether the message says how often it was found: those of rules do.
  package var saysCount: Bool { code.isRule || code == .procedure }

  /// The message, and the fold that it is about.
  package var fullMessage: String { (fold.map { "\($0): " } ?? "") + message }

  /// The same finding as an error, as strict reading reports it.
  public var asError: Finding {
    var error = self
    error.severity = .error
    error.count = 1
    return error
  }

  /// The same finding about bytes that begin at another offset.
  package func moved(to offset: Int) -> Finding {
    var other = self
    other.range = offset..<(offset + (range?.count ?? 0))
    return other
  }
}

extension Finding: CustomStringConvertible {
  /// Severity, code, the fold of a split, and the message: `error[bad-date]: …`.
  public var description: String {
    "\(severity.rawValue)[\(code)]: \(fullMessage)"
  }
}
