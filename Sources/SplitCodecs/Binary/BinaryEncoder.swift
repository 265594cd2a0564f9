// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
internal import ByteKit
internal import Hashing
internal import SplitModel

/// Writes a split set in the layout of ``BinaryLayout``.
struct BinaryEncoder: ~Copyable {
  private let split: SplitSet
  private let repeats: [(repeat: SplitRepeat, arrangement: SplitRepeat.Arrangement)]
  private let identity: BinaryIdentity
  private let digest: SHA256Digest

  /// Takes a split set, and its digest if that is known.
  init(
    _ split: SplitSet, identity: BinaryIdentity, digest: SHA256Digest? = nil
  ) throws(ReadingError) {
    guard split.count <= Int(Int32.max), split.name.utf8.count <= Int(Int32.max) else {
      throw .cannotHold("binary", "more than 2³¹−1 cells or bytes of name")
    }
    self.split = split
    self.identity = identity
    self.digest = digest ?? split.digest()
    repeats = split.repeats.map { $0.canonical() }
  }

  func encode(into sink: inout ByteSink) {
    let sums = checksums()
    let tables = BinaryLayout.headLength + BinaryLayout.filled(split.name.utf8.count, to: 8)
    let unfilled =
      tables + repeats.count * BinaryLayout.repeatLength + split.count * BinaryLayout.cellLength
      + (sums.count + 1) * 8
    let length = BinaryLayout.filled(unfilled, to: BinaryLayout.alignment)
    let payload = repeats.reduce(0) {
      $0 + BinaryLayout.payloadLength(ids: $1.repeat.buffer.count)
    }

    var header = ByteSink()
    appendHead(to: &header, length: length, fileLength: length + payload, blocks: sums.count)
    header.append(split.name)
    header.pad(to: 8)
    appendTables(to: &header)
    for sum in sums { header.append(littleEndian: sum) }
    while header.count < length - 8 { header.append(0) }
    header.append(littleEndian: BlockHash.hash(header.contents))
    sink.append(header.contents)
    for entry in repeats {
      let rows = entry.repeat.buffer.rows
      sink.append(littleEndian: rows)
      for _ in rows.count * 4..<BinaryLayout.payloadLength(ids: rows.count) { sink.append(0) }
    }
  }

  private func appendHead(
    to header: inout ByteSink, length: Int, fileLength: Int, blocks: Int
  ) {
    header.append(BinaryLayout.magic)
    header.append(littleEndian: UInt32(BinaryLayout.version))
    header.append(littleEndian: UInt32(0))
    header.append(littleEndian: UInt64(length))
    header.append(littleEndian: UInt64(fileLength))
    header.append(identity.bytes)
    header.append(digest.bytes)
    header.append(littleEndian: UInt32(split.name.utf8.count))
    let order = SplitLayout.Order.allCases.firstIndex(of: split.layout.order) ?? 0
    header.append(UInt8(order))
    header.append(split.layout.hasSampleColumn ? 1 : 0)
    header.append(littleEndian: UInt16(0))
    header.append(littleEndian: UInt32(repeats.count))
    header.append(littleEndian: UInt32(split.count))
    header.append(littleEndian: UInt64(blocks))
    header.append(littleEndian: UInt64(0))
  }

  private func appendTables(to header: inout ByteSink) {
    for (block, arrangement) in repeats {
      header.append(littleEndian: UInt32(block.index))
      let mark: UInt32 = arrangement == .lists ? 1 << 31 : 0
      header.append(littleEndian: UInt32(block.cells.count) | mark)
      header.append(littleEndian: UInt64(block.buffer.count))
    }
    for (block, _) in repeats {
      for cell in block.cells {
        header.append(littleEndian: UInt32(cell.foldIndex))
        header.append(littleEndian: UInt32(cell.sampleIndex))
        header.append(littleEndian: UInt32(cell.train.count))
        header.append(littleEndian: UInt32(cell.test.count))
      }
    }
  }

  /// The checksums of all blocks, in order.
  private func checksums() -> [UInt64] {
    var sums = [UInt64]()
    for (block, _) in repeats {
      let rows = block.buffer.rows
      let rowsInBlock = BinaryLayout.blockLength / 4
      var start = 0
      while start < rows.count {
        let end = min(rows.count, start + rowsInBlock)
        sums.append(Self.checksum(rows.extracting(start..<end)))
        start = end
      }
    }
    return sums
  }

  /// The checksum of a block as it stands in the file, filling included.
  private static func checksum(_ rows: Span<UInt32>) -> UInt64 {
    if rows.count * 4 % BinaryLayout.alignment == 0, UInt32(littleEndian: 1) == 1 {
      return BlockHash.hash(rows.rawBytes)
    }
    var block = ByteSink()
    block.append(littleEndian: rows)
    block.pad(to: BinaryLayout.alignment)
    return BlockHash.hash(block.contents)
  }
}
