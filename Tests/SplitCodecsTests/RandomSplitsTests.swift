// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import ByteKit
import SplitCodecs
import SplitFixtures
import SplitModel
import TestSupport
import Testing

/// Random split sets and random damage through every form; the argument is the seed.
@Suite struct RandomSplitsTests {
  /// A split set of any kind: ordered, sorted, irregular, with empty lists and far indices.
  private func randomSplit(_ generator: inout SeededGenerator) -> SplitSet? {
    let rows = Int.random(in: 1...40, using: &generator)
    let repeats = Int.random(in: 1...3, using: &generator)
    let folds = Int.random(in: 1...min(rows, 6), using: &generator)
    let seed = generator.next()
    switch Int.random(in: 0..<4, using: &generator) {
    case 0:
      return CodecSamples.shuffledFolds(rows: rows, repeats: repeats, folds: folds, seed: seed)
    case 1: return CodecSamples.sortedFolds(rows: rows, repeats: repeats, folds: folds, seed: seed)
    default: return irregularSplit(&generator)
    }
  }

  private func irregularSplit(_ generator: inout SeededGenerator) -> SplitSet? {
    let bits = UInt32.random(in: 1...32, using: &generator)
    var cells = [Fold]()
    for _ in 0..<Int.random(in: 0...8, using: &generator) {
      let indices = (0..<3).map { _ in
        Int.random(in: 0...3, using: &generator) == 0
          ? Int.random(in: 0...FoldID.largestIndex, using: &generator)
          : Int.random(in: 0...3, using: &generator)
      }
      let lists = (0..<2).map { _ in
        (0..<Int.random(in: 0...9, using: &generator)).map { _ in
          min(UInt32.random(in: 0 ... .max, using: &generator) >> (32 - bits), .max - 1)
        }
      }
      cells.append(
        Fold(
          id: FoldID(repeat: indices[0], fold: indices[1], sample: indices[2]),
          train: RowIDs(lists[0]), test: RowIDs(lists[1])))
    }
    // Nothing if two cells have the same place.
    return SplitSet(name: "random \(bits)", cells: cells)
  }

  @Test(arguments: 1...40)
  func `every form gives back what it was given`(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<5 {
      guard let split = randomSplit(&generator) else { continue }
      for codec in SplitRegistry.standard.forms {
        let bytes: [UInt8]
        do throws(ReadingError) {
          bytes = try codec.encode(split)
        } catch {
          #expect(error.code == "cannot-hold", "\(codec.name)")
          continue
        }
        let decoded = try codec.decode(SharedBytes(bytes), options: ReadingOptions())
        #expect(decoded == split, "\(codec.name)")
        #expect(decoded.digest() == split.digest(), "\(codec.name)")
      }
    }
  }

  @Test(arguments: 1...20)
  func `damage gives an error or a split, never a trap`(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let options = ReadingOptions(limits: Limits(folds: 10_000, listedRows: 100_000))
    let samples = CodecSamples.all
    for codec in SplitRegistry.standard.forms {
      let sample = samples[Int.random(in: samples.indices, using: &generator)]
      guard let bytes = try? codec.encode(sample.split), !bytes.isEmpty else { continue }
      for _ in 0..<20 {
        var damaged = bytes
        for _ in 0..<Int.random(in: 1...4, using: &generator) {
          damage(&damaged, &generator)
        }
        if let split = try? codec.decode(SharedBytes(damaged), options: options) {
          #expect(split.listedRowCount <= options.limits.listedRows)
        }
      }
    }
  }

  private func damage(_ bytes: inout [UInt8], _ generator: inout SeededGenerator) {
    guard let place = bytes.indices.randomElement(using: &generator) else { return }
    switch Int.random(in: 0..<4, using: &generator) {
    case 0: bytes[place] = UInt8.random(in: 0 ... .max, using: &generator)
    case 1: bytes[place] = [0, 1, 0x7F, 0x80, 0xFF].randomElement(using: &generator) ?? 0
    case 2: bytes.removeSubrange(place..<min(bytes.count, place + 3))
    default: bytes.insert(contentsOf: bytes[place..<min(bytes.count, place + 9)], at: place)
    }
  }
}
