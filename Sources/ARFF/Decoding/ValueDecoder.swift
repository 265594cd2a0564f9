// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

/// Decodes one value.
struct ValueDecoder: Decoder {
  let value: Value
  let codingPath: [any CodingKey]
  var userInfo: [CodingUserInfoKey: Any] { [:] }

  func container<Key: CodingKey>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
    throw mismatch(type, "a value has no members")
  }

  func unkeyedContainer() throws -> any UnkeyedDecodingContainer {
    guard case .bag(let bag) = value else { throw mismatch([Any].self, "the value is no bag") }
    return BagContainer(bag: bag, codingPath: codingPath)
  }

  func singleValueContainer() -> any SingleValueDecodingContainer { self }

  private func mismatch(_ type: Any.Type, _ reason: String) -> DecodingError {
    .typeMismatch(type, .init(codingPath: codingPath, debugDescription: reason))
  }

  private func missing(_ type: Any.Type) -> DecodingError {
    .valueNotFound(type, .init(codingPath: codingPath, debugDescription: "the value is missing"))
  }
}

extension ValueDecoder: SingleValueDecodingContainer {
  func decodeNil() -> Bool {
    if case .missing = value { return true }
    return false
  }

  func decode<T: Decodable>(_ type: T.Type) throws -> T { try T(from: self) }

  func decode(_ type: Bool.Type) throws -> Bool {
    switch try text(type).lowercased() {
    case "true", "yes", "1": return true
    case "false", "no", "0": return false
    default: throw mismatch(type, "the label is neither true nor false")
    }
  }

  func decode(_ type: String.Type) throws -> String { try text(type) }

  func decode(_ type: Double.Type) throws -> Double {
    switch value {
    case .number(let number): return number
    case .missing: throw missing(type)
    default: throw mismatch(type, "the value is no number")
    }
  }

  func decode(_ type: Float.Type) throws -> Float { Float(try decode(Double.self)) }
  func decode(_ type: Int.Type) throws -> Int { try integer(type) }
  func decode(_ type: Int8.Type) throws -> Int8 { try integer(type) }
  func decode(_ type: Int16.Type) throws -> Int16 { try integer(type) }
  func decode(_ type: Int32.Type) throws -> Int32 { try integer(type) }
  func decode(_ type: Int64.Type) throws -> Int64 { try integer(type) }
  func decode(_ type: UInt.Type) throws -> UInt { try integer(type) }
  func decode(_ type: UInt8.Type) throws -> UInt8 { try integer(type) }
  func decode(_ type: UInt16.Type) throws -> UInt16 { try integer(type) }
  func decode(_ type: UInt32.Type) throws -> UInt32 { try integer(type) }
  func decode(_ type: UInt64.Type) throws -> UInt64 { try integer(type) }

  private func integer<T: FixedWidthInteger>(_ type: T.Type) throws -> T {
    if case .date(let milliseconds) = value, let exact = T(exactly: milliseconds) { return exact }
    guard let exact = T(exactly: try decode(Double.self)) else {
      throw mismatch(type, "the number does not fit")
    }
    return exact
  }

  private func text(_ type: Any.Type) throws -> String {
    switch value {
    case .label(let text), .text(let text): return text
    case .missing: throw missing(type)
    default: throw mismatch(type, "the value is no text")
    }
  }
}
