// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
internal import ARFF
internal import Arrow
internal import ByteKit
internal import Parquet

extension ParquetReader {
  /// The columns as the file describes them, categories with their labels.
  func columnarColumns() throws(ReadingError) -> [ColumnarColumn] {
    let categories = categories
    var result: [ColumnarColumn] = []
    for (index, column) in columns.enumerated() {
      let (conversion, type) = try column.conversion()
      var described = ColumnarColumn(name: column.name, conversion: conversion, type: type)
      if case .texts = conversion, categories.contains(column.name) {
        described.labels = try labels(of: index)
      }
      result.append(described)
    }
    return result
  }

  /// The columns that are categories of text for programs that speak Arrow.
  private var categories: Set<String> {
    guard let text = fact("ARROW:schema"), let bytes = Base64.bytes(of: text),
      let schema = try? ArrowSchema(message: bytes)
    else { return [] }
    return Set(schema.fields.filter { $0.dictionary != nil && $0.type.isText }.map(\.name))
  }

  /// The labels of a category: all in the dictionaries of its chunks, in the order in which they
  /// come.
  ///
  /// - Returns: Nothing if some page holds texts instead of codes.
  private func labels(of column: Int) throws(ReadingError) -> LabelCodes? {
    let labels = LabelCodes([])
    for group in groups.indices where groups[group] > 0 {
      guard let dictionary = try dictionary(of: column, in: group) else { return nil }
      for index in 0..<dictionary.count {
        let (source, range) = dictionary.place(at: index)
        if source.bytes.firstInvalidUTF8(in: range) != nil { return nil }
        labels.insert(source.bytes.array(range))
      }
    }
    return labels
  }
}

extension ArrowType {
  /// Whether values are text.
  var isText: Bool {
    switch self {
    case .text, .textView: true
    default: false
    }
  }
}
