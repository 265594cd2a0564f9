// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
internal import ARFF
internal import Arrow
internal import ByteKit
internal import Parquet

/// The attributes of a Parquet file, and how its values become theirs.
struct ParquetTablePlan {
  private(set) var relation: String
  private(set) var attributes: [Attribute] = []
  private(set) var conversions: [CellConversion] = []

  /// Plans the columns of a file: as the schema of the caller says, or as the file itself does.
  ///
  /// - Throws: ``ReadingError``: `schema-mismatch` for a schema of other columns.
  init(
    _ reader: ParquetReader, _ schema: Header?, _ options: ReadingOptions
  ) throws(ReadingError) {
    let limits = options.limits
    let own = DeclaredAttributes.header(of: reader.fact(DeclaredAttributes.key), limits: limits)
    let categories = Self.categories(reader)
    relation = (schema ?? own)?.relation ?? options.relation
    guard reader.columns.count <= limits.attributes else {
      throw ReadingError(.limitExceeded, "there are more than \(limits.attributes) columns")
    }
    try Self.check(schema, against: reader.columns)
    let declared = Self.byName((schema ?? own)?.attributes ?? [])
    var names: Set<[UInt8]> = []
    for (index, column) in reader.columns.enumerated() {
      let name = Array(column.name.utf8)
      guard names.insert(name).inserted else {
        throw ReadingError(.duplicateAttribute, "two columns are named '\(column.name)'")
      }
      let (conversion, type) = try column.conversion()
      if let attribute = declared[name] {
        if conversion.fits(attribute) {
          append(attribute, conversion)
          continue
        }
        guard schema == nil else {
          throw ReadingError(
            .schemaMismatch,
            "the column '\(column.name)' does not hold values of type \(attribute.type.word)")
        }
      }
      if case .texts = conversion, categories.contains(column.name),
        let labels = try Self.labels(reader, index)
      {
        append(Attribute(column.name, .nominal(labels.labels)), .labels(labels))
      } else {
        append(Attribute(column.name, type), conversion)
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

  private static func byName(_ attributes: [Attribute]) -> [[UInt8]: Attribute] {
    var byName: [[UInt8]: Attribute] = [:]
    for attribute in attributes { byName[Array(attribute.name.utf8)] = attribute }
    return byName
  }

  private static func check(
    _ schema: Header?, against columns: [ParquetColumn]
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

  /// The columns that are categories of text for programs that speak Arrow.
  private static func categories(_ reader: ParquetReader) -> Set<String> {
    guard let text = reader.fact("ARROW:schema"), let bytes = Base64.bytes(of: text),
      let schema = try? ArrowSchema(message: bytes)
    else { return [] }
    return Set(
      schema.fields.compactMap { field in
        guard field.dictionary != nil else { return nil }
        switch field.type {
        case .text, .textView: return field.name
        default: return nil
        }
      })
  }

  /// The labels of a column that is a category: all in the dictionaries of its chunks, in the order
  /// in which they come.
  ///
  /// - Returns: Nothing if some page holds texts instead of codes.
  private static func labels(
    _ reader: ParquetReader, _ column: Int
  ) throws(ReadingError) -> LabelCodes? {
    let labels = LabelCodes([])
    for group in reader.groups.indices where reader.groups[group] > 0 {
      guard let dictionary = try reader.dictionary(of: column, in: group) else { return nil }
      for index in 0..<dictionary.count {
        let (source, range) = dictionary.place(at: index)
        if source.bytes.firstInvalidUTF8(in: range) != nil { return nil }
        labels.insert(source.bytes.array(range))
      }
    }
    return labels
  }
}
