// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
internal import ByteKit
internal import Hashing
internal import SplitModel

/// A compressed file whose checksum and tables were verified.
struct CompressedFile {
  let tables: CompressedTables
  let digest: SHA256Digest
  private let sections: [Section]

  init(_ bytes: SharedBytes, options: ReadingOptions) throws(ReadingError) {
    try Self.verify(bytes.bytes)
    digest = SHA256Digest(bytes: bytes.bytes.array(24..<56))
    var cursor = SectionCursor(bytes, in: CompressedLayout.headLength..<(bytes.count - 8))
    tables = try CompressedTables(
      try Section(&cursor).content(), fileLength: bytes.count, options: options)
    var sections = [Section]()
    switch tables.content {
    case .repeats(let repeats):
      sections.reserveCapacity(repeats.count)
      for _ in repeats { sections.append(try Section(&cursor)) }
    case .seedForm:
      sections.append(try Section(&cursor))
      let filling = try cursor.take(cursor.remaining)
      guard filling.allSatisfy({ bytes.bytes[$0] == 0 }) else {
        throw .trailingBytes(at: filling.lowerBound)
      }
    }
    guard cursor.remaining == 0 else { throw .trailingBytes(at: cursor.offset) }
    self.sections = sections
  }

  private static func verify(_ bytes: RawSpan) throws(ReadingError) {
    guard bytes.starts(with: CompressedLayout.magic) else {
      throw .wrongForm("compressed split")
    }
    guard bytes.byteCount >= CompressedLayout.headLength + 8 else {
      throw .truncated(at: bytes.byteCount, "the head has \(CompressedLayout.headLength) bytes")
    }
    let version = bytes.load(UInt32.self, at: 8)
    guard version == CompressedLayout.version else {
      throw .unsupportedVersion(Int(version), newest: CompressedLayout.version, at: 8)
    }
    let flags = bytes.load(UInt32.self, at: 12)
    guard flags == 0 else { throw .unknownFlags(flags, at: 12) }
    let length = bytes.load(UInt64.self, at: 16)
    if length > UInt64(bytes.byteCount) {
      throw .truncated(at: bytes.byteCount, "the head says that it has \(length) bytes")
    }
    guard length == UInt64(bytes.byteCount) else { throw .trailingBytes(at: Int(length)) }
    let end = bytes.byteCount - 8
    guard BlockHash.hash(bytes.extracting(0..<end)) == bytes.load(UInt64.self, at: end) else {
      throw .badChecksum(of: "the file", at: 0)
    }
  }

  /// The repeat of an index, decoded on its own; a seed form makes all up to it.
  func block(_ index: Int) throws(ReadingError) -> SplitRepeat? {
    switch tables.content {
    case .repeats(let repeats):
      let position = repeats.partitioningIndex { $0.index >= index }
      guard position < repeats.count, repeats[position].index == index else { return nil }
      return try decode(repeats[position], from: sections[position])
    case .seedForm(let head):
      guard index < head.repeats else { return nil }
      return try head.form(try sections[0].content()).makeRepeats(first: index + 1).last
    }
  }

  private func decode(
    _ owner: CompressedTables.Repeat, from section: Section
  ) throws(ReadingError) -> SplitRepeat {
    let content = try section.content()
    let buffer: RowBuffer
    switch owner.transform {
    case .packedPermutation, .packedLists:
      buffer = try BitPacking.read(owner.idCount, from: content)
    case .permutationDifferences, .listDifferences:
      buffer = try IDDifferences.read(owner.idCount, from: content)
    case .foldNumbers:
      buffer = try FoldNumbers(cells: owner.cells, from: content).lists()
    }
    return SplitRepeat(index: owner.index, buffer: buffer, cells: owner.cells)
  }

  /// All repeats, compared with the digest.
  func split() throws(ReadingError) -> SplitSet {
    let split: SplitSet
    switch tables.content {
    case .repeats(let repeats):
      let results = Parallel.map(repeats.count) { position in
        Result { () throws(ReadingError) in
          try decode(repeats[position], from: sections[position])
        }
      }
      var decoded = [SplitRepeat]()
      for result in results { decoded.append(try result.get()) }
      split = SplitSet(name: tables.name, layout: tables.layout, repeats: decoded)
    case .seedForm(let head):
      let form = try head.form(try sections[0].content())
      split = form.makeSplit(name: tables.name, layout: tables.layout)
    }
    let computed = split.digest()
    guard computed == digest else {
      throw .badDigest(found: digest.hexadecimal, computed: computed.hexadecimal)
    }
    return split
  }
}
