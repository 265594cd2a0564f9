// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

public import Diagnostics

extension Table {
  /// The column of numbers of an attribute.
  ///
  ///     let lengths = try table.numbers("sepallength")
  ///     print(lengths.values[0])
  ///
  /// Give the column a name before you take its span, as here: the optimizer of Swift 6.3.1 ends with
  /// a fatal error on some spans of temporaries.
  ///
  /// - Throws: ``ReadingError`` with code `no-such-attribute` and the name that may have been meant,
  ///   or `wrong-attribute` if it holds other values.
  public func numbers(_ name: String) throws(ReadingError) -> NumberColumn {
    guard case .numbers(let column) = try column(name) else { throw wrong(name, "numbers") }
    return column
  }

  /// The column of labels of a nominal attribute.
  ///
  /// - Throws: As ``numbers(_:)``.
  public func labels(_ name: String) throws(ReadingError) -> LabelColumn {
    guard case .labels(let column) = try column(name) else { throw wrong(name, "labels") }
    return column
  }

  /// The column of text of a string attribute.
  ///
  /// - Throws: As ``numbers(_:)``.
  public func texts(_ name: String) throws(ReadingError) -> TextColumn {
    guard case .texts(let column) = try column(name) else { throw wrong(name, "text") }
    return column
  }

  /// The column of civil times of a date attribute.
  ///
  /// - Throws: As ``numbers(_:)``.
  public func dates(_ name: String) throws(ReadingError) -> DateColumn {
    guard case .dates(let column) = try column(name) else { throw wrong(name, "dates") }
    return column
  }

  /// The column of an attribute, of whatever type.
  ///
  /// - Throws: ``ReadingError`` with code `no-such-attribute`.
  public func column(_ name: String) throws(ReadingError) -> Column {
    if let column = self[name] { return column }
    throw ReadingError(
      .noSuchAttribute, "the table has no attribute '\(name)'",
      hint: NearestName.hint(for: name, in: attributes.lazy.map(\.name)))
  }

  private func wrong(_ name: String, _ wanted: String) -> ReadingError {
    let type = index(of: name).map { attributes[$0].type.word } ?? "other"
    return ReadingError(
      .wrongAttribute, "the attribute '\(name)' is \(type), it does not hold \(wanted)")
  }

  /// The numbers of several attributes, row by row; a missing one is NaN.
  ///
  /// Columns of labels give their codes. The matrix is rows × names.
  ///
  /// - Throws: As ``numbers(_:)``.
  /// - Complexity: O(*n*) for *n* numbers, which are copied.
  public func matrix(of names: [String]) throws(ReadingError) -> Matrix {
    var values = [Double](repeating: .nan, count: rowCount * names.count)
    for (place, name) in names.enumerated() {
      switch try column(name) {
      case .numbers(let column):
        let numbers = column.values
        for row in numbers.indices { values[row * names.count + place] = numbers[row] }
      case .labels(let column):
        let codes = column.codes
        for row in codes.indices where codes[row] >= 0 {
          values[row * names.count + place] = Double(codes[row])
        }
      case .texts, .dates, .bags: throw wrong(name, "numbers or labels")
      }
    }
    return Matrix(rowCount: rowCount, columnCount: names.count, values: values)
  }
}
