// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

package import Diagnostics
package import ByteKit

/// An Arrow file of flat columns, whose record batches are read one after the other.
///
/// Buffers that are not packed are used in place.
package struct ArrowFileReader {
  private let file: SharedBytes
  private let batches: [ArrowBlock]
  private let dictionaryBlocks: [ArrowBlock]
  /// The columns, and what there is to say about the file.
  package let schema: ArrowSchema

  /// Whether bytes begin like an Arrow file.
  package static func recognizes(_ prefix: RawSpan) -> Bool { prefix.starts(with: "ARROW1\0\0") }

  /// Reads the footer of a file.
  ///
  /// - Throws: ``ReadingError``: `wrong-form`, `truncated`, `malformed`.
  package init(_ file: SharedBytes) throws(ReadingError) {
    let bytes = file.bytes
    guard Self.recognizes(bytes) else {
      let isOld = bytes.starts(with: "FEA1")
      throw ReadingError(
        .wrongForm, at: 0, "an Arrow file begins with ARROW1",
        hint: isOld ? "this is Feather of version 1: write it again with a newer program" : nil)
    }
    let end = bytes.byteCount - 10
    guard end >= 8, bytes.starts(with: "ARROW1", at: end + 4) else {
      throw ReadingError(
        .truncated, at: bytes.byteCount, "the file does not end with ARROW1: its end is missing")
    }
    let length = Int(bytes.load(UInt32.self, at: end))
    guard length <= end - 8 else {
      throw ReadingError(.malformed, at: end, "the footer would be longer than the file")
    }
    let footer = try FlatTable(root: file, in: (end - length)..<end)
    guard let schema = try footer.table(1) else {
      throw ReadingError(.malformed, at: end, "the footer has no schema")
    }
    self.file = file
    self.schema = try ArrowSchema(schema)
    try ArrowChecksum.check(footer, (end - length)..<end, of: file, self.schema)
    dictionaryBlocks = try Self.blocks(footer, 2, before: end - length)
    batches = try Self.blocks(footer, 3, before: end - length)
  }

  /// The number of record batches.
  package var batchCount: Int { batches.count }

  private static func blocks(
    _ footer: FlatTable, _ slot: Int, before end: Int
  ) throws(ReadingError) -> [ArrowBlock] {
    let words = try footer.words(slot, perElement: 3)
    var blocks: [ArrowBlock] = []
    for index in stride(from: 0, to: words.count, by: 3) {
      // The length of the head has four bytes and four of padding.
      let (offset, body) = (Int(words[index]), Int(words[index + 2]))
      let head = Int(Int32(truncatingIfNeeded: words[index + 1]))
      guard offset >= 8, head >= 8, body >= 0, offset <= end, head <= end - offset,
        body <= end - offset - head
      else { throw ReadingError(.malformed, "a message of the file lies outside of it") }
      blocks.append(ArrowBlock(offset: offset, headSize: head, bodySize: body))
    }
    return blocks
  }

  /// The columns of a record batch.
  package func batch(_ index: Int) throws(ReadingError) -> ArrowBatch {
    let block = batches[index]
    let message = try message(block)
    guard try message.uint8(1) == 3, let batch = try message.table(2) else {
      throw ReadingError(.malformed, at: block.offset, "the message is no record batch")
    }
    return try ArrowBatch(batch, schema.fields, file, body(of: block))
  }

  /// The texts that the codes of each dictionary stand for, by its number.
  package func dictionaries() throws(ReadingError) -> [Int: [ArrowArray]] {
    var dictionaries: [Int: [ArrowArray]] = [:]
    for block in dictionaryBlocks {
      let message = try message(block)
      guard try message.uint8(1) == 2, let head = try message.table(2),
        let batch = try head.table(1)
      else { throw ReadingError(.malformed, at: block.offset, "the message is no dictionary") }
      let id = try head.int64(0)
      guard let field = schema.fields.first(where: { $0.dictionary?.id == id }) else { continue }
      let values = try ArrowBatch(
        batch, [ArrowField("values of " + field.name, field.type)], file, body(of: block))
      // Only what is marked as more of the same may come twice.
      let isMore = try head.uint8(2) != 0
      guard dictionaries[id] == nil || isMore else {
        throw ReadingError(.malformed, at: block.offset, "a dictionary comes twice")
      }
      dictionaries[id, default: []].append(values.columns[0])
    }
    return dictionaries
  }

  private func message(_ block: ArrowBlock) throws(ReadingError) -> FlatTable {
    let start = file.bytes.load(UInt32.self, at: block.offset) == .max ? 8 : 4
    return try FlatTable(
      root: file, in: (block.offset + start)..<(block.offset + block.headSize))
  }

  private func body(of block: ArrowBlock) -> Range<Int> {
    let start = block.offset + block.headSize
    return start..<(start + block.bodySize)
  }
}
