// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import ARFF
internal import Diagnostics

extension InfoCard {
  /// Adds what a close look at a table found.
  ///
  /// - Throws: ``Failure`` with 64 if there is no such target.
  mutating func describe(
    _ profile: TableProfile, of table: Table, target: String?, listsAll: Bool
  ) throws(Failure) {
    addHead(of: table)
    addLine("duplicates", Self.duplicates(profile))
    addNames("constant", profile.columns.filter(\.isConstant))
    addNames("id-like", profile.columns.filter(\.isIdentifier))
    if let target { try addTarget(target, profile) }
    addRow(["#", "attribute", "type", "missing", "distinct", "histogram", "values"])
    let shown = listsAll ? profile.columns.count : AttributeGroup.lineLimit
    for (index, column) in profile.columns.enumerated().prefix(shown) {
      let lines = ColumnLines(column, rowCount: profile.rowCount)
      addRow([
        String(index), Escaping.visible(column.name), column.type.word,
        column.missingCount == 0 ? "" : Quantity.grouped(column.missingCount),
        Quantity.grouped(column.distinctCount), lines.histogram, Escaping.visible(lines.values),
      ])
    }
    if profile.columns.count > shown {
      let rest = Quantity.counted(profile.columns.count - shown, "more attribute")
      addNote("and \(rest); --all lists all")
    }
    addMember("duplicateRows", .integer(profile.duplicateRowCount))
    addMember("attributes", .array(profile.columns.map { $0.json(rowCount: profile.rowCount) }))
  }

  private static func duplicates(_ profile: TableProfile) -> String {
    guard profile.duplicateRowCount > 0 else { return "no two rows are equal" }
    let count = profile.duplicateRowCount
    return Quantity.counted(count, "row equals", "rows equal") + " an earlier one"
  }

  private mutating func addNames(_ label: String, _ columns: [ColumnProfile]) {
    guard !columns.isEmpty else { return }
    let rest = columns.count > 8 ? " and \(Quantity.grouped(columns.count - 8)) more" : ""
    addLine(label, columns.prefix(8).map(\.name).joined(separator: ", ") + rest)
  }

  private mutating func addTarget(
    _ target: String, _ profile: TableProfile
  ) throws(Failure) {
    guard let column = profile[target] else {
      throw Failure(
        .usage, "no-such-attribute", "--target: the data has no attribute '\(target)'",
        hint: "`splittool info` lists them")
    }
    let lines = ColumnLines(column, rowCount: profile.rowCount, most: 12)
    addLine("target", "\(target): \(lines.values)")
    addMember(
      "target",
      .object([
        JSONValue.Member(name: "attribute", value: .string(target)),
        JSONValue.Member(name: "classes", value: column.classes(rowCount: profile.rowCount)),
      ]))
  }
}

/// What a line says about a column: histogram and values.
private struct ColumnLines {
  private(set) var histogram = ""
  private(set) var values = ""

  private static let blocks = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"]

  init(_ column: ColumnProfile, rowCount: Int, most: Int = 4) {
    switch column.values {
    case .numbers(let summary):
      guard let summary else { return }
      histogram = Self.bars(summary.histogram)
      values = Self.numbers(summary, Quantity.brief)
    case .dates(let summary, let format):
      guard let summary else { return }
      histogram = Self.bars(summary.histogram)
      values = Self.numbers(summary) { format.text(of: Int64($0)) }
    case .labels(let labels):
      histogram = Self.bars(labels.prefix(NumberSummary.binCount).map(\.count))
      let sorted = labels.filter { $0.count > 0 }.sorted { $0.count > $1.count }
      values = Self.frequencies(sorted, of: rowCount, most)
      let unused = column.unusedLabels
      if !unused.isEmpty {
        let names = unused.prefix(3).joined(separator: ", ") + (unused.count > 3 ? ", …" : "")
        values +=
          "; \(Quantity.counted(unused.count, "label never occurs", "labels never occur")): \(names)"
      }
    case .texts(let texts):
      values = Self.frequencies(Array(texts.prefix(2)), of: rowCount, 2)
      if column.distinctCount > 2 { values += ", …" }
    case .relations(let innerRows): values = Quantity.counted(innerRows, "inner row")
    }
  }

  private static func bars(_ counts: [Int]) -> String {
    guard let most = counts.max(), most > 0 else { return "" }
    return counts.map { $0 == 0 ? " " : blocks[($0 * 8 + most - 1) / most - 1] }.joined()
  }

  private static func numbers(_ summary: NumberSummary, _ text: (Double) -> String) -> String {
    [
      summary.minimum, summary.lowerQuartile, summary.median, summary.upperQuartile,
      summary.maximum,
    ].map(text).joined(separator: " | ")
  }

  private static func frequencies(
    _ values: [ColumnProfile.Frequency], of rowCount: Int, _ most: Int
  ) -> String {
    let shown = values.prefix(most).map { value in
      let share = Double(value.count) / Double(max(rowCount, 1)) * 100
      return "\(value.value) \(Quantity.decimal(share, digits: 1)) %"
    }
    return shown.joined(separator: ", ") + (values.count > most ? ", …" : "")
  }
}

extension ColumnProfile {
  /// The members for programs.
  fileprivate func json(rowCount: Int) -> JSONValue {
    var members = InfoCard.members(named: name, type, missingCount)
    func add(_ name: String, _ value: JSONValue) {
      members.append(JSONValue.Member(name: name, value: value))
    }
    add("distinct", .integer(distinctCount))
    add("constant", .boolean(isConstant))
    add("identifier", .boolean(isIdentifier))
    switch values {
    case .numbers(let summary):
      if let summary {
        members += summary.members { .number($0) }
        add("deviation", .number(summary.deviation))
      }
    case .dates(let summary, let format):
      if let summary { members += summary.members { .string(format.text(of: Int64($0))) } }
    case .labels, .texts:
      add("labels", classes(rowCount: rowCount))
      if !unusedLabels.isEmpty { add("unusedLabels", .array(unusedLabels.map { .string($0) })) }
    case .relations(let innerRows): add("innerRows", .integer(innerRows))
    }
    return .object(members)
  }

  /// The labels or texts with their counts and shares.
  fileprivate func classes(rowCount: Int) -> JSONValue {
    let listed: [Frequency] =
      switch values {
      case .labels(let labels): labels
      case .texts(let texts): texts
      case .numbers, .dates, .relations: []
      }
    return .array(
      listed.map { value in
        .known([
          "label": .string(value.value), "count": .integer(value.count),
          "share": .number(Double(value.count) / Double(max(rowCount, 1))),
        ])
      })
  }
}

extension NumberSummary {
  /// The members for programs, values written by type.
  fileprivate func members(_ write: (Double) -> JSONValue) -> [JSONValue.Member] {
    let named: KeyValuePairs<String, JSONValue> = [
      "minimum": write(minimum), "lowerQuartile": write(lowerQuartile), "median": write(median),
      "upperQuartile": write(upperQuartile), "maximum": write(maximum), "mean": write(mean),
      "histogram": .array(histogram.map { .integer($0) }),
    ]
    return named.map { JSONValue.Member(name: $0, value: $1) }
  }
}
