// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import ByteKit
internal import Hashing
internal import SplitModel

/// Writes a split set in the layout of ``CompressedLayout``.
struct CompressedEncoder {
  private typealias Transform = CompressedLayout.Transform

  private let split: SplitSet
  private let seedForm: (head: SeedHead, labels: ClassLabels?)?
  private let repeats: [SplitRepeat]
  private let packed: [(transform: Transform, section: Section)]

  init(_ split: SplitSet) {
    self.split = split
    if let form = OpenMLSeedForm.infer(from: split), let head = SeedHead(form) {
      seedForm = (head, form.labels)
      repeats = []
      packed = []
      return
    }
    seedForm = nil
    let canonical = split.repeats.map { $0.canonical() }
    repeats = canonical.map(\.repeat)
    packed = Parallel.map(canonical.count) {
      Self.pack(canonical[$0].repeat, canonical[$0].arrangement)
    }
  }

  func encode(into sink: inout ByteSink) {
    var body = ByteSink()
    Section(tables()).append(to: &body)
    if let seedForm {
      Section(classes(of: seedForm.labels, seedForm.head.classSizes)).append(to: &body)
      let least = seedForm.head.leastFileLength - CompressedLayout.headLength - 8
      while body.count < least { body.append(0) }
    }
    for entry in packed { entry.section.append(to: &body) }
    var file = ByteSink()
    file.append(CompressedLayout.magic)
    file.append(littleEndian: UInt32(CompressedLayout.version))
    file.append(littleEndian: UInt32(0))
    file.append(littleEndian: UInt64(CompressedLayout.headLength + body.count + 8))
    file.append(split.digest().bytes)
    file.append(body.contents)
    file.append(littleEndian: BlockHash.hash(file.contents))
    sink.append(file.contents)
  }

  private func classes(of labels: ClassLabels?, _ sizes: [Int]) -> SharedBytes {
    var sink = ByteSink()
    if let labels { ClassCoder.append(labels.codes, counts: sizes, to: &sink) }
    return sink.takeBytes()
  }

  /// The smallest of the transforms that can hold a repeat; the first of equal ones.
  private static func pack(
    _ block: SplitRepeat, _ arrangement: SplitRepeat.Arrangement
  ) -> (Transform, Section) {
    let isPermutation = arrangement == .permutation
    let ids = block.buffer.rows
    var content = ByteSink()
    BitPacking.append(ids, to: &content)
    var best: (Transform, Section) = (
      isPermutation ? .packedPermutation : .packedLists, Section(content.takeBytes())
    )
    IDDifferences.append(ids, to: &content)
    let differences = Section(content.takeBytes())
    if differences.cost < best.1.cost {
      best = (isPermutation ? .permutationDifferences : .listDifferences, differences)
    }
    if let folds = FoldNumbers(block) {
      folds.append(to: &content)
      let section = Section(content.takeBytes())
      let isJustified =
        block.listedRowCount <= section.range.count * CompressedLayout.maximumIDsPerByte
      if isJustified, section.cost < best.1.cost { best = (.foldNumbers, section) }
    }
    return best
  }

  private func tables() -> SharedBytes {
    var sink = ByteSink()
    sink.append(varint: split.name.utf8.count)
    sink.append(split.name)
    sink.append(varint: SplitLayout.Order.allCases.firstIndex(of: split.layout.order) ?? 0)
    sink.append(varint: split.layout.hasSampleColumn ? 1 : 0)
    sink.append(varint: seedForm == nil ? 0 : 1)
    if let seedForm {
      seedForm.head.append(to: &sink)
      return sink.takeBytes()
    }
    sink.append(varint: repeats.count)
    sink.append(varint: split.count)
    var previous = -1
    for (block, entry) in zip(repeats, packed) {
      sink.append(varint: block.index - previous - 1)
      sink.append(varint: block.cells.count)
      // Fold numbers come back as lists, even where two folds are one permutation.
      let isSorted = entry.transform == .foldNumbers
      sink.append(varint: isSorted ? block.listedRowCount : block.buffer.count)
      sink.append(varint: entry.transform.rawValue)
      previous = block.index
    }
    appendColumn(to: &sink) { $0.foldIndex }
    appendColumn(to: &sink) { $0.sampleIndex }
    appendColumn(to: &sink) { $0.train.count }
    appendColumn(to: &sink) { $0.test.count }
    return sink.takeBytes()
  }

  private func appendColumn(
    to sink: inout ByteSink, _ value: (SplitRepeat.CellPieces) -> Int
  ) {
    var previous = 0
    for block in repeats {
      for cell in block.cells {
        sink.append(zigzag: value(cell) - previous)
        previous = value(cell)
      }
    }
  }
}
