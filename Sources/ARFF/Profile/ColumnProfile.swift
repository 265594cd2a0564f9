// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import ByteKit

/// What the values of one attribute are like.
public struct ColumnProfile: Sendable {
  /// A value and how often it occurs.
  public struct Frequency: Hashable, Sendable {
    /// The label or text.
    public let value: String
    /// The number of rows.
    public let count: Int
  }

  /// What there is to say beyond counts, by type.
  public enum Values: Sendable {
    /// Numbers; nothing if all are missing.
    case numbers(NumberSummary?)
    /// Labels in the order in which they are declared.
    case labels([Frequency])
    /// Texts, the most frequent first, at most ``ColumnProfile/textLimit``.
    case texts([Frequency])
    /// Dates in milliseconds since 1970; nothing if all are missing.
    case dates(NumberSummary?, DateFormat)
    /// Relational values, and how many inner rows they have together.
    case relations(innerRows: Int)
  }

  /// How many texts are listed.
  public static let textLimit = 5

  /// The attribute's name.
  public let name: String
  /// The attribute's type.
  public let type: AttributeType
  /// How many values are missing.
  public let missingCount: Int
  /// How many different values there are; a missing one is none.
  public let distinctCount: Int
  /// What there is to say beyond counts.
  public let values: Values
  /// Whether every value is there and occurs once, and they are whole numbers, labels or words: an
  /// identifier, from which a model learns nothing that holds elsewhere.
  public let isIdentifier: Bool

  /// Whether all values that are there are the same.
  public var isConstant: Bool { distinctCount <= 1 }

  /// The declared labels that no row has.
  public var unusedLabels: [String] {
    guard case .labels(let labels) = values else { return [] }
    return labels.filter { $0.count == 0 }.map(\.value)
  }

  init(_ attribute: Attribute, _ column: Column, _ keys: ValueKeys) {
    name = attribute.name
    type = attribute.type
    missingCount = keys.missing?.count ?? 0
    var isWord = false
    switch column {
    case .numbers:
      let runs = KeyRuns(keys.present)
      distinctCount = runs.count
      values = .numbers(NumberSummary(runs.sorted.map(ValueKeys.number(of:))))
      isWord = runs.sorted.allSatisfy {
        let value = ValueKeys.number(of: $0)
        return value == value.rounded()
      }
    case .dates(let dates):
      let runs = KeyRuns(keys.present)
      distinctCount = runs.count
      values = .dates(
        NumberSummary(runs.sorted.map { Double(ValueKeys.integer(of: $0)) }), dates.format)
    case .labels(let labels):
      let counts = Self.counts(labels)
      distinctCount = counts.count { $0 > 0 }
      values = .labels(zip(labels.labels, counts).map { Frequency(value: $0, count: $1) })
      isWord = true
    case .texts(let texts):
      let runs = KeyRuns(keys.present)
      distinctCount = runs.count
      values = .texts(Self.mostFrequent(texts, keys, runs))
      isWord = Self.areWords(texts)
    case .bags(let bags):
      distinctCount = KeyRuns(keys.present).count
      values = .relations(innerRows: bags.table.rowCount)
    }
    isIdentifier = isWord && column.rowCount > 2 && distinctCount == column.rowCount
  }

  private static func counts(_ labels: LabelColumn) -> [Int] {
    var counts = [Int](repeating: 0, count: labels.labels.count)
    let codes = labels.codes
    for row in codes.indices where codes[row] >= 0 { counts[Int(codes[row])] += 1 }
    return counts
  }

  private static func mostFrequent(
    _ texts: TextColumn, _ keys: ValueKeys, _ runs: KeyRuns
  ) -> [Frequency] {
    var wanted = [UInt64: Int]()
    for run in runs.longest(textLimit) { wanted[run.key] = run.length }
    var found = [Frequency]()
    for row in keys.keys.indices where !wanted.isEmpty && keys.missing?[row] != true {
      guard let count = wanted.removeValue(forKey: keys.keys[row]) else { continue }
      found.append(Frequency(value: texts.text(at: row), count: count))
    }
    return found.sorted { ($0.count, $1.value) > ($1.count, $0.value) }
  }

  /// Whether no text has a blank.
  private static func areWords(_ texts: TextColumn) -> Bool {
    for row in 0..<texts.count {
      let bytes = texts.bytes(at: row)
      for index in 0..<bytes.byteCount where bytes[index] == 0x20 { return false }
    }
    return true
  }
}

extension Column {
  /// The number of rows.
  fileprivate var rowCount: Int {
    switch self {
    case .numbers(let column): column.count
    case .labels(let column): column.count
    case .texts(let column): column.count
    case .dates(let column): column.count
    case .bags(let column): column.count
    }
  }
}
