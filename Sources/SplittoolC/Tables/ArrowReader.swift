// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import ARFF
internal import ByteKit
internal import Diagnostics

/// How the values of one Arrow column become cells of a table.
struct ArrowReader {
  /// The attribute of the column.
  let attribute: Attribute
  private let kind: Kind
  private let name: String
  private let views: [ArrowView]

  private enum Kind {
    case missing
    case number
    /// A label of text.
    case label
    /// A label by its code; for each batch the label of each code.
    case category
    case boolean
    case text
    /// A time: the format's word size, and how many milliseconds a unit has, or units a millisecond.
    case date(isLong: Bool, multiply: Int64, divide: Int64)
  }

  /// Finds out how to read a column.
  ///
  /// - Throws: A failure that names the column, where ARFF has no word for its type.
  init(
    _ field: ArrowColumnType, _ views: [ArrowView], declared: String?
  ) throws(Failure) {
    name = field.name
    self.views = views
    let found = try Self.kind(field)
    var kind = found
    let type: AttributeType
    switch (found, declared) {
    case (_, nil): type = try Self.usualType(found, views)
    case (.number, "numeric"?), (.missing, "numeric"?): type = .numeric
    case (.number, "real"?), (.missing, "real"?): type = .real
    case (.number, "integer"?), (.missing, "integer"?): type = .integer
    case (.text, "string"?), (.missing, "string"?): type = .string
    case (.text, "nominal"?):
      kind = .label
      type = .nominal(try Self.distinct(views))
    case (.category, "nominal"?), (.boolean, "nominal"?):
      type = try Self.usualType(found, views)
    case (.date, let word?) where word.hasPrefix("date"):
      type = .date(try Self.format(word))
    case (_, let word?):
      throw Failure(
        argument: "column '\(field.name)' of Arrow type '\(field.format)' cannot become \(word)")
    }
    self.kind = kind
    attribute = Attribute(field.name, type)
  }

  private static func kind(_ field: ArrowColumnType) throws(Failure) -> Kind {
    if field.dictionary != nil { return .category }
    switch field.format {
    case "n": return .missing
    case "b": return .boolean
    case "c", "C", "s", "S", "i", "I", "l", "L", "e", "f", "g": return .number
    case "u", "U", "vu": return .text
    case "tdD": return .date(isLong: false, multiply: 86_400_000, divide: 1)
    case "tdm": return .date(isLong: true, multiply: 1, divide: 1)
    case "tss:": return .date(isLong: true, multiply: 1000, divide: 1)
    case "tsm:": return .date(isLong: true, multiply: 1, divide: 1)
    case "tsu:": return .date(isLong: true, multiply: 1, divide: 1000)
    case "tsn:": return .date(isLong: true, multiply: 1, divide: 1_000_000)
    default:
      let isZoned = field.format.hasPrefix("ts")
      throw Failure(
        ReadingError(
          .cannotHold,
          isZoned
            ? "ARFF cannot hold the time zone of column '\(field.name)'"
            : "ARFF cannot hold column '\(field.name)' of Arrow type '\(field.format)'",
          hint: isZoned ? "convert it to civil time without a zone first" : nil))
    }
  }

  private static func usualType(_ kind: Kind, _ views: [ArrowView]) throws(Failure) -> AttributeType
  {
    switch kind {
    case .missing, .number: return .numeric
    case .boolean: return .nominal(["false", "true"])
    case .text, .label: return .string
    case .date: return .date(.iso8601)
    case .category:
      var labels: [String] = []
      var known = Set<String>()
      for label in views.flatMap(\.labels) where known.insert(label).inserted {
        labels.append(label)
      }
      return .nominal(labels)
    }
  }

  private static func format(_ word: String) throws(Failure) -> DateFormat {
    guard let start = word.firstIndex(of: "'"), let end = word.lastIndex(of: "'"), start < end
    else { return .iso8601 }
    let pattern = String(word[word.index(after: start)..<end])
    guard let format = try? DateFormat(pattern) else {
      throw Failure(argument: "'\(pattern)' is no date format")
    }
    return format
  }

  /// The texts of a column, each once, in the order of their first rows.
  private static func distinct(_ views: [ArrowView]) throws(Failure) -> [String] {
    var known = Set<[UInt8]>()
    var labels: [String] = []
    for view in views {
      for row in 0..<view.count where !view.isNull(row) {
        let text = try view.text(row)
        if known.insert(text).inserted { labels.append(String(decoding: text, as: UTF8.self)) }
      }
    }
    return labels
  }

  /// Sets the cell of a row.
  func set(
    _ rows: inout TableBuilder, column: Int, batch: Int, row: Int
  ) throws(Failure) {
    let view = views[batch]
    if view.isNull(row) { return rows.setMissing(in: column) }
    switch kind {
    case .missing: rows.setMissing(in: column)
    case .number:
      guard let value = view.number(row) else {
        throw cannotHold("a whole number that no double has exactly")
      }
      rows.setNumber(value, in: column)
    case .boolean: try setLabel(&rows, Array((view.bit(row) ? "true" : "false").utf8), column)
    case .category:
      let code = view.number(row) ?? -1
      guard code >= 0, Int(code) < view.labels.count else {
        throw Failure(argument: "column '\(name)' has a code beyond its dictionary")
      }
      try setLabel(&rows, Array(view.labels[Int(code)].utf8), column)
    case .label: try setLabel(&rows, try view.text(row), column)
    case .text:
      let text = try view.text(row)
      guard text.count <= Limits.longestLine else { throw cannotHold("a text so long") }
      guard String(validating: text, as: UTF8.self) != nil else {
        throw cannotHold("a text that is not UTF-8")
      }
      rows.setText(text.span.rawBytes, in: column)
    case .date(let isLong, let multiply, let divide):
      let value = view.integer(row, isLong: isLong)
      let (product, overflows) = value.multipliedReportingOverflow(by: multiply)
      guard !overflows, product % divide == 0 else {
        throw cannotHold("a time finer than a millisecond, or too far away")
      }
      rows.setDate(product / divide, in: column)
    }
  }

  private func setLabel(
    _ rows: inout TableBuilder, _ text: [UInt8], _ column: Int
  ) throws(Failure) {
    guard rows.setLabel(text.span.rawBytes, in: column) else {
      throw Failure(argument: "column '\(name)' has a value that is not among its labels")
    }
  }

  private func cannotHold(_ what: String) -> Failure {
    Failure(ReadingError(.cannotHold, "ARFF cannot hold \(what) (column '\(name)')"))
  }
}
