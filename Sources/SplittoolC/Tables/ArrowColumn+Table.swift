// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import ARFF
internal import ByteKit

extension ArrowColumn {
  /// The rows of a table, as a structure of its columns.
  static func structure(_ table: TableBox, _ rows: Range<Int>, views: Bool) -> ArrowColumn {
    var array = ArrowColumn(length: rows.count, buffers: [.none])
    array.children = table.value.columns.map { ArrowColumn($0, rows, table, views: views) }
    return array
  }

  /// Rows of a column; numbers, labels and dates stay where they are.
  init(_ column: Column, _ rows: Range<Int>, _ owner: TableBox, views: Bool) {
    let validity = Self.validity(column.missing, rows)
    self.init(length: rows.count, nullCount: validity.nulls, buffers: [validity.buffer])
    switch column {
    case .numbers(let column): buffers.append(Self.memory(column.values, rows, owner))
    case .dates(let column): buffers.append(Self.memory(column.milliseconds, rows, owner))
    case .labels(let column):
      buffers.append(Self.memory(column.codes, rows, owner))
      dictionary = [Self.texts(column.labels)]
    case .texts(let column):
      buffers += views ? Self.views(column, rows) : Self.texts(column, rows)
    case .bags(let column):
      var offsets = ByteSink()
      var next = 0
      var inner: Range<Int>?
      offsets.append(littleEndian: Int32(0))
      for row in rows {
        let bag = column.rows(at: row)
        next += bag.count
        if !bag.isEmpty { inner = (inner?.lowerBound ?? bag.lowerBound)..<bag.upperBound }
        offsets.append(littleEndian: Int32(next))
      }
      buffers.append(ArrowBuffer(offsets))
      let table = TableBox(column.table)
      children = [Self.structure(table, inner ?? 0..<0, views: views)]
    }
  }

  /// The memory of a column from a row on.
  private static func memory<T: BitwiseCopyable>(
    _ values: Span<T>, _ rows: Range<Int>, _ owner: TableBox
  ) -> ArrowBuffer {
    // SAFE: the table, which the buffer keeps, holds the memory and never moves it.
    values.extracting(rows).withUnsafeBytes {
      ArrowBuffer(start: $0.baseAddress, owner: owner)
    }
  }

  /// The bits of the values that are there: the missing ones turned around.
  private static func validity(
    _ missing: MissingRows?, _ rows: Range<Int>
  ) -> (buffer: ArrowBuffer, nulls: Int) {
    guard let missing else { return (.none, 0) }
    var sink = ByteSink()
    var nulls = 0
    var row = rows.lowerBound
    while row < rows.upperBound {
      var word: UInt64
      let count = min(64, rows.upperBound - row)
      if row & 63 == 0 {
        word = missing.words[row >> 6]
      } else {
        word = missing.words[row >> 6] >> UInt64(row & 63)
        if row >> 6 + 1 < missing.words.count {
          word |= missing.words[row >> 6 + 1] << UInt64(64 - row & 63)
        }
      }
      if count < 64 { word &= (1 << UInt64(count)) - 1 }
      nulls += word.nonzeroBitCount
      sink.append(littleEndian: ~word)
      row += 64
    }
    return nulls == 0 ? (.none, 0) : (ArrowBuffer(sink), nulls)
  }

  /// Offsets and bytes of texts.
  private static func texts(_ column: TextColumn, _ rows: Range<Int>) -> [ArrowBuffer] {
    var offsets = ByteSink()
    var bytes = ByteSink()
    offsets.append(littleEndian: Int32(0))
    for row in rows {
      bytes.append(column.bytes(at: row))
      offsets.append(littleEndian: Int32(bytes.count))
    }
    return [ArrowBuffer(offsets), ArrowBuffer(bytes)]
  }

  /// Views of texts: up to twelve bytes in place, longer ones in a buffer behind.
  private static func views(_ column: TextColumn, _ rows: Range<Int>) -> [ArrowBuffer] {
    var views = ByteSink()
    var long = ByteSink()
    for row in rows {
      let text = column.bytes(at: row)
      views.append(littleEndian: Int32(text.byteCount))
      if text.byteCount <= 12 {
        views.append(text)
        for _ in text.byteCount..<12 { views.append(UInt8(0)) }
      } else {
        views.append(text.extracting(0..<4))
        views.append(littleEndian: Int32(0))
        views.append(littleEndian: Int32(long.count))
        long.append(text)
      }
    }
    var sizes = ByteSink()
    sizes.append(littleEndian: Int64(long.count))
    return [ArrowBuffer(views), ArrowBuffer(long), ArrowBuffer(sizes)]
  }

  /// A column of whole texts, all there: the labels.
  private static func texts(_ labels: [String]) -> ArrowColumn {
    var offsets = ByteSink()
    var bytes = ByteSink()
    offsets.append(littleEndian: Int32(0))
    for label in labels {
      bytes.append(label)
      offsets.append(littleEndian: Int32(bytes.count))
    }
    return ArrowColumn(
      length: labels.count, buffers: [.none, ArrowBuffer(offsets), ArrowBuffer(bytes)])
  }

  /// How many bytes of text the rows of a column have.
  static func textSize(_ column: TextColumn, _ row: Int) -> Int {
    column.bytes(at: row).byteCount
  }
}

/// A table that C structures keep alive.
final class TableBox: Sendable {
  let value: Table

  init(_ value: Table) {
    self.value = value
  }
}
