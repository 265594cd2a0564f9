// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
internal import ByteKit

extension Table {
  /// Makes a value of each row, by the names of the attributes.
  ///
  ///     struct Iris: Decodable { let sepallength: Double; let `class`: String }
  ///     let flowers = try Table(contentsOf: "iris.arff").rows(as: Iris.self)
  ///
  /// Numbers become any type of numbers that holds them exactly, labels and text become `String` or
  /// enumerations of it, dates `Int64` milliseconds, bags arrays, and missing values optionals.
  ///
  /// - Throws: `DecodingError` with the row and the attribute in its path, or what the type throws.
  public func rows<Element: Decodable>(as type: Element.Type) throws -> [Element] {
    try (0..<rowCount).map { row in
      try Element(from: RowDecoder(row: self[row: row], codingPath: [PathKey(row)]))
    }
  }
}
