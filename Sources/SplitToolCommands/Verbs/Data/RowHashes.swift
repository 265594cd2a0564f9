// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import ARFF
internal import ByteKit

/// A hash of each row's values; equal rows have equal hashes.
enum RowHashes {
  /// Hashes all rows, column by column.
  static func hashes(of table: Table) -> [UInt64] {
    var hashes = [UInt64](repeating: 0, count: table.rowCount)
    for column in table.columns {
      for row in hashes.indices { hashes[row] = mix(hashes[row] ^ value(column, row)) }
    }
    return hashes
  }

  private static func value(_ column: Column, _ row: Int) -> UInt64 {
    if column.missing?[row] == true { return 0x9E37_79B9_7F4A_7C15 }
    switch column {
    // Zero and minus zero are equal.
    case .numbers(let numbers): return (numbers.values[row] + 0).bitPattern
    case .labels(let labels): return UInt64(truncatingIfNeeded: labels.codes[row])
    case .dates(let dates): return UInt64(bitPattern: dates.milliseconds[row])
    case .texts(let text): return hash(text.bytes(at: row))
    case .bags(let bags):
      var sum: UInt64 = 1
      for inner in bags.rows(at: row) {
        for column in bags.table.columns { sum = mix(sum ^ value(column, inner)) }
      }
      return sum
    }
  }

  private static func hash(_ bytes: RawSpan) -> UInt64 {
    var sum = UInt64(bytes.byteCount)
    for index in 0..<bytes.byteCount { sum = (sum ^ UInt64(bytes[index])) &* 0x100_0000_01B3 }
    return sum
  }

  /// The finalizer of SplitMix64.
  private static func mix(_ value: UInt64) -> UInt64 {
    var value = value &+ 0x9E37_79B9_7F4A_7C15
    value = (value ^ value >> 30) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ value >> 27) &* 0x94D0_49BB_1331_11EB
    return value ^ value >> 31
  }
}
