// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

package import ByteKit

/// Writes a Parquet file of flat columns, one row group after the other.
///
/// Pages are of version 1, which every reader knows, each with its checksum; chunks have statistics.
/// The footer has a checksum of its own under ``FileMetadata/checksumKey``. The same rows in the same
/// groups give the same bytes; columns are encoded on all processors.
package struct ParquetWriter {
  private let columns: [ParquetColumn]
  private let compression: PageCompression
  private var groups: [(chunks: [WrittenChunk.Summary], rowCount: Int)] = []
  private var offset = 0

  /// Prepares to write columns.
  package init(_ columns: [ParquetColumn], compression: PageCompression) {
    self.columns = columns
    self.compression = compression
  }

  /// Appends what comes before the rows.
  package mutating func begin(into sink: inout ByteSink) {
    sink.append("PAR1")
    offset = 4
  }

  /// Appends a row group.
  ///
  /// - Precondition: All columns have values, and the same number of them.
  package mutating func append(_ values: [ColumnValues], into sink: inout ByteSink) {
    precondition(values.count == columns.count, "a row group of other columns")
    precondition(values.allSatisfy { $0.count == values[0].count }, "columns of different lengths")
    let chunks = Parallel.map(values.count) { [columns, compression] index in
      WrittenChunk(values[index], columns[index], compression)
    }
    var summaries: [WrittenChunk.Summary] = []
    for chunk in chunks {
      summaries.append(chunk.summary(at: offset))
      sink.append(chunk.bytes.bytes)
      offset += chunk.bytes.count
    }
    groups.append((summaries, values[0].count))
  }

  /// Appends the footer, with what there is to say about the file.
  package mutating func finish(
    facts: [(key: String, value: String)], into sink: inout ByteSink
  ) {
    var writer = ThriftWriter()
    let zeros = "00000000"
    writer.append { footer in
      footer.write(1, int32: 2)
      footer.writeList(2, of: .structure, count: columns.count + 1)
      footer.append { root in
        root.write(4, text: "schema")
        root.write(5, int32: columns.count)
      }
      for column in columns { column.write(to: &footer) }
      footer.write(3, int64: groups.reduce(0) { $0 + $1.rowCount })
      footer.writeList(4, of: .structure, count: groups.count)
      for (number, group) in groups.enumerated() {
        write(group.chunks, rowCount: group.rowCount, number, to: &footer)
      }
      Facts.write(5, facts + [(FileMetadata.checksumKey, zeros)], to: &footer)
      footer.write(6, text: "splittool")
      footer.writeList(7, of: .structure, count: columns.count)
      for _ in columns { footer.append { $0.write(1) { _ in } } }
    }
    append(footer: writer.takeBytes().bytes, zeros: zeros, to: &sink)
  }

  /// Appends the footer with its checksum in the place of zeros.
  private func append(footer: RawSpan, zeros: String, to sink: inout ByteSink) {
    // The entry is the last of its list; what follows are two bytes of the structures' ends, the
    // writer's name, and the orders of columns.
    var place = footer.byteCount - zeros.utf8.count
    while footer.text(place..<(place + zeros.utf8.count)) != zeros { place -= 1 }
    let sum = FileMetadata.checksum(footer, zeroing: place, count: zeros.utf8.count)
    sink.append(footer.extracting(0..<place))
    sink.append(FileMetadata.hexadecimal(sum))
    sink.append(footer.extracting((place + zeros.utf8.count)..<footer.byteCount))
    sink.append(littleEndian: UInt32(footer.byteCount))
    sink.append("PAR1")
  }

  private func write(
    _ chunks: [WrittenChunk.Summary], rowCount: Int, _ number: Int, to writer: inout ThriftWriter
  ) {
    writer.append { group in
      group.writeList(1, of: .structure, count: chunks.count)
      for chunk in chunks { chunk.write(to: &group) }
      group.write(2, int64: chunks.reduce(0) { $0 + $1.unpackedSize })
      group.write(3, int64: rowCount)
      if let first = chunks.first { group.write(5, int64: first.offset) }
      group.write(6, int64: chunks.reduce(0) { $0 + $1.size })
      // Readers that know ordinals take two bytes for them.
      if number <= Int16.max { group.write(7, int16: number) }
    }
  }
}
