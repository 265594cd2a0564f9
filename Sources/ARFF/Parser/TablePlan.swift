// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

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
  }

  /// The attributes.
  let attributes: [Attribute]
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
    slots = columns.map { Slot(kind: $0.kind, slot: $0.slot) }
    self.shortLabels = shortLabels
    self.labels = labels
    self.formats = formats
    self.bags = bags
    self.hasSpecialDefaults = hasSpecialDefaults
    self.hasText = hasText
    wordColumns = words
    codeColumns = labels.count
  }
}
