// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

package import ByteKit
internal import Gzip

/// Writes an Arrow file: messages of dictionaries and record batches, and a footer that finds them.
///
/// Buffers are not packed and begin at multiples of 64 bytes, so that a program that maps the file
/// uses them in place.
package struct ArrowFileWriter {
  private static let alignment = 64

  private let schema: ArrowSchema
  private var offset = 0
  private var checksum: UInt32 = 0
  private var dictionaries: [ArrowBlock] = []
  private var batches: [ArrowBlock] = []

  /// Prepares to write columns.
  package init(_ schema: ArrowSchema) {
    self.schema = ArrowSchema(
      schema.fields, facts: schema.facts + [(ArrowChecksum.key, ArrowChecksum.place)])
  }

  /// Appends the schema.
  package mutating func begin(into sink: inout ByteSink) {
    emit(Array("ARROW1\0\0".utf8).span.rawBytes, into: &sink)
    emit(schema.message().bytes, into: &sink)
  }

  /// Appends the texts that the codes of a column stand for.
  package mutating func append(dictionary id: Int, _ labels: [String], into sink: inout ByteSink) {
    var texts = ByteSink()
    var ends: [Int] = []
    for label in labels {
      texts.append(label)
      ends.append(texts.count)
    }
    let column = ArrowBuffers(texts: texts.takeBytes(), ends: ends) { _ in false }
    let (batch, bodySize) = Self.batch([column], rowCount: labels.count)
    dictionaries.append(
      append(
        kind: 2, .table([.int64(Int64(id)), batch]), [column], bodySize: bodySize, into: &sink))
  }

  /// Appends rows.
  ///
  /// - Precondition: All columns have that many values.
  package mutating func append(
    _ columns: [ArrowBuffers], rowCount: Int, into sink: inout ByteSink
  ) {
    let (batch, bodySize) = Self.batch(columns, rowCount: rowCount)
    batches.append(append(kind: 3, batch, columns, bodySize: bodySize, into: &sink))
  }

  /// Appends bytes of the file before its footer.
  private mutating func emit(_ bytes: RawSpan, into sink: inout ByteSink) {
    checksum = Gzip.crc32(bytes, continuing: checksum)
    offset += bytes.byteCount
    sink.append(bytes)
  }

  private mutating func emit(zeros count: Int, into sink: inout ByteSink) {
    emit([UInt8](repeating: 0, count: count).span.rawBytes, into: &sink)
  }

  /// Appends the footer.
  package mutating func finish(into sink: inout ByteSink) {
    emit(([255, 255, 255, 255, 0, 0, 0, 0] as [UInt8]).span.rawBytes, into: &sink)
    let footer = FlatValue.table([
      .int16(ArrowSchema.version), schema.flat,
      .words(dictionaries.flatMap(\.words), perElement: 3),
      .words(batches.flatMap(\.words), perElement: 3),
      .tables([.table([.text(ArrowChecksum.key), .text(ArrowChecksum.zeros)])]),
    ]).buffer()
    sink.append(ArrowChecksum.sealed(footer, behind: checksum).bytes)
    sink.append(littleEndian: UInt32(footer.count))
    sink.append("ARROW1")
  }

  /// The head of a record batch, and the bytes of its body.
  private static func batch(
    _ columns: [ArrowBuffers], rowCount: Int
  ) -> (FlatValue, bodySize: Int) {
    var nodes: [Int64] = []
    var places: [Int64] = []
    var size = 0
    for column in columns {
      nodes += [Int64(rowCount), Int64(column.missing)]
      for buffer in column.buffers {
        places += [Int64(size), Int64(buffer.count)]
        size = padded(size + buffer.count)
      }
    }
    let table = FlatValue.table([
      .int64(Int64(rowCount)), .words(nodes, perElement: 2), .words(places, perElement: 2),
    ])
    return (table, size)
  }

  private static func padded(_ size: Int) -> Int { (size + alignment - 1) & ~(alignment - 1) }

  /// Appends a message whose body begins at a multiple of 64 bytes.
  private mutating func append(
    kind: UInt8, _ head: FlatValue, _ columns: [ArrowBuffers], bodySize: Int,
    into sink: inout ByteSink
  ) -> ArrowBlock {
    let message = FlatValue.table([
      .int16(ArrowSchema.version), .uint8(kind), head, .int64(Int64(bodySize)),
    ]).buffer()
    let start = offset
    let body = Self.padded(start + 8 + message.count)
    var head = ByteSink()
    head.append(littleEndian: UInt32.max)
    head.append(littleEndian: UInt32(body - start - 8))
    head.append(message.bytes)
    emit(head.contents, into: &sink)
    emit(zeros: body - offset, into: &sink)
    for column in columns {
      for buffer in column.buffers {
        emit(buffer.bytes, into: &sink)
        emit(zeros: Self.padded(buffer.count) - buffer.count, into: &sink)
      }
    }
    return ArrowBlock(offset: start, headSize: body - start, bodySize: bodySize)
  }
}
