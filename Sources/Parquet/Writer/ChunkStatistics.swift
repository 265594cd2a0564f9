// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import ByteKit

/// What readers may know of a chunk without reading it: its missing values, its least and greatest.
struct ChunkStatistics: Sendable {
  /// Longer texts would make the footer large; they are left out.
  private static let longest = 64

  private(set) var missing = 0
  private(set) var least: [UInt8]?
  private(set) var greatest: [UInt8]?

  /// Goes through values that are stored as a type.
  init(_ values: ColumnValues, _ type: PhysicalType) {
    switch values {
    case .doubles(let values): count(values)
    case .integers(let values), .stretches(let values): count(values, isShort: type == .int32)
    case .codes(let codes, let labels):
      missing = codes.count { $0 < 0 }
      if let bounds = labels.bounds(of: codes) { keep(bounds.least, bounds.greatest) }
    case .texts(let bytes, let ends, let isMissing): count(bytes, ends, isMissing)
    }
  }

  private mutating func count(_ values: [Double]) {
    var (low, high) = (Double.infinity, -Double.infinity)
    for value in values {
      if value.isNaN {
        missing += 1
      } else {
        low = min(low, value)
        high = max(high, value)
      }
    }
    guard missing < values.count else { return }
    // Zeros of both signs are equal, and readers may hold either against the bounds.
    if low == 0 { low = -0.0 }
    if high == 0 { high = 0.0 }
    keep(Self.bytes(low.bitPattern), Self.bytes(high.bitPattern))
  }

  private mutating func count(_ values: [Int64], isShort: Bool) {
    var (low, high) = (Int64.max, Int64.min)
    for value in values {
      if value == .min {
        missing += 1
      } else {
        low = min(low, value)
        high = max(high, value)
      }
    }
    guard missing < values.count else { return }
    let size = isShort ? 4 : 8
    keep(
      Array(Self.bytes(UInt64(bitPattern: low)).prefix(size)),
      Array(Self.bytes(UInt64(bitPattern: high)).prefix(size)))
  }

  private mutating func count(_ bytes: SharedBytes, _ ends: [Int], _ isMissing: [Bool]) {
    missing = isMissing.count { $0 }
    var (low, high) = (-1, -1)
    let text = bytes.bytes
    func range(_ row: Int) -> Range<Int> { (row == 0 ? 0 : ends[row - 1])..<ends[row] }
    for row in ends.indices where !isMissing[row] {
      if low < 0 || Self.precedes(text, range(row), range(low)) { low = row }
      if high < 0 || Self.precedes(text, range(high), range(row)) { high = row }
    }
    guard low >= 0 else { return }
    let longest = max(range(low).count, range(high).count)
    if longest <= Self.longest { keep(text.array(range(low)), text.array(range(high))) }
  }

  private static func precedes(_ text: RawSpan, _ a: Range<Int>, _ b: Range<Int>) -> Bool {
    let shared = min(a.count, b.count)
    for index in 0..<shared {
      let (left, right) = (text[a.lowerBound + index], text[b.lowerBound + index])
      if left != right { return left < right }
    }
    return a.count < b.count
  }

  private mutating func keep(_ low: [UInt8], _ high: [UInt8]) {
    guard low.count <= Self.longest, high.count <= Self.longest else { return }
    (least, greatest) = (low, high)
  }

  private static func bytes(_ word: UInt64) -> [UInt8] {
    (0..<8).map { UInt8(truncatingIfNeeded: word >> UInt64(8 * $0)) }
  }

  /// Writes them as a field.
  func write(_ field: Int16, to writer: inout ThriftWriter) {
    writer.write(field) { statistics in
      statistics.write(3, int64: missing)
      if let least, let greatest {
        statistics.write(5, bytes: greatest)
        statistics.write(6, bytes: least)
      }
    }
  }
}
