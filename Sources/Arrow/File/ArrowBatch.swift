// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
internal import ByteKit
internal import Packing

/// The columns of a record batch, each with the buffers that it needs, held against their lengths.
package struct ArrowBatch {
  /// The number of rows.
  package let rowCount: Int
  /// The columns.
  package private(set) var columns: [ArrowArray] = []

  /// Reads the head of a batch of these columns.
  init(
    _ table: FlatTable, _ fields: [ArrowField], _ file: SharedBytes, _ body: Range<Int>
  ) throws(ReadingError) {
    rowCount = try table.int64(0)
    var buffers = try Buffers(table, file, body)
    let nodes = try table.words(1, perElement: 2)
    guard rowCount >= 0, rowCount <= 1 << 40, nodes.count == 2 * fields.count else {
      throw ReadingError(.malformed, "a record batch has other columns than the schema")
    }
    for (index, field) in fields.enumerated() {
      guard nodes[2 * index] == Int64(rowCount) else {
        throw ReadingError(.malformed, "the column '\(field.name)' has another number of rows")
      }
      columns.append(
        try ArrowArray(field, count: rowCount, missing: nodes[2 * index + 1], &buffers))
    }
  }

  /// The buffers of a batch in their order.
  struct Buffers {
    private let file: SharedBytes
    private let body: Range<Int>
    private let places: [Int64]
    private let packing: UInt8?
    private let variadic: [Int64]
    private var next = 0
    private var nextVariadic = 0

    init(_ table: FlatTable, _ file: SharedBytes, _ body: Range<Int>) throws(ReadingError) {
      self.file = file
      self.body = body
      places = try table.words(2, perElement: 2)
      packing = try table.table(3)?.uint8(0)
      variadic = try table.words(4, perElement: 1)
    }

    /// The next buffer, unpacked.
    mutating func take() throws(ReadingError) -> SharedBytes {
      guard next < places.count else {
        throw ReadingError(.malformed, "a record batch has too few buffers")
      }
      let (start, count) = (places[next], places[next + 1])
      next += 2
      guard start >= 0, count >= 0, start <= Int64(body.count), count <= Int64(body.count) - start
      else { throw ReadingError(.malformed, "a buffer lies outside its record batch") }
      let first = body.lowerBound + Int(start)
      let bytes = SharedBytes(slicing: file, first..<(first + Int(count)))
      guard let packing, count > 0 else { return bytes }
      return try Self.unpack(bytes, packing)
    }

    /// How many buffers of long texts the next column has.
    mutating func takeVariadicCount() throws(ReadingError) -> Int {
      guard nextVariadic < variadic.count, let count = Int(exactly: variadic[nextVariadic]),
        count >= 0, count <= places.count
      else { throw ReadingError(.malformed, "a column of texts has no number of buffers") }
      nextVariadic += 1
      return count
    }

    /// Unpacks a buffer, which begins with its length; −1 says that it is not packed after all.
    private static func unpack(
      _ bytes: SharedBytes, _ packing: UInt8
    ) throws(ReadingError) -> SharedBytes {
      guard bytes.count >= 8 else { throw ReadingError(.malformed, "a packed buffer is too short") }
      let count = bytes.bytes.load(Int64.self, at: 0)
      let packed = bytes.bytes.extracting(8..<bytes.count)
      if count == -1 { return SharedBytes(slicing: bytes, 8..<bytes.count) }
      guard count >= 0, count <= Int64(max(16 << 20, 500 * packed.byteCount)) else {
        throw ReadingError(
          .limitExceeded, "a buffer is more than 500 times its bytes when unpacked")
      }
      let unpacked =
        packing == 0
        ? LZ4.decompress(frame: packed, count: Int(count))
        : Zstd.decompress(packed, count: Int(count))
      guard let unpacked else {
        throw ReadingError(.malformed, "a buffer is not \(count) packed bytes")
      }
      return unpacked
    }
  }
}
