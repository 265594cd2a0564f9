// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import ByteKit

/// The values of a column as 64-bit keys: equal values have equal keys, and keys of numbers and
/// dates rise with them.
struct ValueKeys: Sendable {
  /// A key for each row; that of a missing value means nothing.
  let keys: [UInt64]
  /// Which values are missing.
  let missing: MissingRows?

  init(_ column: Column) {
    missing = column.missing
    switch column {
    case .numbers(let numbers):
      let values = numbers.values
      keys = values.indices.map { Self.key(values[$0]) }
    case .labels(let labels):
      let codes = labels.codes
      keys = codes.indices.map { UInt64(bitPattern: Int64(codes[$0])) }
    case .dates(let dates):
      let values = dates.milliseconds
      keys = values.indices.map { UInt64(bitPattern: values[$0]) ^ 1 << 63 }
    case .texts(let texts):
      keys = (0..<texts.count).map { Self.hash(texts.bytes(at: $0)) }
    case .bags(let bags):
      var inner = [UInt64](repeating: 0, count: bags.table.rowCount)
      for column in bags.table.columns { ValueKeys(column).mix(into: &inner) }
      keys = (0..<bags.count).map { row in
        bags.rows(at: row).reduce(1) { Self.mix($0 ^ inner[$1]) }
      }
    }
  }

  /// The keys of the values that are there.
  var present: [UInt64] {
    guard let missing else { return keys }
    return keys.indices.filter { !missing[$0] }.map { keys[$0] }
  }

  /// Adds the values to a hash for each row.
  func mix(into hashes: inout [UInt64]) {
    for row in keys.indices {
      let key = missing?[row] == true ? 0x9E37_79B9_7F4A_7C15 : keys[row]
      hashes[row] = Self.mix(hashes[row] ^ key)
    }
  }

  // MARK: Keys

  /// Turns the sign around, so that keys rise as numbers do; zero and minus zero are equal.
  private static func key(_ value: Double) -> UInt64 {
    let bits = (value + 0).bitPattern
    return bits >> 63 == 0 ? bits | 1 << 63 : ~bits
  }

  /// The number of a key.
  static func number(of key: UInt64) -> Double {
    Double(bitPattern: key >> 63 == 1 ? key & ~(1 << 63) : ~key)
  }

  /// The whole number of a date's key.
  static func integer(of key: UInt64) -> Int64 { Int64(bitPattern: key ^ 1 << 63) }

  private static func hash(_ bytes: RawSpan) -> UInt64 {
    var sum = UInt64(bytes.byteCount) &+ 1
    for index in 0..<bytes.byteCount { sum = (sum ^ UInt64(bytes[index])) &* 0x100_0000_01B3 }
    return mix(sum)
  }

  /// The finalizer of SplitMix64.
  private static func mix(_ value: UInt64) -> UInt64 {
    var value = value &+ 0x9E37_79B9_7F4A_7C15
    value = (value ^ value >> 30) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ value >> 27) &* 0x94D0_49BB_1331_11EB
    return value ^ value >> 31
  }
}
