// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
internal import ARFF

/// One column of a columnar file, as the file itself describes it.
struct ColumnarColumn {
  /// The name.
  let name: String
  /// How values become cells.
  let conversion: CellConversion
  /// The attribute that values have if nobody declared another.
  let type: AttributeType
  /// The labels, if the values are a category of text.
  var labels: LabelCodes?
}

/// The attributes of a columnar file, and how its values become theirs.
struct ColumnarPlan {
  private(set) var relation: String
  private(set) var attributes: [Attribute] = []
  private(set) var conversions: [CellConversion] = []

  /// Plans the columns of a file: as the schema of the caller says, or as the header that the file
  /// keeps, or as the file itself does.
  ///
  /// - Throws: ``ReadingError``: `schema-mismatch` for a schema of other columns,
  ///   `duplicate-attribute` for two columns of a name.
  init(
    _ columns: [ColumnarColumn], header text: String?, _ schema: Header?, _ options: ReadingOptions
  ) throws(ReadingError) {
    let own = DeclaredAttributes.header(of: text, limits: options.limits)
    relation = (schema ?? own)?.relation ?? options.relation
    guard columns.count <= options.limits.attributes else {
      throw ReadingError(
        .limitExceeded, "there are more than \(options.limits.attributes) columns")
    }
    guard !columns.isEmpty else { throw ReadingError(.noAttributes, "the file has no columns") }
    try Self.check(schema, against: columns)
    var declared: [[UInt8]: Attribute] = [:]
    for attribute in (schema ?? own)?.attributes ?? [] {
      declared[Array(attribute.name.utf8)] = attribute
    }
    var names: Set<[UInt8]> = []
    for column in columns {
      let name = Array(column.name.utf8)
      guard names.insert(name).inserted else {
        throw ReadingError(.duplicateAttribute, "two columns are named '\(column.name)'")
      }
      if let attribute = declared[name], column.conversion.fits(attribute) {
        append(attribute, column.conversion)
      } else if let attribute = declared[name], schema != nil {
        throw ReadingError(
          .schemaMismatch,
          "the column '\(column.name)' does not hold values of type \(attribute.type.word)")
      } else if let labels = column.labels {
        append(Attribute(column.name, .nominal(labels.labels)), .texts)
      } else {
        append(Attribute(column.name, column.type), column.conversion)
      }
    }
  }

  private mutating func append(_ attribute: Attribute, _ conversion: CellConversion) {
    attributes.append(attribute)
    switch (conversion, attribute.type) {
    case (.texts, .nominal(let labels)): conversions.append(.labels(LabelCodes(labels)))
    default: conversions.append(conversion)
    }
  }

  private static func check(
    _ schema: Header?, against columns: [ColumnarColumn]
  ) throws(ReadingError) {
    guard let schema else { return }
    let names = Set(columns.map { Array($0.name.utf8) })
    for attribute in schema.attributes where !names.contains(Array(attribute.name.utf8)) {
      throw ReadingError(.schemaMismatch, "the file has no column '\(attribute.name)'")
    }
    guard schema.attributes.count == columns.count else {
      throw ReadingError(.schemaMismatch, "the file has columns that the schema does not name")
    }
  }

  /// Refuses rows that cost the file next to nothing and are more than the limit for such cells.
  func check(rowCount: Int, size: Int, _ options: ReadingOptions) throws(ReadingError) {
    // More values for a byte than a file that is no bomb is likely to have.
    let limit = max(options.limits.sparseCells, size * 64)
    guard rowCount <= limit / attributes.count else {
      throw ReadingError(
        .limitExceeded,
        "\(Quantity.grouped(rowCount)) rows are too many for a file of "
          + "\(Quantity.grouped(size)) bytes")
    }
  }

  /// Refuses text that is much more than the file: one of a dictionary may be taken often.
  static func check(textSize: Int, size: Int) throws(ReadingError) {
    guard textSize > 1 << 30, textSize / 500 > size else { return }
    throw ReadingError(
      .limitExceeded, "the texts are more than 500 times the bytes of the file")
  }
}
