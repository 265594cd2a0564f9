// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
internal import ARFF
internal import ByteKit

extension InfoCard {
  /// Adds what there is to say about a table: relation, rows, and a line for each attribute; of
  /// many attributes a line for each group of alike ones, unless all are wanted.
  mutating func describe(_ table: Table, listsAll: Bool) {
    addHead(of: table)
    let summaries = table.columns.map { ColumnSummary($0) }
    let groups = AttributeGroup.groups(of: table.attributes, listsAll: listsAll)
    addRow(["#", "attribute", "type", "missing", "values"])
    for group in groups.prefix(listsAll ? .max : AttributeGroup.lineLimit) {
      let missing = group.range.reduce(0) { $0 + table.missingCount(of: $1) }
      let parts = summaries[group.range]
      addRow([
        group.places, Escaping.visible(group.names(in: table.attributes)), group.word,
        missing == 0 ? "" : Quantity.grouped(missing),
        Escaping.visible(ColumnSummary.text(of: parts)),
      ])
    }
    addRest(of: groups, of: table, listsAll: listsAll)
    let attributes = table.attributes.indices.map { index -> JSONValue in
      .object(
        Self.members(
          named: table.attributes[index].name, table.attributes[index].type,
          table.missingCount(of: index))
          + summaries[index].members)
    }
    addMember("attributes", .array(attributes))
  }

  /// Adds relation, counts and warnings.
  mutating func addHead(of table: Table) {
    addLine("relation", table.relation)
    addLine(
      "rows",
      Quantity.grouped(table.rowCount) + ", "
        + Quantity.counted(table.attributes.count, "attribute"))
    if table.weights != nil { addLine("weights", "yes") }
    if table.sparseRows != nil { addLine("sparse", "yes") }
    if !table.warnings.isEmpty {
      addLine("warnings", table.warnings.map(\.code.rawValue).joined(separator: ", "))
    }
    addMember("relation", .string(table.relation))
    addMember("rows", .integer(table.rowCount))
  }

  /// Says what the lines left out.
  mutating func addRest(of groups: [AttributeGroup], of table: Table, listsAll: Bool) {
    guard !listsAll else { return }
    let rest = groups.dropFirst(AttributeGroup.lineLimit).reduce(0) { $0 + $1.range.count }
    if rest > 0 {
      addNote("and \(Quantity.counted(rest, "more attribute")); --all lists all")
    } else if groups.count < table.attributes.count {
      addNote("alike neighbours share a line; --all lists all")
    }
  }

  /// What is known of an attribute whatever its type.
  static func members(named name: String, _ type: AttributeType, _ missing: Int) -> [JSONValue
    .Member]
  {
    [
      JSONValue.Member(name: "name", value: .string(name)),
      JSONValue.Member(name: "type", value: .string(type.word)),
      JSONValue.Member(name: "missing", value: .integer(missing)),
    ]
  }

  /// A number in few digits.
  static func short(_ value: Double) -> String {
    guard value.isFinite, value.magnitude < 1e9 else { return "\(value)" }
    if value == value.rounded() { return String(Int(value)) }
    return value.magnitude >= 0.01 ? Quantity.decimal(value, digits: 3) : "\(value)"
  }
}

/// What the values of a column are: range, labels or count of different texts.
private struct ColumnSummary {
  private(set) var text = ""
  private(set) var members = [JSONValue.Member]()
  /// The least and the largest number, if there are numbers.
  private var range: (least: Double, most: Double)?

  /// The text of a column, or what the numbers of several have in common.
  static func text(of summaries: ArraySlice<ColumnSummary>) -> String {
    if summaries.count == 1 { return summaries.first?.text ?? "" }
    let ranges = summaries.compactMap(\.range)
    guard let least = ranges.map(\.least).min(), let most = ranges.map(\.most).max() else {
      return summaries.allSatisfy { $0.text == summaries.first?.text }
        ? summaries.first?.text ?? "" : ""
    }
    return "\(InfoCard.short(least)) to \(InfoCard.short(most))"
  }

  init(_ column: Column) {
    switch column {
    case .numbers(let numbers): describe(numbers)
    case .labels(let labels): describe(labels)
    case .texts(let texts): describe(texts)
    case .dates(let dates): describe(dates)
    case .bags(let bags):
      text = Quantity.counted(bags.table.rowCount, "inner row")
      members = [.init(name: "innerRows", value: .integer(bags.table.rowCount))]
    }
  }

  private mutating func describe(_ numbers: NumberColumn) {
    var (least, most) = (Double.infinity, -Double.infinity)
    var sum = 0.0
    var count = 0
    let values = numbers.values
    for row in values.indices where !values[row].isNaN {
      least = min(least, values[row])
      most = max(most, values[row])
      sum += values[row]
      count += 1
    }
    guard count > 0 else { return }
    range = (least, most)
    let mean = sum / Double(count)
    text = "\(InfoCard.short(least)) to \(InfoCard.short(most)), mean \(InfoCard.short(mean))"
    members = [
      .init(name: "minimum", value: .number(least)), .init(name: "maximum", value: .number(most)),
      .init(name: "mean", value: .number(mean)),
    ]
  }

  private mutating func describe(_ labels: LabelColumn) {
    var counts = [Int](repeating: 0, count: labels.labels.count)
    let codes = labels.codes
    for row in codes.indices where codes[row] >= 0 { counts[Int(codes[row])] += 1 }
    let shown = zip(labels.labels, counts).prefix(6).map { "\($0) \(Quantity.grouped($1))" }
    text = shown.joined(separator: ", ")
    if counts.count > 6 { text += ", … (\(Quantity.grouped(counts.count)) labels)" }
    members = [
      .init(
        name: "labels",
        value: .array(
          zip(labels.labels, counts).map {
            .known(["label": .string($0), "count": .integer($1)])
          }))
    ]
  }

  private mutating func describe(_ texts: TextColumn) {
    var different = Set<[UInt8]>()
    for row in 0..<texts.count where texts.missing?[row] != true {
      let bytes = texts.bytes(at: row)
      different.insert(bytes.array(0..<bytes.byteCount))
    }
    text = Quantity.counted(different.count, "different text")
    members = [.init(name: "distinct", value: .integer(different.count))]
  }

  private mutating func describe(_ dates: DateColumn) {
    var (least, most) = (Int64.max, Int64.min)
    let values = dates.milliseconds
    for row in values.indices where values[row] != .min {
      least = min(least, values[row])
      most = max(most, values[row])
    }
    guard least <= most else { return }
    text = dates.format.text(of: least) + " to " + dates.format.text(of: most)
    members = [
      .init(name: "minimum", value: .string(dates.format.text(of: least))),
      .init(name: "maximum", value: .string(dates.format.text(of: most))),
    ]
  }
}
