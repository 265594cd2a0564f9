// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import ARFF
internal import ByteKit
internal import Diagnostics

extension [UInt8] {
  /// The text that the bytes spell.
  var string: String { String(decoding: self, as: UTF8.self) }

  /// Whether they have these bytes somewhere.
  func contains(_ other: StaticString) -> Bool {
    let bytes = span.rawBytes
    return indices.contains { bytes.starts(with: other, at: $0) }
  }

  /// The number that all of the bytes spell in plain decimal.
  var decimal: Double? { DecimalNumber.parse(span.rawBytes, in: 0..<count) }

  /// The bytes as a value of ARFF: bare if they may be, else in quotes.
  var asValue: [UInt8] {
    var sink = ByteSink()
    sink.append(arffValue: span.rawBytes)
    return sink.array
  }

  /// The bytes as a name of ARFF.
  var asName: [UInt8] {
    var sink = ByteSink()
    sink.append(arffName: string)
    return sink.array
  }

  /// The bytes in quotes of a kind, with the escapes that they need.
  func quoted(by quote: UInt8) -> [UInt8] {
    var result = [quote]
    for byte in self {
      switch byte {
      case 0x0A: result += [0x5C, UInt8(ascii: "n")]
      case 0x0D: result += [0x5C, UInt8(ascii: "r")]
      case 0x00: result += Array("\\000".utf8)
      case 0x5C, quote: result += [0x5C, byte]
      default: result.append(byte)
      }
    }
    return result + [quote]
  }
}

/// White space that is none to ARFF: no-break, typographic and zero-width spaces, byte order marks.
enum OddSpace {
  private static let scalars: [[UInt8]] = {
    let values: [UInt32] = [0xA0, 0x202F, 0x3000, 0xFEFF, 0x200B, 0x2060] + Array(0x2000...0x200A)
    return values.compactMap(Unicode.Scalar.init).map { Array(String($0).utf8) }
  }()

  /// The length of the space that begins at a place; zero if there is none.
  static func length(_ bytes: [UInt8], at place: Int) -> Int {
    guard bytes[place] >= 0xC2 else { return 0 }
    for space in scalars
    where place + space.count <= bytes.count
      && bytes[place..<place + space.count].elementsEqual(space)
    {
      return space.count
    }
    return 0
  }

  /// The range without spaces of any kind at either end.
  static func trimmed(_ bytes: [UInt8], _ range: Range<Int>) -> Range<Int> {
    var start = range.lowerBound
    while start < range.upperBound {
      let length = bytes[start] <= 0x20 ? 1 : Self.length(bytes, at: start)
      guard length > 0 else { break }
      start += length
    }
    var end = range.upperBound
    while end > start {
      if bytes[end - 1] <= 0x20 {
        end -= 1
      } else if let length = [2, 3].first(where: {
        end - $0 >= start && Self.length(bytes, at: end - $0) == $0
      }) {
        end -= length
      } else {
        break
      }
    }
    return start..<end
  }
}
