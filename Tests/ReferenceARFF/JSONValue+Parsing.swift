// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

import Diagnostics

extension JSONValue {
  /// A text that is no JSON, and where.
  public struct Malformed: Error {
    /// The byte offset of the first thing that is wrong.
    public let offset: Int
  }

  /// Reads a JSON text.
  public init(parsing bytes: [UInt8]) throws(Malformed) {
    var reader = Reader(bytes: bytes)
    self = try reader.value()
    reader.skipSpace()
    guard reader.index == bytes.count else { throw reader.malformed }
  }

  private struct Reader {
    let bytes: [UInt8]
    var index = 0

    init(bytes: [UInt8]) { self.bytes = bytes }

    var malformed: Malformed { Malformed(offset: index) }
    var next: UInt8? { index < bytes.count ? bytes[index] : nil }

    mutating func skipSpace() {
      while let byte = next, [0x20, 0x09, 0x0A, 0x0D].contains(byte) { index += 1 }
    }

    mutating func take(_ wanted: Unicode.Scalar) -> Bool {
      skipSpace()
      guard next == UInt8(ascii: wanted) else { return false }
      index += 1
      return true
    }

    mutating func value() throws(Malformed) -> JSONValue {
      skipSpace()
      switch next {
      case UInt8(ascii: "{"): return .object(try members())
      case UInt8(ascii: "["): return .array(try items())
      case UInt8(ascii: "\""): return .text(try text())
      case UInt8(ascii: "n"): return try word("null", .null)
      case UInt8(ascii: "t"): return try word("true", .bool(true))
      case UInt8(ascii: "f"): return try word("false", .bool(false))
      default: return .number(try number())
      }
    }

    private mutating func word(
      _ word: String, _ value: JSONValue
    ) throws(Malformed) -> JSONValue {
      guard bytes[index...].starts(with: word.utf8) else { throw malformed }
      index += word.utf8.count
      return value
    }

    private mutating func items() throws(Malformed) -> [JSONValue] {
      index += 1
      var items: [JSONValue] = []
      if take("]") { return items }
      repeat { items.append(try value()) } while take(",")
      guard take("]") else { throw malformed }
      return items
    }

    private mutating func members() throws(Malformed) -> [(name: String, value: JSONValue)] {
      index += 1
      var members: [(name: String, value: JSONValue)] = []
      if take("}") { return members }
      repeat {
        skipSpace()
        let name = try text()
        guard take(":") else { throw malformed }
        members.append((name, try value()))
      } while take(",")
      guard take("}") else { throw malformed }
      return members
    }

    private mutating func number() throws(Malformed) -> Double {
      let start = index
      while let byte = next, "+-.0123456789eE".utf8.contains(byte) { index += 1 }
      let spelling = String(decoding: bytes[start..<index], as: UTF8.self)
      guard let number = Double(spelling) else { throw malformed }
      return number
    }

    private mutating func text() throws(Malformed) -> String {
      guard next == UInt8(ascii: "\"") else { throw malformed }
      index += 1
      var units: [UInt8] = []
      while let byte = next, byte != UInt8(ascii: "\"") {
        index += 1
        guard byte == UInt8(ascii: "\\") else {
          units.append(byte)
          continue
        }
        units += Array(String(Character(try escaped())).utf8)
      }
      guard next != nil else { throw malformed }
      index += 1
      return String(decoding: units, as: UTF8.self)
    }

    private mutating func escaped() throws(Malformed) -> Unicode.Scalar {
      guard let letter = next else { throw malformed }
      index += 1
      switch letter {
      case UInt8(ascii: "n"): return "\n"
      case UInt8(ascii: "r"): return "\r"
      case UInt8(ascii: "t"): return "\t"
      case UInt8(ascii: "b"): return "\u{8}"
      case UInt8(ascii: "f"): return "\u{C}"
      case UInt8(ascii: "u"):
        let unit = try unit()
        if let scalar = Unicode.Scalar(unit) { return scalar }
        guard bytes[index...].starts(with: "\\u".utf8) else { throw malformed }
        index += 2
        let low = try self.unit()
        let value = 0x1_0000 + (unit & 0x3FF) << 10 + (low & 0x3FF)
        guard let scalar = Unicode.Scalar(value) else { throw malformed }
        return scalar
      default: return Unicode.Scalar(letter)
      }
    }

    private mutating func unit() throws(Malformed) -> UInt32 {
      guard index + 4 <= bytes.count else { throw malformed }
      let digits = String(decoding: bytes[index..<index + 4], as: UTF8.self)
      guard let unit = UInt32(digits, radix: 16) else { throw malformed }
      index += 4
      return unit
    }
  }
}
