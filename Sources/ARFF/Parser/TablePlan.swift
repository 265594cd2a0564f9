// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics

/// How the attributes of a table become columns of cells.
///
/// | attribute | cell | missing |
/// | --- | --- | --- |
/// | number | the double's bits | a NaN |
/// | label | code | −1 |
/// | text | ``TextCell`` | 0 |
/// | date | milliseconds | `Int64.min` |
/// | relational | index into the list of bags, plus 1 | 0 |
///
/// A cell of zeros is what a sparse row means by leaving the value out: 0, the first label, the
/// epoch, and missing for text and bags.
final class TablePlan: Sendable {
  /// What a column holds.
  enum Kind: UInt8, Sendable {
    case number, integer, label, text, date, bag
    /// Nothing: the column was not asked for, only the form of its fields is checked.
    case skipped
  }

  /// One column.
  struct Column: Sendable {
    /// What it holds.
    let kind: Kind
    /// Its index among the columns of words, or of codes.
    let slot: Int
    /// Its index among the columns of its kind that have tables of their own.
    let index: Int
    /// Its short labels.
    let labels: ShortLabels.Column
  }

  /// Kind and cells of a column for the innermost loop.
  struct Slot: Sendable {
    /// What the column holds.
    let kind: Kind
    /// Its index among the columns of words, or of codes.
    let slot: Int
    /// Its place among the columns of the table.
    let place: Int
  }

  /// The attributes, as the text declares them.
  let attributes: [Attribute]
  /// The places of the columns of the table, if not all attributes were asked for.
  let chosen: [Int]?
  /// Whether columns of the table are in the order of their attributes.
  let isOrdered: Bool
  private let chosenPlan: TablePlan?

  /// The plan of the table that is made: of the attributes that were asked for.
  var table: TablePlan { chosenPlan ?? self }

  /// The columns, one for each attribute.
  let columns: [Column]
  /// The columns again, with what every field needs.
  let slots: [Slot]
  /// The labels of up to sixteen bytes of all columns.
  let shortLabels: ShortLabels
  /// All labels, by ``Column/index``.
  let labels: [LabelIndex]
  /// The patterns of the dates, by ``Column/index``.
  let formats: [DateFormat]
  /// The plans of the relational attributes, by ``Column/index``.
  let bags: [TablePlan]
  /// The number of columns of words.
  let wordColumns: Int
  /// The number of columns of codes.
  let codeColumns: Int
  /// Whether leaving a value out of a sparse row may be more than a cell of zeros.
  let hasSpecialDefaults: Bool
  /// Whether some column holds text.
  let hasText: Bool

  /// The places of the names.
  let indices: LabelIndex

  /// Plans the columns of attributes.
  init(_ attributes: [Attribute]) {
    var columns: [Column] = []
    var shortLabels = ShortLabels()
    var labels: [LabelIndex] = []
    var formats: [DateFormat] = []
    var bags: [TablePlan] = []
    var words = 0
    var hasSpecialDefaults = false
    var hasText = false
    for attribute in attributes {
      var (kind, index, short) = (Kind.number, 0, ShortLabels.Column())
      switch attribute.type {
      case .numeric, .real: break
      case .integer: kind = .integer
      case .string:
        (kind, hasSpecialDefaults, hasText) = (.text, true, true)
      case .nominal(let values):
        (kind, index) = (.label, labels.count)
        short = shortLabels.add(values)
        labels.append(LabelIndex(values))
        if values.isEmpty { hasSpecialDefaults = true }
      case .date(let format):
        (kind, index) = (.date, formats.count)
        formats.append(format)
      case .relational(let inner):
        (kind, index, hasSpecialDefaults) = (.bag, bags.count, true)
        bags.append(TablePlan(inner))
      }
      let slot = kind == .label ? labels.count - 1 : words
      if kind != .label { words += 1 }
      columns.append(Column(kind: kind, slot: slot, index: index, labels: short))
    }
    self.attributes = attributes
    indices = LabelIndex(attributes.map(\.name))
    self.columns = columns
    (chosen, chosenPlan, isOrdered) = (nil, nil, true)
    slots = columns.enumerated().map { Slot(kind: $1.kind, slot: $1.slot, place: $0) }
    self.shortLabels = shortLabels
    self.labels = labels
    self.formats = formats
    self.bags = bags
    self.hasSpecialDefaults = hasSpecialDefaults
    self.hasText = hasText
    wordColumns = words
    codeColumns = labels.count
  }

  /// Plans the columns of the attributes at some places; those of the others are skipped.
  ///
  /// - Precondition: There is at least one place, and none twice.
  init(_ attributes: [Attribute], keeping places: [Int]) {
    let table = TablePlan(places.map { attributes[$0] })
    // Skipped columns side by side are one run, for which their slots have to be side by side, too.
    var columns = attributes.indices.map {
      Column(kind: .skipped, slot: $0, index: 0, labels: ShortLabels.Column())
    }
    var slots = attributes.indices.map { Slot(kind: .skipped, slot: $0, place: 0) }
    for (index, place) in places.enumerated() {
      columns[place] = table.columns[index]
      slots[place] = table.slots[index]
    }
    self.attributes = attributes
    self.columns = columns
    self.slots = slots
    chosen = places
    chosenPlan = table
    isOrdered = zip(places, places.dropFirst()).allSatisfy { $0 < $1 }
    indices = table.indices
    shortLabels = table.shortLabels
    labels = table.labels
    formats = table.formats
    bags = table.bags
    hasSpecialDefaults = table.hasSpecialDefaults
    hasText = table.hasText
    wordColumns = table.wordColumns
    codeColumns = table.codeColumns
  }

  /// Plans the columns that options ask for.
  ///
  /// - Throws: ``ReadingError`` for a column that is not there.
  static func of(
    _ attributes: [Attribute], _ options: ReadingOptions
  ) throws(ReadingError) -> TablePlan {
    guard let choices = options.columns else { return TablePlan(attributes) }
    return TablePlan(
      attributes, keeping: try ColumnChoice.places(of: choices, in: attributes.map(\.name)))
  }
}
