// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

/// What a rule found in a split set.
public struct Finding: Hashable, Sendable {
  /// A place in a text, both counted from one, columns in Unicode scalars.
  public struct Place: Hashable, Sendable {
    /// The line.
    public var line: Int
    /// The column.
    public var column: Int

    /// Names a place.
    public init(line: Int, column: Int) {
      self.line = line
      self.column = column
    }
  }

  /// How many row ids a finding keeps.
  public static let rowLimit = 5

  /// The rule.
  public let rule: RuleCode
  /// How much it matters.
  public let level: FindingLevel
  /// What was found and what was expected, in one sentence without a full stop.
  public let message: String
  /// What to do about it.
  public let hint: String?
  /// The cell; where only its repeat matters, the repeat's first cell.
  public let cell: CellID?
  /// The set of the cell in which the first row stands.
  public let part: SplitPart?
  /// The first row ids, at most ``rowLimit``.
  public let rows: [UInt32]
  /// How many rows or places there are.
  public let count: Int
  /// Where in the file, if whoever read it knows.
  public var place: Place?

  /// Describes a finding; level and hint are those of the rule where they are not given.
  public init(
    _ rule: RuleCode, _ message: String, level: FindingLevel? = nil, hint: String? = nil,
    cell: CellID? = nil, part: SplitPart? = nil, rows: [UInt32] = [], count: Int = 1,
    place: Place? = nil
  ) {
    self.rule = rule
    self.level = level ?? rule.level
    self.message = message
    self.hint = hint ?? rule.hint
    self.cell = cell
    self.part = part
    self.rows = rows
    self.count = count
    self.place = place
  }
}

extension Finding: CustomStringConvertible {
  /// The finding in one line.
  public var description: String {
    let at = cell.map { " in \($0)" } ?? ""
    return "\(level.rawValue)[\(rule.rawValue)]\(at): \(message)"
  }
}

/// Rows that a rule objects to: the first few and the count.
struct RowNotes {
  private(set) var first: [UInt32] = []
  private(set) var count = 0

  var isEmpty: Bool { count == 0 }

  @inline(never)
  mutating func note(_ row: UInt32) {
    count += 1
    if first.count < Finding.rowLimit { first.append(row) }
  }

  /// Adds rows of which only the first are known.
  mutating func note(_ rows: [UInt32], count more: Int) {
    count += more
    first = Array((first + rows).sorted().prefix(Finding.rowLimit))
  }

  /// The row ids, and how many more there are: `4, 9, 12 and 3 more`.
  var list: String {
    let shown = first.map(String.init).joined(separator: ", ")
    return count > first.count ? "\(shown) and \(count - first.count) more" : shown
  }

  /// `1 row is` or `7 rows are`.
  var subject: String { count == 1 ? "1 row is" : "\(count) rows are" }
}
