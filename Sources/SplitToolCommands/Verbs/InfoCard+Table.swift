// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
internal import ARFF
internal import ByteKit

extension InfoCard {
  /// Adds what there is to say about a table: relation, rows, and a line for each attribute.
  mutating func describe(_ table: Table) {
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
    addRow(["#", "attribute", "type", "missing", "values"])
    var attributes = [JSONValue]()
    for (index, (attribute, column)) in zip(table.attributes, table.columns).enumerated() {
      let summary = ColumnSummary(column)
      let missing = column.missing?.count ?? 0
      addRow([
        String(index), Escaping.visible(attribute.name), attribute.type.word,
        missing == 0 ? "" : Quantity.grouped(missing), Escaping.visible(summary.text),
      ])
      attributes.append(
        .object(
          [
            JSONValue.Member(name: "name", value: .string(attribute.name)),
            JSONValue.Member(name: "type", value: .string(attribute.type.word)),
            JSONValue.Member(name: "missing", value: .integer(missing)),
          ] + summary.members))
    }
    addMember("relation", .string(table.relation))
    addMember("rows", .integer(table.rowCount))
    addMember("attributes", .array(attributes))
  }
}

/// What the values of a column are: range, labels or count of different texts.
private struct ColumnSummary {
  private(set) var text = ""
  private(set) var members = [JSONValue.Member]()

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
    let mean = sum / Double(count)
    text = "\(Self.short(least)) to \(Self.short(most)), mean \(Self.short(mean))"
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

  /// A number in few digits.
  private static func short(_ value: Double) -> String {
    guard value.isFinite, value.magnitude < 1e9 else { return "\(value)" }
    if value == value.rounded() { return String(Int(value)) }
    return value.magnitude >= 0.01 ? Quantity.decimal(value, digits: 3) : "\(value)"
  }
}
