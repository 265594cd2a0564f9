// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics

extension Table: CustomStringConvertible {
  /// The size and the head: the first five rows of the first eight attributes, for a debugger.
  ///
  ///     iris: 150 rows, 5 attributes
  ///       sepallength=5.1 sepalwidth=3.5 petallength=1.4 petalwidth=0.2 class=Iris-setosa
  ///       … 149 more rows
  public var description: String {
    let (rowLimit, columnLimit) = (5, 8)
    var lines = [
      "\(relation): \(Quantity.counted(rowCount, "row")), "
        + Quantity.counted(attributes.count, "attribute")
    ]
    for row in 0..<min(rowCount, rowLimit) {
      var values = attributes.prefix(columnLimit).enumerated().map { index, attribute in
        "\(attribute.name)=\(attribute.type.text(of: self[row: row][index]))"
      }
      if attributes.count > columnLimit { values.append("…") }
      lines.append("  " + values.joined(separator: " "))
    }
    if rowCount > rowLimit {
      lines.append("  … \(Quantity.counted(rowCount - rowLimit, "more row"))")
    }
    return lines.joined(separator: "\n")
  }
}

extension Value: CustomStringConvertible {
  /// The value as ARFF has it, without quotes; a date as milliseconds, a table as its count of rows.
  public var description: String {
    switch self {
    case .missing: "?"
    case .number(let number): Quantity.brief(number)
    case .label(let text), .text(let text): text
    case .date(let milliseconds): "\(milliseconds) ms"
    case .bag(let bag): Quantity.counted(bag.rows.count, "row")
    }
  }
}

extension AttributeType {
  /// A value of this type in words: a date in its own format.
  fileprivate func text(of value: Value) -> String {
    if case .date(let format) = self, case .date(let milliseconds) = value {
      return format.text(of: milliseconds)
    }
    return value.description
  }
}
