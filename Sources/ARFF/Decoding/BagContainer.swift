// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

/// The rows of a bag, one after the other.
struct BagContainer: UnkeyedDecodingContainer {
  let bag: Bag
  let codingPath: [any CodingKey]
  private(set) var currentIndex = 0

  init(bag: Bag, codingPath: [any CodingKey]) {
    self.bag = bag
    self.codingPath = codingPath
  }

  var count: Int? { bag.rows.count }
  var isAtEnd: Bool { currentIndex >= bag.rows.count }

  mutating func decodeNil() -> Bool { false }

  mutating func decode<T: Decodable>(_ type: T.Type) throws -> T {
    try T(from: try superDecoder())
  }

  mutating func nestedContainer<Key: CodingKey>(
    keyedBy type: Key.Type
  ) throws -> KeyedDecodingContainer<Key> {
    try superDecoder().container(keyedBy: type)
  }

  mutating func nestedUnkeyedContainer() throws -> any UnkeyedDecodingContainer {
    try superDecoder().unkeyedContainer()
  }

  /// Decodes the next row.
  mutating func superDecoder() throws -> any Decoder {
    let path = codingPath + [PathKey(currentIndex)]
    guard !isAtEnd else {
      throw DecodingError.valueNotFound(
        Row.self, .init(codingPath: path, debugDescription: "the bag has no more rows"))
    }
    let row = bag.table[row: bag.rows.lowerBound + currentIndex]
    currentIndex += 1
    return RowDecoder(row: row, codingPath: path)
  }
}
