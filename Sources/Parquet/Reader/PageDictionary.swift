// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
package import ByteKit

/// The values that the codes of a chunk stand for.
package struct PageDictionary {
  private var values = ColumnBatch()
  private let kind: ColumnBatch.Kind
  /// The number of values.
  package let count: Int
  /// Tells it from the other dictionaries of its column.
  let number: Int

  /// Reads the values of a dictionary's page, all of them plain.
  init(
    _ page: SharedBytes, _ column: ParquetColumn, count: Int, number: Int
  ) throws(ReadingError) {
    // A value takes a byte at least, so nothing is allocated on the word of the page.
    guard count <= page.count else { throw PageValues.damaged(column) }
    var plain = try PageValues(
      page, in: 0..<page.count, column, .plain, most: count, hasDictionary: false)
    try plain.read(count, nil, into: &values)
    for index in values.texts.indices { values.texts[index].code = Int32(index) }
    kind = column.kind
    self.count = count
    self.number = number
  }

  /// Where the bytes of a text are.
  package func place(at index: Int) -> (source: SharedBytes, range: Range<Int>) {
    values.place(of: values.texts[index])
  }

  /// Appends the values of codes.
  ///
  /// - Returns: Whether all codes are ones of the dictionary.
  func append(_ codes: [Int32], to batch: inout ColumnBatch) -> Bool {
    for code in codes where code < 0 || Int(code) >= count { return false }
    switch kind {
    case .integers: for code in codes { batch.integers.append(values.integers[Int(code)]) }
    case .doubles: for code in codes { batch.doubles.append(values.doubles[Int(code)]) }
    case .texts:
      guard !codes.isEmpty else { return true }
      let source = Int32(batch.sources.count)
      batch.sources.append(values.sources[0])
      batch.dictionary = number
      for code in codes {
        var text = values.texts[Int(code)]
        text.source = source
        batch.texts.append(text)
      }
    }
    return true
  }
}
